// What is due on the spot in some areas, or in a unit: duties that an inspection does, with the kind of it.

import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { DUTY_COLUMNS, dutyIdOf, dutyIn } from '../../duties/one.ts';
import type { DutyRule } from '../../duties/sheet.ts';
import type { Due } from './order.ts';

/** Rules whose duties an officer does by a visit, by id, with the kind of inspection that does them. */
export type VisitRules = ReadonlyMap<string, { readonly rule: DutyRule; readonly kind: string }>;

/** Those among all rules. */
export function visitRules(rules: Iterable<DutyRule>): VisitRules {
  return new Map(
    [...rules].flatMap((rule) => {
      const by = rule.fulfilled.find((one) => one.by === 'record' && one.type === 'inspection-result');
      if (by?.by !== 'record' || rule.role !== 'area-officer') return [];
      const [kind = 'routine'] = (by.where as Readonly<Record<string, readonly string[]>>).kind ?? [];
      return [[rule.id, { rule, kind }] as const];
    }),
  );
}

export interface DueVisit extends Due {
  readonly duty: string;
  readonly rule: DutyRule;
  readonly kind: string;
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
    const { rule, kind } = rules.get(duty.rule)!;
    return { entityId: duty.entityId, due: duty.due, approaching: rule.approaching, duty: dutyIdOf(duty), rule, kind };
  });
}
