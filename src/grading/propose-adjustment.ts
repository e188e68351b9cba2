// Adjusting a level by two (重庆第三十七条, 沈河联席会议): what is proposed, what whoever decides reads, and what approval does.

import type { Db } from '../base/db.ts';
import type { Approval, Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { type Proposal, propose } from '../base/who/proposals.ts';
import { documentNumber } from '../ledger/catalogue.ts';
import { classOf } from '../ledger/disclose.ts';
import { asProblem, type Filing } from '../ledger/filing.ts';
import { meantFields } from '../ledger/held-record.ts';
import { problems } from '../ledger/problems.ts';
import type { Fields } from '../ledger/record.ts';
import { recordAt } from '../ledger/record-at.ts';
import { refuseNeedless } from '../ledger/second-person.ts';
import { shownFields } from '../ledger/shown-records.ts';
import { tryFiling } from '../ledger/try-filing.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import type { Bilingual } from '../rulebooks/rulebook.ts';
import { correctAndGrade, fileAndGrade } from './file.ts';
import type { Grading } from './grading.ts';
import { aboutOf, entityIn, placeOf, whyOf } from './proposed-about.ts';

export interface ProposedAdjustment {
  readonly id: string;
  readonly type: string;
  readonly source?: string;
  readonly fields: Fields;
  /** The adjustment that is corrected. */
  readonly record?: number;
  readonly why: string;
}

type Content = Pick<ProposedAdjustment, 'type' | 'source' | 'fields' | 'record'>;

/** Proposes an adjustment, or the correction of one, that could be filed today; gives the number of the proposal. */
export async function proposeAdjustment(
  db: Db,
  reader: Db,
  who: Reader,
  at: Date,
  proposed: ProposedAdjustment,
  grading: Grading,
): Promise<number> {
  const { entityId, content } = await contentOf(reader, proposed, grading);
  const { type, fields, record } = content;
  refuseNeedless(grading.catalogue, type);
  const tried = await tryFiling(reader, at, { ...content, entityId }, grading.keeping, record);
  if (tried.faults.length > 0) throw asProblem(tried.faults);
  if (tried.unchanged) throw new Problem(problems['ledger.nothing-changed'], { record: tried.recordId });
  const number = documentNumber(grading.catalogue.type(type)!, fields);
  const { name, division } = await placeOf(reader, entityId);
  return propose(db, who, at, {
    kind: 'record.adjust',
    about: aboutOf(entityId, record ?? { type, number }),
    subject: `${name} ${number}`,
    division,
    class: classOf(grading.catalogue, type),
    content,
    reason: proposed.why,
  });
}

async function contentOf(
  reader: Db,
  { id, type, source, fields, record }: ProposedAdjustment,
  { catalogue }: Grading,
): Promise<{ entityId: number; content: Content }> {
  if (record === undefined) return { entityId: await entityAt(reader, id), content: { type, source, fields } };
  const held = await recordAt(reader, { id, record });
  const content = { type: held.type, source: held.source, fields: meantFields(held, fields, catalogue), record };
  return { entityId: held.entityId, content };
}

/** The filing that a proposal stands for, and the record that it corrects. */
export async function adjustmentIn(
  reader: Db,
  { about, content }: Proposal,
): Promise<{ filing: Filing; record: number | undefined }> {
  const { record, ...rest } = content as Content;
  return { filing: { ...rest, entityId: await entityIn(reader, about) }, record };
}

/** What an approved adjustment does: the decision is filed or corrected, and its entity is graded anew. */
export function adjustment(grading: Grading): Approval {
  return {
    describe: async (_, { content }) => {
      const { type, fields } = content as Content;
      const shown = shownFields(fields, grading.catalogue.type(type));
      return shown.map(({ name, label, value }) => ({ label, value: nameIn(fields, name, grading) ?? value }));
    },
    act: async ({ db, reader, who, at, proposal, decision }) => {
      const { filing, record } = await adjustmentIn(reader, proposal);
      const { reason, proposedBy } = proposal;
      const why = whyOf({ reason, by: proposedBy.name }, { reason: decision, by: who.name });
      const { entityId, fields } = filing;
      if (record !== undefined) {
        await correctAndGrade(db, who, at, { entityId, recordId: record, fields, why }, grading);
        return;
      }
      const [{ state, problems: faults, recordId }] = await fileAndGrade(db, who, at, [{ ...filing, why }], grading);
      if (state === 'refused') throw asProblem(faults);
      if (state === 'unchanged') throw new Problem(problems['ledger.nothing-changed'], { record: recordId! });
    },
  };
}

/** The name of the rulebook, dimension or level that a field of an adjustment gives by its code. */
function nameIn(fields: Fields, name: string, { books }: Grading): Bilingual | undefined {
  const book = books.get(String(fields.rulebook));
  const dimension = book?.dimensions.find(({ id }) => id === fields.dimension);
  if (name === 'rulebook') return book?.short;
  if (name === 'dimension') return dimension?.label;
  const level = name === 'level' && dimension?.levels.find(({ code }) => code === fields.level);
  if (!level || dimension?.role === 'tier') return level ? level.label : undefined;
  return { zh: `${level.code} ${level.label.zh}`, en: `${level.code} ${level.label.en}` };
}
