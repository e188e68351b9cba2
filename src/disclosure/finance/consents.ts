// An entity's consent to be named to an institution on a list: given by itself, for a time; withdrawn like any consent.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { open, openingsOf } from '../../ledger/opening.ts';
import type { listOwnFinance } from './api.ts';
import { financeFacts } from './facts.ts';
import { grantsToday, listAsked, refuseLastDay } from './grants.ts';
import { judge } from './judge.ts';
import { problems } from './problems.ts';
import { financeLists } from './rules.ts';

/** The lists that may be consented to, to which institutions, and which conditions hold; of a level nothing is told. */
export async function ownLists(reader: Db, at: Date, entity: number): Promise<AnswerOf<typeof listOwnFinance>> {
  const granted = await grantsToday(reader, at);
  const held = (await openingsOf(reader, entity)).filter(
    ({ withdrawn, until }) => !withdrawn && until >= iso(shanghaiDay(at)),
  );
  const lists = financeLists().lists.filter((one) => !one.public);
  return {
    items: lists.map(({ id, title, product, article, sense, assumption = null, days, conditions }) => ({
      ...{ id, title, product, article, sense, assumption, days },
      conditions: conditions.map(({ label }) => label),
      institutions: granted
        .filter(({ list }) => list === id)
        .map(({ unit, unitName, purpose }) => ({
          ...{ id: unit, name: unitName, purpose },
          until: held.find((one) => one.list === id && one.unit === unit)?.until ?? null,
        })),
    })),
  };
}

export interface ConsentingToList {
  readonly list: string;
  readonly institution: string;
  readonly until: string;
}

/** Consents; gives the id. Refuses a list of public information, an institution without a grant, and what is consented to already. */
export async function consentToList(
  db: Db,
  who: Reader,
  at: Date,
  entity: number,
  { list, institution, until }: ConsentingToList,
): Promise<string> {
  const rule = listAsked(list);
  if (rule.public) throw new Problem(problems['disclosure.list-needs-no-consent']);
  refuseLastDay(rule, until, at);
  const grant = (await grantsToday(db, at, institution)).find((one) => one.list === list);
  if (!grant) throw new Problem(problems['disclosure.list-not-granted']);
  const today = iso(shanghaiDay(at));
  const standing = (await openingsOf(db, entity)).some(
    (one) => one.list === list && one.unit === institution && !one.withdrawn && one.until >= today,
  );
  if (standing) throw new Problem(problems['disclosure.list-consented']);
  return open(db, who, at, {
    ...{ entity, kind: 'list', list, unit: institution, classes: [], types: null, sources: null, until },
    ...{ purpose: `${rule.title.zh}：${grant.purpose}`, basis: grant.basis },
  });
}

/** Why an entity would be on a list on a day, or not, for the office. */
export async function explainList(db: Db, id: string, entity: number, on: number) {
  const [facts] = await financeFacts(db, [entity], on);
  return judge(listAsked(id), facts, on);
}
