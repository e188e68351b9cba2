// What is due on the spot in some areas, or in a unit: duties that an inspection does, with the kind of it.

import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { DUTY_COLUMNS, dutyIdOf, dutyIn } from '../../duties/one.ts';
import type { DutyRule } from '../../duties/sheet.ts';
import type { Due } from './order.ts';
import { PATROL_KINDS } from './today-api.ts';

/** Rules whose duties an officer does by a visit, by id, with the kind of inspection that does them. */
export type VisitRules = ReadonlyMap<string, { readonly rule: DutyRule; readonly kinds: readonly PatrolKind[] }>;

type PatrolKind = (typeof PATROL_KINDS)[number];

/** Those among all rules. */
export function visitRules(rules: Iterable<DutyRule>): VisitRules {
  return new Map(
    [...rules].flatMap((rule) => {
      const by = rule.fulfilled.find((one) => one.by === 'record' && one.type === 'inspection-result');
      if (by?.by !== 'record' || rule.role !== 'area-officer') return [];
      const among = (by.where as Readonly<Record<string, readonly string[]>>).kind;
      const kinds = among ? PATROL_KINDS.filter((kind) => among.includes(kind)) : PATROL_KINDS;
      return kinds.length > 0 ? [[rule.id, { rule, kinds }] as const] : [];
    }),
  );
}

export interface DueVisit extends Due {
  readonly duty: string;
  readonly rule: DutyRule;
  /** The kinds of inspection that do it. */
  readonly kinds: readonly PatrolKind[];
}

/** The kinds of a visit that does all that is due: that which does most of it, the first above all, then what is left. */
export function kindsOf(dues: readonly DueVisit[]): { readonly kind: PatrolKind; readonly also: PatrolKind[] } {
  const chosen: PatrolKind[] = [];
  for (let left = dues; left.length > 0; left = left.filter(({ kinds }) => !kinds.includes(chosen.at(-1)!))) {
    const does = (kind: PatrolKind) => left.filter(({ kinds }) => kinds.includes(kind)).length;
    chosen.push(left[0].kinds.toSorted((a, b) => does(b) - does(a))[0]);
  }
  const [kind, ...also] = chosen;
  return { kind, also };
}

/** Whether a former order must be seen to have been carried out: its rule is also done by the day noted in the order. */
export function isRecheck({ rule }: DueVisit): boolean {
  return rule.opened.by === 'record' && rule.opened.type === 'rectification-order';
}

/** More than anybody does in a day; what is due first counts. */
const READ = 400;

/** What is open of the areas' entities; without areas, of the unit's. */
export async function duesOf(
  db: Db,
  rules: VisitRules,
  { areas, unit }: { readonly areas: readonly number[]; readonly unit: string },
  today: Day,
): Promise<DueVisit[]> {
  const among = areas.length
    ? `exists (select from supervision.membership m where m.entity_id = d.entity_id and m.area_id = any($3::int[])
         and m.state in ('proposed', 'claimed', 'moving'))`
    : 'd.unit = any($3::text[])';
  return openDues(db, rules, today, among, areas.length ? areas : [unit]);
}

/** What is open of one entity. */
export function duesOfEntity(db: Db, rules: VisitRules, entityId: number, today: Day): Promise<DueVisit[]> {
  return openDues(db, rules, today, 'd.entity_id = any($3::int8[])', [entityId]);
}

async function openDues(
  db: Db,
  rules: VisitRules,
  today: Day,
  among: string,
  values: readonly (number | string)[],
): Promise<DueVisit[]> {
  const { rows } = await db.query(
    `select ${DUTY_COLUMNS} from duties.duty d
     where d.rule = any($1::text[]) and d.opened_on <= $2::date and ${among}
       and d.done_on is null and d.waived_on is null and d.cancelled_on is null
     order by d.due_on, d.entity_id limit ${READ}`,
    [[...rules.keys()], iso(today), values],
  );
  return rows.map((row) => {
    const duty = dutyIn(row);
    const { rule, kinds } = rules.get(duty.rule)!;
    return { entityId: duty.entityId, due: duty.due, approaching: rule.approaching, duty: dutyIdOf(duty), rule, kinds };
  });
}

/** For how many days a patrol keeps off the list what it does: duties are worked out behind the writing. */
const JUST = 2;

/** Without what a patrol of these days has done, though the duty does not say so yet. */
export async function withoutDone(db: Db, dues: readonly DueVisit[], today: Day): Promise<DueVisit[]> {
  const { rows } = await db.query<{ entity_id: number; kind: PatrolKind }>(
    `select distinct entity_id, unnest(also || kind) as kind from supervision.patrol
     where entity_id = any($1::int8[]) and on_day >= $2::date`,
    [[...new Set(dues.map(({ entityId }) => entityId))], iso(today - JUST)],
  );
  const done = new Set(rows.map(({ entity_id, kind }) => `${entity_id} ${kind}`));
  return dues.filter(({ entityId, kinds }) => !kinds.some((kind) => done.has(`${entityId} ${kind}`)));
}
