// The wing of the enterprises' door for reports that an enterprise issues of itself.

import type { Api, Reader } from '../base/http/api.ts';
import type { Office } from '../disclosure/reports/issue.ts';
import { reportFile } from '../disclosure/reports/shown-reports.ts';
import { internalId } from '../registry/entity.ts';
import { issueOwn, ownReportFiles, ownReports } from './own-reports.ts';
import * as api from './reports-api.ts';

/** Answers what an enterprise asks about reports; `own` gives its entity. */
export function ownReportRoutes(app: Api, office: Office, own: (who: Reader) => number): void {
  app.on(api.listOwnReports, ({ db, who }) => ownReports(db, own(who)));
  app.on(api.issueOwnReport, async ({ db, whole, who, at, body, note }) => {
    const { number } = await issueOwn({ db, whole, who, at }, office, { ...body, entityId: own(who) });
    note({ object: internalId(own(who)), detail: `${number} ${body.kind} ${body.purpose}` });
    return { number };
  });
  app.on(api.downloadOwnReport, async ({ db, who, params: { number, form } }) =>
    reportFile(number, form, await ownReportFiles(db, own(who), number)),
  );
}
