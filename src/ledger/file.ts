// Filing facts: each becomes an entry once, however often it is sent.

import { copyIn } from '../base/copy.ts';
import { shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { inTurns } from '../base/in-turns.ts';
import type { Who } from '../base/who.ts';
import { append, type Draft, head, lockHead, nextEntries } from './append.ts';
import { askBeside, besideNow } from './beside.ts';
import { byIndex } from './by-index.ts';
import { type History, recordedDay, withdrawal } from './filed.ts';
import { contentOf, examine, type Fault, type Filing, fault, names, type Sound } from './filing.ts';
import type { Keeping } from './keeping.ts';
import { linksOf } from './links.ts';
import { problems } from './problems.ts';
import { project } from './projection.ts';
import type { Entry } from './record.ts';

/** What became of a filing. */
export interface Filed {
  readonly state: 'accepted' | 'unchanged' | 'refused';
  /** The record that the filing made, or that says it already; of a refused one the record in its way, if any. */
  readonly recordId?: number;
  /** Of an unchanged one: what has happened since to the record that said this. */
  readonly since?: 'corrected' | 'withdrawn';
  /** Why it was refused. */
  readonly problems: readonly Fault[];
}

/**
 * Files a batch in the caller's transaction and brings ledger.record up to date; one outcome for each filing, in order.
 * A fact is named by entity, type, source and document number: sent again with content that it has or had it is
 * `unchanged`, with other content it is refused. What is accepted bears on the entity's standing from its legal day.
 * The chain is taken when `after` is over; what is read until then is read again where others have filed meanwhile. Who
 * gives it has found the entities in this transaction.
 */
export async function fileEntries(
  db: Db,
  who: Who,
  at: Date,
  filings: readonly Filing[],
  keeping: Keeping,
  after?: Promise<unknown>,
): Promise<Filed[]> {
  const today = shanghaiDay(at);
  const examined = await inTurns(filings, (filing) => examine(filing, keeping, today));
  const sound = examined.filter((one) => 'key' in one);
  const unknown = after ? NOBODY : await strangers(db, sound);
  const links = linksOf(keeping.catalogue);
  const ahead = after && (await askBeside(db, await head(db), sound, links));
  await after;
  const last = await lockHead(db);
  const beside = await (ahead ? besideNow(db, ahead, last, sound, links) : askBeside(db, last, sound, links));
  const { taken, outcomes } = settle(examined, beside.earlier, unknown);
  const written = nextEntries(last, who, at, taken.map(draftOf));
  await Promise.all([
    append(db, last, written),
    fileKeys(db, taken, written, beside.earlier),
    project(db, written, beside.linked, keeping),
  ]);
  return outcomes.map((outcome) =>
    'place' in outcome ? { state: outcome.state, recordId: written[outcome.place].recordId, problems: [] } : outcome,
  );
}

const NOBODY: ReadonlySet<number> = new Set();

/** An outcome whose record is still to be written: its place among those taken. */
interface Pending {
  readonly state: 'accepted' | 'unchanged';
  readonly place: number;
}

function settle(
  examined: readonly (Sound | readonly Fault[])[],
  earlier: ReadonlyMap<string, History>,
  unknown: ReadonlySet<number>,
): { taken: Sound[]; outcomes: (Filed | Pending)[] } {
  const taken: Sound[] = [];
  const places = new Map<string, number>();
  const settleOne = (one: Sound | readonly Fault[]): Filed | Pending => {
    if (!('key' in one)) return { state: 'refused', problems: one };
    const entity = one.filing.entityId;
    if (unknown.has(entity)) return refused(fault(problems['ledger.unknown-entity'], { entity }));
    const place = places.get(one.key);
    if (place !== undefined) return besideInBatch(one, taken[place], place);
    const history = earlier.get(one.key);
    const found = history && besideFiled(one, history);
    if (found) return found;
    places.set(one.key, taken.length);
    return { state: 'accepted', place: taken.push(one) - 1 };
  };
  return { taken, outcomes: examined.map(settleOne) };
}

function besideInBatch(one: Sound, first: Sound, place: number): Filed | Pending {
  if (contentOf(one.type, one.filing.fields) === contentOf(first.type, first.filing.fields))
    return { state: 'unchanged', place };
  return refused(fault(problems['ledger.number-twice-in-batch'], namesOf(one)));
}

/** The outcome beside what is filed under the same number; undefined when the number may be filed anew. */
export function besideFiled(one: Sound, history: History): Filed | undefined {
  const { recordId } = history[0];
  const gone = withdrawal(history);
  if (gone && one.filing.again) return undefined;
  const standing = gone ? [] : history.slice(-1);
  const content = contentOf(one.type, one.filing.fields);
  const says = (entry: Entry) => entry.act !== 'withdraw' && contentOf(one.type, entry.payload) === content;
  if (standing.some(says)) return { state: 'unchanged', recordId, problems: [] };
  if (history.some(says))
    return { state: 'unchanged', recordId, since: gone ? 'withdrawn' : 'corrected', problems: [] };
  const params = { ...namesOf(one), record: recordId };
  if (gone)
    return refused(
      fault(problems['ledger.number-withdrawn'], { ...params, day: recordedDay(gone), why: gone.why }),
      recordId,
    );
  return refused(fault(problems['ledger.number-already-filed'], { ...params, day: recordedDay(history[0]) }), recordId);
}

function refused(problem: Fault, recordId?: number): Filed {
  return { state: 'refused', recordId, problems: [problem] };
}

function namesOf({ type, number, source }: Sound) {
  return { ...names(type), number, source };
}

function draftOf({ filing, type, source, number, recognizedOn }: Sound): Draft {
  const { entityId, fields, why = '' } = filing;
  return { entityId, act: 'file', type: type.id, recognizedOn, source, number, payload: fields, why };
}

/** The entities of filings that the register does not have. */
async function strangers(db: Db, sound: readonly Sound[]): Promise<Set<number>> {
  const asked = [...new Set(sound.map(({ filing }) => filing.entityId))];
  const whole = asked.filter(Number.isSafeInteger);
  const sql = `select asked.entity_id from unnest($1::bigint[]) as asked (entity_id)
    where not exists (select from registry.entity e where e.entity_id = asked.entity_id)`;
  const rows = await byIndex(db, whole.length, sql, [whole]);
  return new Set([...asked.filter((id) => !Number.isSafeInteger(id)), ...rows.map((row) => row.entity_id)]);
}

async function fileKeys(
  db: Db,
  taken: readonly Sound[],
  written: readonly Entry[],
  earlier: ReadonlyMap<string, History>,
): Promise<void> {
  const rows = taken.map(({ normalNumber }, i) => {
    const { entityId, recordId, type, source } = written[i];
    return [entityId, recordId, type, source, normalNumber];
  });
  const isNew = (_: unknown, i: number) => !earlier.has(taken[i].key);
  const types = ['int8', 'int8', 'text', 'text', 'text'] as const;
  const fresh = rows.filter(isNew).sort((a, b) => (a[0] as number) - (b[0] as number));
  if (fresh.length > 0) await copyIn(db, 'ledger.key (entity_id, record_id, type, source, number)', types, fresh);
  for (const row of rows.filter((row, i) => !isNew(row, i)))
    await db.query(
      'update ledger.key set record_id = $2 where entity_id = $1 and type = $3 and source = $4 and number = $5',
      row,
    );
}
