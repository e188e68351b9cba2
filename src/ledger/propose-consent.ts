// Noting the consent of an entity by two: what is proposed, what whoever decides reads, what approval does, and its withdrawal.

import { dayOf, iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Approval, Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { propose } from '../base/who/proposals.ts';
import type { Who } from '../base/who.ts';
import { internalId } from '../registry/entity.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import { maskName } from '../registry/name.ts';
import { CONSENTED_CLASS, MOST_DAYS } from './consent.ts';
import { problems } from './problems.ts';

export interface NotedConsent {
  readonly consentedBy: string;
  readonly paper: string;
  readonly purpose: string;
  readonly until: string;
}

/**
 * Proposes to note that an entity consents to this reader's looks at its records of class 4; gives the number of the proposal.
 * Refuses days that are over or too far, and whoever sees them anyway.
 */
export async function proposeConsent(
  db: Db,
  reader: Db,
  who: Reader,
  at: Date,
  { id, ...noted }: NotedConsent & { readonly id: string },
): Promise<number> {
  if (who.classes.includes(CONSENTED_CLASS)) throw new Problem(problems['ledger.consent-needless']);
  refuseDay(noted.until, at);
  const entityId = await entityAt(reader, id);
  const sql = 'select name, division from registry.entity where entity_id = $1';
  const { rows } = await reader.query<{ name: string; division: string | null }>(sql, [entityId]);
  const [{ name, division }] = rows;
  return propose(db, who, at, {
    kind: 'record.consent',
    about: `${internalId(entityId)}/consent/${who.id}`,
    subject: `${name} ${noted.paper}`,
    division: division ?? '',
    content: noted,
    reason: noted.purpose,
  });
}

function refuseDay(until: string, at: Date): void {
  const today = shanghaiDay(at);
  const last = today + MOST_DAYS - 1;
  const day = dayOf(until)!;
  if (day < today || day > last)
    throw new Problem(problems['ledger.consent-day'], { first: iso(today), last: iso(last), days: MOST_DAYS });
}

/** What approval does: from then until its last day the proposer sees the records of class 4. */
export const consenting: Approval = {
  describe: async (_, { content, proposedBy }) => {
    const { consentedBy, paper, purpose, until } = content as NotedConsent;
    const plain = (text: string) => ({ zh: text, en: text });
    return [
      { label: { zh: '谁来查看', en: 'Who would look' }, value: plain(proposedBy.name) },
      { label: { zh: '同意人', en: 'Consented by' }, value: plain(maskName(consentedBy)) },
      { label: { zh: '同意书', en: 'On paper' }, value: plain(paper) },
      { label: { zh: '用途', en: 'Purpose' }, value: plain(purpose) },
      { label: { zh: '到哪天为止（含当天）', en: 'Until and including' }, value: plain(until) },
    ];
  },
  act: async ({ db, reader, who, at, proposal: { id, about, content, proposedBy } }) => {
    const { consentedBy, paper, purpose, until } = content as NotedConsent;
    refuseDay(until, at);
    // Nobody decides about an entity that he may not see.
    const entityId = await entityAt(reader, about.slice(0, about.indexOf('/')));
    await db.query(
      `insert into ledger.consent
         (entity_id, consent_id, account, consented_by, paper, purpose, granted_at, approved_name, until_day)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [entityId, id, proposedBy.id, consentedBy, paper, purpose, at, who.name, until],
    );
  },
};

/** Ends a consent that stands; refuses one that is not there or is withdrawn already. */
export async function withdrawConsent(
  db: Db,
  reader: Db,
  who: Reader,
  at: Date,
  { id, consent, why }: { readonly id: string; readonly consent: number; readonly why: string },
): Promise<void> {
  const entityId = await entityAt(reader, id);
  if (!(await takeConsentBack(db, who, at, { entityId, consent, why })))
    throw new Problem(problems['ledger.no-such-consent'], { consent });
}

/** Ends a consent that stands; false when there is none such. */
export async function takeConsentBack(
  db: Db,
  who: Who,
  at: Date,
  { entityId, consent, why }: { readonly entityId: number; readonly consent: number; readonly why: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update ledger.consent set withdrawn_at = $3, withdrawn_name = $4, withdrawn_why = $5
     where entity_id = $1 and consent_id = $2 and withdrawn_at is null`,
    [entityId, consent, at, who.name, why],
  );
  return rowCount > 0;
}
