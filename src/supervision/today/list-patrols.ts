// The patrols of an entity as they were entered: what was looked at, what was found, which photos and orders there are.

import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { pageBy } from '../../base/http/page-by.ts';
import { namer } from '../../base/who/names.ts';
import { standingEntries } from '../../ledger/filed.ts';
import { maskName } from '../../registry/name.ts';
import { photosOf } from '../photos/read-photos.ts';
import { patrolRules } from './checklists.ts';
import type { listPatrols as operation } from './today-api.ts';

type Shown = AnswerOf<typeof operation>['items'][number];

interface Asking {
  readonly reader: Db;
  readonly whole: Db;
  readonly who: Reader;
}

interface Row {
  readonly patrol: string;
  readonly on: string;
  readonly kind: Shown['kind'];
  readonly also: Shown['also'];
  readonly way: Shown['way'];
  readonly checklist: string;
  readonly answers: readonly { readonly item: string; readonly answer: Shown['items'][number]['answer'] }[];
  readonly exception: string | null;
  readonly why: string;
  readonly records: number[];
  readonly before: string | null;
  readonly after: string | null;
  readonly account: string;
  readonly name: string;
}

/** Reads one page of them, by the day on which they were made. */
export async function listPatrols(
  { reader, whole, who }: Asking,
  entityId: number,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<AnswerOf<typeof operation>> {
  const { rows } = await reader.query<Row>(
    `select patrol_id::text as patrol, on_day::text as "on", kind, also, way, checklist, answers, exception, why, records,
       level_before as before, level_after as after, account::text, who as name
     from supervision.patrol where entity_id = $1 and ($2::text is null or on_day::text || ' ' || patrol_id < $2)
     order by on_day::text || ' ' || patrol_id desc limit $3`,
    [entityId, after ?? null, limit + 1],
  );
  const page = pageBy(rows, limit, ({ on, patrol }) => `${on} ${patrol}`);
  const said = await saidOf(whole, entityId, page.items);
  const photos = await photosOf(
    reader,
    entityId,
    page.items.map(({ patrol }) => patrol),
  );
  const named = await namer(
    reader,
    who,
    page.items.map(({ account }) => account),
  );
  const problems = (text: string | null) =>
    text === null || who.permissions.includes('patrol.enter') ? text : maskName(text);
  const items = page.items.map((row): Shown => {
    const { account, name, checklist, answers, exception, ...rest } = row;
    const by = named(account);
    return {
      ...{ ...rest, ...shownChecklist(checklist, answers), by: by === account ? name : by },
      exception: exception === null ? null : (patrolRules().caps.exceptions[exception] ?? null),
      problems: problems(said.get(row.records[0])?.problems ?? null),
      order: said.get(row.records[1])?.number ?? null,
      photos: [...(photos.get(row.patrol) ?? [])],
    };
  });
  return { items, next: page.next };
}

/** What the records say that were filed with them; those that were withdrawn are left out. */
async function saidOf(whole: Db, entityId: number, rows: readonly Row[]) {
  const ids = rows.flatMap(({ records }) => records.map((record) => [entityId, record] as const));
  const standing = await standingEntries(whole, ids);
  return new Map(
    [...standing].map(([record, { number, payload }]) => [
      record,
      { number, problems: typeof payload.problems === 'string' ? payload.problems : null },
    ]),
  );
}

/** The list by which it was looked at; what is no longer on it is shown by its id. */
function shownChecklist(id: string, answers: Row['answers']): Pick<Shown, 'checklist' | 'items'> {
  const checklist = patrolRules().checklists.checklists.find((one) => one.id === id);
  const items = answers.map(({ item, answer }) => {
    const { label, article } = checklist?.items.find((one) => one.id === item) ?? { label: plain(item), article: '' };
    return { label, article, answer };
  });
  return { checklist: checklist?.label ?? plain(id), items };
}

function plain(text: string): Shown['checklist'] {
  return { zh: text, en: text };
}
