// Items that the office adds to the list, over those that are shipped; and its inspectors.

import type { Db } from '../base/db.ts';
import type { InputOf } from '../base/http/operation.ts';
import { Problem } from '../base/problem.ts';
import type { Who } from '../base/who.ts';
import { type Item, listedOn } from './items.ts';
import { shippedItems } from './items-load.ts';
import type { keepInspector as keepOperation } from './plans-api.ts';
import { problems } from './problems.ts';

/** Every item, the office's own over the shipped ones. */
export async function allItems(db: Db): Promise<(Item & { readonly own: boolean })[]> {
  const { rows } = await db.query<{ content: Item }>('select content from inspection.item order by id');
  const own = new Map(rows.map(({ content }) => [content.id, content]));
  const shipped = [...shippedItems().items.values()].filter(({ id }) => !own.has(id));
  return [
    ...shipped.map((item) => ({ ...item, own: false })),
    ...[...own.values()].map((item) => ({ ...item, own: true })),
  ];
}

/** The items of a plan; refuses what is not on the list on the day: 清单之外无检查. */
export async function itemsOf(db: Db, ids: readonly string[], day: string): Promise<Item[]> {
  const known = new Map((await allItems(db)).map((item) => [item.id, item]));
  return ids.map((id) => {
    const item = known.get(id);
    if (!item || !listedOn(item, day)) throw new Problem(problems['inspection.not-on-the-list'], { item: id, day });
    return item;
  });
}

/** Keeps an item; refuses a general one without a cap and a department that is not known. */
export async function keepItem(db: Db, who: Who, at: Date, item: Item): Promise<void> {
  if (!shippedItems().departments.has(item.department))
    throw new Problem(problems['inspection.no-such-department'], { department: item.department });
  if ((item.kind === 'general') !== (item.most !== undefined)) throw new Problem(problems['inspection.item-cap']);
  await db.query(
    `insert into inspection.item (id, content, changed_at, changed_by) values ($1, $2, $3, $4)
     on conflict (id) do update set content = excluded.content, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [item.id, JSON.stringify(item), at, who.id],
  );
}

export type RosterLine = InputOf<typeof keepOperation>['body'];

/** The inspectors, by certificate. */
export async function roster(db: Db): Promise<RosterLine[]> {
  const { rows } = await db.query<RosterLine>(
    `select certificate, name, account, department, knows, avoids, expires_on as expires
     from inspection.inspector order by certificate`,
  );
  return rows;
}

/** Enters an inspector, or what has changed of one. */
export async function keepInspector(db: Db, who: Who, at: Date, line: RosterLine): Promise<void> {
  const { certificate, name, account, department, knows, avoids, expires } = line;
  if (!shippedItems().departments.has(department))
    throw new Problem(problems['inspection.no-such-department'], { department });
  await db.query(
    `insert into inspection.inspector (certificate, name, account, department, knows, avoids, expires_on, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (certificate) do update set name = excluded.name, account = excluded.account,
       department = excluded.department, knows = excluded.knows, avoids = excluded.avoids,
       expires_on = excluded.expires_on, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [certificate, name, account, department, knows, JSON.stringify(avoids), expires, at, who.id],
  );
}
