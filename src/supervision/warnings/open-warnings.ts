// The open warnings of some entities, the pressing ones in front: for whoever visits, registers or lists them.

import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Label } from '../../duties/sheet.ts';
import { daysIn, stateIs, type WarningRow } from './list-warnings.ts';
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
  const { rows } = await db.query<Pick<WarningRow, 'entity' | 'rule' | 'stages' | 'until'>>(
    `select w.entity_id as entity, w.rule, w.stages::text as stages, w.until_day::text as until
     from supervision.warning w
     where w.entity_id = any($1::int8[]) and w.rule = any($2::text[]) and w.gone_on is null and ${stateIs('open', '$3')}
     order by w.since_day, w.rule, w.cause`,
    [entityIds, [...rules.keys()], iso(today)],
  );
  const open = rows
    .map((row): OpenWarning => {
      const rule = rules.get(row.rule)!;
      const { colour, urgency, remedy } = stageOn(rule, daysIn(row), today);
      return { entityId: row.entity, rule: rule.id, label: rule.label, article: rule.article, colour, urgency, remedy };
    })
    .sort((a, b) => b.urgency - a.urgency);
  return Map.groupBy(open, ({ entityId }) => entityId);
}
