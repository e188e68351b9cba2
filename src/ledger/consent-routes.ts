// The door of the ledger for the consent of entities.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Api, Reader } from '../base/http/api.ts';
import { namer } from '../base/who/names.ts';
import { internalId } from '../registry/entity.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import { maskName } from '../registry/name.ts';
import { CONSENTED_CLASS, type Consent, consentsOf, MOST_DAYS } from './consent.ts';
import * as api from './consent-api.ts';
import { consenting, proposeConsent, withdrawConsent } from './propose-consent.ts';

/** Answers what is asked about consents. */
export function consentRoutes(app: Api): void {
  app.onApproved('record.consent', consenting);
  app.on(api.listConsents, async ({ db, who, at, params }) => {
    const consents = await consentsOf(db, await entityAt(db, params.id));
    const nameOf = await namer(
      db,
      who,
      consents.map(({ account }) => account),
    );
    return { mostDays: mayNote(who) ? MOST_DAYS : null, items: consents.map((one) => shown(one, who, at, nameOf)) };
  });
  app.on(api.proposeConsent, async ({ db, reader, who, at, params, body, note }) => {
    const proposal = await proposeConsent(db, reader, who, at, { ...params, ...body });
    note({ detail: `${body.paper} ${body.until}` });
    return { proposal };
  });
  app.on(api.withdrawConsent, async ({ db, reader, who, at, params, body, note }) => {
    await withdrawConsent(db, reader, who, at, { ...params, ...body });
    note({ object: `${internalId(await entityAt(reader, params.id))}/consents/${params.consent}`, detail: body.why });
    return { withdrawn: true as const };
  });
}

function mayNote({ classes, permissions }: Reader): boolean {
  return permissions.includes('consent.note') && !classes.includes(CONSENTED_CLASS);
}

function shown(consent: Consent, who: Reader, at: Date, nameOf: (id: string) => string) {
  const { account, consentedBy, until, withdrawnAt, withdrawnBy, withdrawnWhy, ...rest } = consent;
  const withdrawn = withdrawnAt === null ? null : { at: withdrawnAt, by: withdrawnBy ?? '', why: withdrawnWhy ?? '' };
  const over = until < iso(shanghaiDay(at));
  const state = withdrawn ? ('withdrawn' as const) : over ? ('ended' as const) : ('in-force' as const);
  const named = { who: nameOf(account), own: account === who.id, consentedBy: maskName(consentedBy) };
  return { ...rest, ...named, until, withdrawn, state };
}
