// The door of codes for patrols over HTTP: an officer shows one, and sees whether it was confirmed.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Api } from '../../base/http/api.ts';
import { loadSheets } from '../../duties/load-sheets.ts';
import type { Grading } from '../../grading/grading.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { shownOn } from '../scans/read-visits.ts';
import { readVisitCode, showVisitCode } from '../scans/scan-api.ts';
import { showCode } from '../scans/show-code.ts';
import { type Certificates, sayingOf } from './begin-visit.ts';

/** `certificates` reads the roster of inspectors, which stands above this room. */
export function visitCodeRoutes(app: Api, grading: Grading, certificates: Certificates): void {
  const sheets = loadSheets();
  app.on(showVisitCode, async ({ db, reader, whole, who, at, params, body, note }) => {
    const entityId = await entityAt(reader, params.id);
    const today = shanghaiDay(at);
    const said = await sayingOf({ reader, whole, who, grading, sheets, certificates, today }, entityId, body);
    const { visit, code, endsAt } = await showCode(db, who, at, { entityId, plan: null, officers: [who.id], said });
    note({ detail: `${[body.kind, ...body.also].join('+')} ${body.way} ${visit}` });
    return { visit, code, endsAt: endsAt.toISOString(), said };
  });
  app.on(readVisitCode, async ({ db, who, at, params }) => {
    const on = iso(shanghaiDay(at));
    return { on, ...(await shownOn(db, await entityAt(db, params.id), who.id, on)) };
  });
}
