// The door of the enterprises' own site: every answer is about the entity that the account is bound to, and about no other.

import { dayOf, shanghaiDay } from '../base/day.ts';
import type { Api, Reader } from '../base/http/api.ts';
import { boundTo, endDelegate } from '../base/who/bound-accounts.ts';
import type { Office } from '../disclosure/reports/issue.ts';
import { loadSheets } from '../duties/load-sheets.ts';
import type { Grading } from '../grading/grading.ts';
import { formOf } from '../ledger/form.ts';
import type { Fields } from '../ledger/record.ts';
import { internalId } from '../registry/entity.ts';
import { loadWarningSheets } from '../supervision/warnings/load-sheets.ts';
import { inviteDelegate, openInvitations, withdrawInvitation } from './activation.ts';
import * as api from './api.ts';
import { casesRoutes } from './cases-routes.ts';
import { deskRoutes } from './desk.ts';
import { honoursRoutes } from './honours-routes.ts';
import { consentTo, ownConsents, withdrawOwn } from './own-consents.ts';
import { ownCounts } from './own-counts.ts';
import { ownDuties, toldWarnings } from './own-duties.ts';
import { ownEntity, ownLicences, ownRecords } from './own-file.ts';
import { fileForSelf, ownTypes, tryOwn } from './own-filing.ts';
import { ownLooks } from './own-looks.ts';
import { checkupOf, ownExplanation, ownStandings } from './own-standings.ts';
import { ownReportRoutes } from './reports-routes.ts';
import { rightsIn } from './rights.ts';
import { rightsRoutes } from './rights-routes.ts';
import { visitsRoutes } from './visits-routes.ts';

/** Answers what an enterprise asks about itself, and the desk that opens its site. */
export function enterpriseRoutes(app: Api, office: Office): void {
  const { grading, seal } = office;
  deskRoutes(app);
  file(app, grading);
  owed(app, grading);
  opened(app);
  delegates(app);
  rightsRoutes(app, grading.catalogue, seal, own);
  casesRoutes(app, grading, seal, own);
  visitsRoutes(app, grading.catalogue, own);
  honoursRoutes(app, grading, own);
  ownReportRoutes(app, office, own);
}

/** The entity of an account; whoever is bound to none has no file of his own. */
function own({ entity }: Reader): number {
  if (entity === undefined) throw new Error('the account is bound to no entity');
  return entity;
}

function file(app: Api, grading: Grading): void {
  const { catalogue } = grading;
  const sheets = loadSheets();
  app.on(api.readOwn, async ({ db, who, at }) => ({
    entity: await ownEntity(db, own(who)),
    rights: rightsIn(who.permissions),
    owner: who.permissions.includes('own.delegate'),
    counts: await ownCounts(db, { catalogue, sheets }, own(who), at),
  }));
  app.on(api.listOwnRecords, ({ db, who, query }) => ownRecords(db, catalogue, own(who), query));
  app.on(api.listOwnStandings, ({ db, who, at }) => ownStandings(db, grading, own(who), shanghaiDay(at)));
  app.on(api.explainOwn, ({ db, who, at, params, query }) => {
    const on = query.on === undefined ? shanghaiDay(at) : dayOf(query.on)!;
    return ownExplanation(db, grading, own(who), { rulebook: params.rulebook, on });
  });
  app.on(api.readCheckup, ({ db, who, at }) => checkupOf(db, grading, own(who), at));
  app.on(api.listOwnLicences, async ({ db, who, at }) => ({
    items: await ownLicences(db, catalogue, own(who), shanghaiDay(at)),
  }));
}

function owed(app: Api, grading: Grading): void {
  const sheets = loadSheets();
  const warnings = new Map(loadWarningSheets().flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const)));
  app.on(api.listOwnDuties, async ({ db, who, at }) => {
    const today = shanghaiDay(at);
    return {
      items: await ownDuties(db, sheets, own(who), today),
      warnings: await toldWarnings(db, warnings, own(who), today),
    };
  });
  app.on(api.listOwnForms, async () => ({ items: ownTypes(grading.catalogue).map(formOf) }));
  app.on(api.previewOwn, ({ reader, who, at, body }) =>
    tryOwn(reader, at, grading, own(who), { ...body, fields: body.fields as Fields }),
  );
  app.on(api.fileOwn, async ({ db, who, at, body, note }) => {
    const { type, fields } = body;
    const filed = await fileForSelf(db, who, at, grading, { entity: own(who), type, fields: fields as Fields });
    note({ object: `${internalId(own(who))}/records/${filed.record}`, detail: type });
    return filed;
  });
}

function opened(app: Api): void {
  app.on(api.listOwnLooks, ({ db, who, query }) => ownLooks(db, internalId(own(who)), query));
  app.on(api.listOwnConsents, ({ db, who, at }) => ownConsents(db, at, own(who)));
  app.on(api.giveConsent, async ({ db, who, at, body, note }) => {
    const id = await consentTo(db, who, at, own(who), body);
    note({ object: `${internalId(own(who))}/openings/${id}`, detail: `${body.institution} ${body.until}` });
    return { id };
  });
  app.on(api.endConsent, async ({ db, who, at, params, note }) => {
    await withdrawOwn(db, who, at, own(who), params.id);
    note({ object: `${internalId(own(who))}/openings/${params.id}` });
    return { withdrawn: true as const };
  });
}

function delegates(app: Api): void {
  app.on(api.listDelegates, async ({ db, who, at }) => {
    const accounts = await boundTo(db, own(who));
    const invitations = await openInvitations(db, at, own(who));
    return {
      accounts: accounts.map(({ permissions, ...one }) => ({
        ...one,
        ...{ owner: permissions === null, own: one.id === who.id, rights: rightsIn(permissions) },
      })),
      invitations: invitations.map(({ permissions, ...one }) => ({ ...one, rights: rightsIn(permissions) })),
    };
  });
  app.on(api.inviteDelegate, async ({ db, who, at, body, note }) => {
    const { code, expires } = await inviteDelegate(db, who, at, own(who), body.rights);
    note({ object: internalId(own(who)), detail: body.rights.join(' ') });
    return { code, expires: expires.toISOString() };
  });
  app.on(api.endDelegate, async ({ db, who, params }) => {
    await endDelegate(db, own(who), params.id);
    return { ended: true as const };
  });
  app.on(api.endInvitation, async ({ db, who, at, params }) => {
    await withdrawInvitation(db, at, own(who), params.id);
    return { withdrawn: true as const };
  });
}
