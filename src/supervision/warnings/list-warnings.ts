// Pages of warnings with their entities, the pressing ones in front; by state, group, kind, colour, unit and entity.

import { type Day, dayOf, iso, NEVER } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { divisionName } from '../../registry/divisions.ts';
import { internalId } from '../../registry/entity.ts';
import { type UnitNames, unitNames } from '../duties/list-duties.ts';
import type { listWarnings } from './api.ts';
import { problems } from './problems.ts';
import type { Colour, Group, WarningRule } from './sheet.ts';
import { stageOn, type WarningState, warningState } from './state.ts';
import type { Detail } from './work.ts';

type Line = AnswerOf<typeof listWarnings>['items'][number];
type Rules = ReadonlyMap<string, WarningRule>;

export interface WarningFilter {
  readonly state: WarningState;
  readonly group?: Group;
  readonly rule?: string;
  readonly colour?: Colour;
  readonly urgency?: '1' | '2' | '3';
  readonly unit?: string;
}

/** The stages of rules as columns, and the condition by which a warning is in one of them on a day. */
export function stagesOf(rules: Iterable<WarningRule>, put: (value: unknown) => string, today: Day): string {
  const all = [...rules].flatMap(({ id, stages }) =>
    stages.map(({ urgency, colour }, i) => ({ id, stage: i + 1, urgency, colour })),
  );
  const [ids, numbers, urgencies, colours] = [
    put(all.map(({ id }) => id)),
    put(all.map(({ stage }) => stage)),
    put(all.map(({ urgency }) => urgency)),
    put(all.map(({ colour }) => colour)),
  ];
  const day = put(iso(today));
  return `unnest(${ids}::text[], ${numbers}::int[], ${urgencies}::int[], ${colours}::text[]) s (rule, stage, urgency, colour)
    on s.rule = w.rule and s.stage = greatest(1, (
      select count(*) from unnest(w.stages) begin_day where begin_day <= least(${day}::date, w.until_day - 1)))`;
}

/** The condition for a state on a day. */
export function stateIs(state: WarningState, day: string): string {
  const over = `w.until_day <= ${day}::date`;
  const begun = `w.stages[1] <= ${day}::date`;
  return { ended: over, ahead: `not ${over} and not ${begun}`, open: `not ${over} and ${begun}` }[state];
}

export const WARNING_COLUMNS = `w.entity_id as entity, w.rule, w.cause, w.unit, w.since_day::text as since,
  w.stages::text as stages, w.until_day::text as until, w.ending, w.count, w.detail, e.name, e.division as place`;

export interface WarningRow {
  readonly entity: number;
  readonly rule: string;
  readonly cause: string;
  readonly unit: string;
  readonly since: string;
  readonly stages: string;
  readonly until: string;
  readonly ending: string | null;
  readonly count: number | null;
  readonly detail: string;
  readonly name: string;
  readonly place: string | null;
}

export async function warningPage(
  db: Db,
  rules: Rules,
  { after, limit, ...filter }: WarningFilter & { readonly after?: string; readonly limit: number },
  today: Day,
): Promise<AnswerOf<typeof listWarnings>> {
  const { state, group, rule, colour, urgency, unit } = filter;
  if (rule !== undefined && !rules.has(rule)) throw new Problem(problems['warnings.unknown-rule'], { rule });
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const asked = [...rules.values()].filter(
    (one) => (rule === undefined || one.id === rule) && (group === undefined || one.group === group),
  );
  const stages = stagesOf(asked, put, today);
  const conditions = ['w.gone_on is null', stateIs(state, put(iso(today)))];
  if (colour) conditions.push(`s.colour = ${put(colour)}`);
  if (urgency) conditions.push(`s.urgency = ${put(Number(urgency))}`);
  if (unit !== undefined) conditions.push(`w.unit = ${put(unit)}`);
  if (after !== undefined) conditions.push(behind(after, put));
  const { rows } = await db.query<WarningRow & { urgency: number }>(
    `select ${WARNING_COLUMNS}, s.urgency
     from supervision.warning w join ${stages} join registry.entity e on e.entity_id = w.entity_id
     where ${conditions.join(' and ')}
     order by -s.urgency, w.since_day, w.entity_id, w.rule, w.cause limit ${put(limit + 1)}`,
    values,
  );
  const shown = rows.slice(0, limit);
  const end = shown.at(-1);
  const names = await unitNames(db);
  return {
    items: shown.map((row) => warningLine(row, rules.get(row.rule)!, names, today)),
    next: rows.length > limit && end ? [end.urgency, end.since, end.entity, end.rule, end.cause].join('~') : null,
  };
}

function behind(after: string, put: (value: unknown) => string): string {
  const [urgency, since, entity, rule = '', cause = ''] = after.split('~');
  const day = dayOf(since ?? '') === undefined ? '1970-01-01' : since;
  const number = (text: string | undefined) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0);
  return `(-s.urgency, w.since_day, w.entity_id, w.rule, w.cause)
    > (${put(-Math.min(number(urgency), 3))}::int, ${put(day)}::date, ${put(number(entity))}::bigint, ${put(rule)}::text,
       ${put(cause)}::text)`;
}

/** The days of a kept warning. */
export function daysIn({ stages, until }: Pick<WarningRow, 'stages' | 'until'>) {
  const begins = stages
    .slice(1, -1)
    .split(',')
    .map((day) => dayOf(day)!);
  return { stages: begins, until: until === 'infinity' ? NEVER : dayOf(until)! };
}

/** A warning as lists show it. */
export function warningLine(row: WarningRow, rule: WarningRule, names: UnitNames, today: Day): Line {
  const days = daysIn(row);
  const { colour, urgency, remedy } = stageOn(rule, days, today);
  const { raised, associate } = JSON.parse(row.detail) as Detail;
  return {
    id: `${row.entity}.${row.rule}.${row.cause}`,
    ...{
      rule: rule.id,
      group: rule.group,
      label: rule.label,
      state: warningState(days, today),
      colour,
      urgency,
      remedy,
    },
    entity: {
      id: internalId(row.entity),
      name: row.name,
      division: row.place === null ? null : (divisionName(row.place) ?? row.place),
    },
    unit: names.has(row.unit) ? { id: row.unit, name: names.get(row.unit)! } : null,
    ...{ since: row.since, began: iso(days.stages[0]), until: row.until === 'infinity' ? null : row.until },
    person: raised?.person ?? associate?.person ?? null,
  };
}
