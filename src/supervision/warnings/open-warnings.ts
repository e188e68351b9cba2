// The open warnings of some entities, the pressing ones in front: for whoever visits, registers or lists them.

import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Label } from '../../duties/sheet.ts';
import { daysIn, stagesOf, stateIs, type WarningRow } from './list-warnings.ts';
import type { Colour, Urgency, WarningRule } from './sheet.ts';
import { stageOn } from './state.ts';

export interface OpenWarning {
  readonly entityId: number;
  readonly rule: string;
  readonly label: Label;
  readonly article: string;
  readonly colour: Colour;
  readonly urgency: Urgency;
  readonly remedy: Label;
}

/** By entity; those without are not in it. */
export async function openWarnings(
  db: Db,
  rules: ReadonlyMap<string, WarningRule>,
  entityIds: readonly number[],
  today: Day,
): Promise<Map<number, OpenWarning[]>> {
  const values: unknown[] = [entityIds];
  const put = (value: unknown) => `$${values.push(value)}`;
  const stages = stagesOf(rules.values(), put, today);
  const { rows } = await db.query<Pick<WarningRow, 'entity' | 'rule' | 'stages' | 'until'>>(
    `select w.entity_id as entity, w.rule, w.stages::text as stages, w.until_day::text as until
     from supervision.warning w join ${stages}
     where w.entity_id = any($1::int8[]) and w.gone_on is null and ${stateIs('open', put(iso(today)))}
     order by -s.urgency, w.since_day, w.rule, w.cause`,
    values,
  );
  const open = rows.map((row): OpenWarning => {
    const rule = rules.get(row.rule)!;
    const { colour, urgency, remedy } = stageOn(rule, daysIn(row), today);
    return { entityId: row.entity, rule: rule.id, label: rule.label, article: rule.article, colour, urgency, remedy };
  });
  return Map.groupBy(open, ({ entityId }) => entityId);
}
