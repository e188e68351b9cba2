// Withdrawing a record by two: what is proposed, what whoever decides reads, and what approval does.

import type { Db } from '../base/db.ts';
import type { Approval, Reader } from '../base/http/api.ts';
import { propose } from '../base/who/proposals.ts';
import { classOf } from '../ledger/disclose.ts';
import { entriesOf } from '../ledger/read-entries.ts';
import { recordAt } from '../ledger/record-at.ts';
import { recordPage } from '../ledger/shown-records.ts';
import { withdrawAndGrade } from './file.ts';
import type { Grading } from './grading.ts';
import { aboutOf, entityIn, pathIn, placeOf, recordIn, whyOf } from './proposed-about.ts';

export interface ProposedWithdrawal {
  readonly id: string;
  readonly record: number;
  readonly why: string;
}

/** Proposes to withdraw a standing record that the reader may see; gives the number of the proposal. */
export async function proposeWithdrawal(
  db: Db,
  reader: Db,
  who: Reader,
  at: Date,
  { why, ...path }: ProposedWithdrawal,
  { catalogue }: Grading,
): Promise<number> {
  const { entityId, recordId, type, number } = await recordAt(reader, path);
  const { name, division } = await placeOf(reader, entityId);
  return propose(db, who, at, {
    kind: 'record.withdraw',
    about: aboutOf(entityId, recordId),
    subject: `${name} ${number}`,
    division,
    class: classOf(catalogue, type),
    content: {},
    reason: why,
  });
}

/** What an approved withdrawal does: the record counts no longer, and its entity is graded anew. */
export function withdrawal(grading: Grading): Approval {
  return {
    describe: async (reader, { about }) => {
      const entries = await entriesOf(reader, [await entityIn(reader, about)]);
      const all = recordPage(entries, grading.catalogue, { limit: entries.length }).items;
      const record = all.find((one) => one.record === recordIn(about));
      if (!record) return [];
      const plain = (text: string) => ({ zh: text, en: text });
      return [
        { label: { zh: '记录', en: 'record' }, value: record.what },
        { label: { zh: '来源', en: 'source' }, value: plain(record.source) },
        ...record.shown.map(({ label, value }) => ({ label, value })),
      ];
    },
    act: async ({ db, reader, who, at, proposal: { about, reason, proposedBy }, decision }) => {
      // Nobody decides about what he may not see.
      const { entityId } = await recordAt(reader, pathIn(about));
      const why = whyOf({ reason, by: proposedBy.name }, { reason: decision, by: who.name });
      await withdrawAndGrade(db, who, at, { entityId, recordId: recordIn(about)!, why }, grading);
    },
  };
}
