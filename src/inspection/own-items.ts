// Items that the office adds to the list, over those that are shipped; and its inspectors.

import type { Db } from '../base/db.ts';
import type { InputOf } from '../base/http/operation.ts';
import { Problem } from '../base/problem.ts';
import { PERMISSIONS } from '../base/who/permissions.ts';
import type { Who } from '../base/who.ts';
import { internalId } from '../registry/entity.ts';
import { entityAt } from '../registry/entity-id-of.ts';
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

/** Entities that an inspector avoids, by their ids in draws, whatever code they were written by. Refuses a code that nobody has. */
export async function drawIds(reader: Db, avoids: RosterLine['avoids']): Promise<RosterLine['avoids']> {
  const found: RosterLine['avoids'] = [];
  for (const { entity, why } of avoids) {
    const entityId = await entityAt(reader, entity);
    const sql = 'select uscc from registry.entity where entity_id = $1';
    const { rows } = await reader.query<{ uscc: string | null }>(sql, [entityId]);
    found.push({ entity: rows[0]?.uscc ?? internalId(entityId), why });
  }
  return found;
}

/** Accounts whose role may enter results, by name. */
export async function inspectorAccounts(reader: Db): Promise<{ id: string; name: string; unit: string }[]> {
  const roles = PERMISSIONS['visit.enter'];
  const { rows } = await reader.query<{ id: string; name: string; unit: string }>(
    `select a.id::text, a.shown as name, u.name as unit from base.account a join base.unit u on u.id = a.unit
     where a.role = any($1::text[]) and not a.disabled order by u.name, a.shown limit 1000`,
    [roles],
  );
  return rows;
}
