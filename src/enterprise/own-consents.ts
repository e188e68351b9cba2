// Consents of an enterprise: given to an institution by itself, or noted at the desk for an officer; each is shown and withdrawn here.

import { dayOf, iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { Problem } from '../base/problem.ts';
import { CONSENTED_CLASS, type Consent, consentsOf } from '../ledger/consent.ts';
import { closeOpening, type HeldOpening, open, openingsOf } from '../ledger/opening.ts';
import { takeConsentBack } from '../ledger/propose-consent.ts';
import type { listOwnConsents } from './api.ts';
import { problems } from './problems.ts';

type Answer = AnswerOf<typeof listOwnConsents>;
type Item = Answer['items'][number];

/** For at most so many days, today counted: what a loan takes; longer is asked for again. */
const MOST_CONSENTED_DAYS = 365;

/** What was consented to, the latest first, and the institutions to choose from. */
export async function ownConsents(reader: Db, at: Date, entity: number): Promise<Answer> {
  const today = iso(shanghaiDay(at));
  const openings = (await openingsOf(reader, entity)).map((one) => openingItem(one, today));
  const officers = (await consentsOf(reader, entity)).map((one) => officerItem(one, today));
  return {
    mostDays: MOST_CONSENTED_DAYS,
    institutions: await institutions(reader),
    items: [...openings, ...officers].sort((a, b) => (a.granted < b.granted ? 1 : -1)),
  };
}

async function institutions(reader: Db): Promise<Answer['institutions']> {
  const { rows } = await reader.query<{ id: string; name: string }>(
    `select id, name from base.unit where kind = 'institution' and closed_on is null order by name, id`,
  );
  return rows;
}

function openingItem(one: HeldOpening, today: string): Item {
  const { id, kind, unitName, purpose, basis, granted, until, withdrawn, answered } = one;
  return {
    ...{ id, purpose, granted, until, paper: basis },
    kind: kind === 'consent' ? 'institution' : kind,
    to: unitName ?? '',
    state: withdrawn ? 'withdrawn' : until < today || answered ? 'ended' : 'in-force',
  };
}

function officerItem({ id, purpose, paper, grantedAt, until, withdrawnAt }: Consent, today: string): Item {
  const state = withdrawnAt ? 'withdrawn' : until < today ? 'ended' : 'in-force';
  return { id: String(id), kind: 'officer', to: '', purpose, paper, granted: grantedAt, until, state };
}

export interface Consenting {
  readonly institution: string;
  readonly purpose: string;
  readonly until: string;
}

/** Consents to an institution's looks at records of class 4; gives the id. Refuses a day too far and what is consented to already. */
export async function consentTo(db: Db, who: Reader, at: Date, entity: number, given: Consenting): Promise<string> {
  const today = shanghaiDay(at);
  const last = today + MOST_CONSENTED_DAYS - 1;
  const until = dayOf(given.until)!;
  if (until < today || until > last)
    throw new Problem(problems['enterprise.consent-day'], { first: iso(today), last: iso(last) });
  if (!(await institutions(db)).some(({ id }) => id === given.institution))
    throw new Problem(problems['enterprise.no-such-institution']);
  const standing = (await openingsOf(db, entity)).some(
    (one) => one.kind === 'consent' && one.unit === given.institution && !one.withdrawn && one.until >= iso(today),
  );
  if (standing) throw new Problem(problems['enterprise.consent-given']);
  return open(db, who, at, {
    ...{ entity, kind: 'consent', unit: given.institution, purpose: given.purpose, until: given.until },
    ...{ classes: [CONSENTED_CLASS], types: null, sources: null, basis: who.name },
  });
}

/** Withdraws a consent, whoever noted it; refuses one that is not the entity's or is withdrawn already. */
export async function withdrawOwn(db: Db, who: Reader, at: Date, entity: number, id: string): Promise<void> {
  const why = '本企业收回';
  const done = /^\d+$/.test(id)
    ? await takeConsentBack(db, who, at, { entityId: entity, consent: Number(id), why })
    : await closeOpening(db, who, at, entity, id, why);
  if (!done) throw new Problem(problems['enterprise.no-such-consent']);
}
