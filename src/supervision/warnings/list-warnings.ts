// Pages of warnings with their entities, the pressing ones in front; by state, group, kind, colour, unit and entity.

import { type Day, dayOf, iso, NEVER } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { inOrder } from '../../ledger/by-index.ts';
import { divisionName } from '../../registry/divisions.ts';
import { internalId } from '../../registry/entity.ts';
import { type UnitNames, unitNames } from '../duties/list-duties.ts';
import type { listWarnings } from './api.ts';
import { problems } from './problems.ts';
import { type Colour, type Group, URGENCIES, type Urgency, type WarningRule } from './sheet.ts';
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

/** The number of the stage that a warning is in on a day, as SQL: the first before it has begun, the last when it is over. */
export function stageNumber(rules: Iterable<WarningRule>, day: string): string {
  const most = Math.max(1, ...[...rules].map(({ stages }) => stages.length));
  const begun = Array.from(
    { length: most },
    (_, i) => `coalesce(w.stages[${i + 1}] <= least(${day}::date, w.until_day - 1), false)::int`,
  );
  return `greatest(1, ${begun.join(' + ')})`;
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
  question: WarningFilter & { readonly after?: string; readonly limit: number },
  today: Day,
): Promise<AnswerOf<typeof listWarnings>> {
  const { group, rule, urgency, limit } = question;
  if (rule !== undefined && !rules.has(rule)) throw new Problem(problems['warnings.unknown-rule'], { rule });
  const asked = [...rules.values()].filter(
    (one) => (rule === undefined || one.id === rule) && (group === undefined || one.group === group),
  );
  const after = question.after === undefined ? undefined : placeIn(question.after);
  const rows: UrgentRow[] = [];
  for (const level of URGENCIES.toReversed()) {
    if ((urgency !== undefined && Number(urgency) !== level) || (after && level > after.urgency)) continue;
    if (rows.length <= limit)
      rows.push(...(await ofUrgency(db, asked, { ...question, level, after }, today, limit + 1 - rows.length)));
  }
  const page = rows.slice(0, limit);
  const end = page.at(-1);
  const names = await unitNames(db);
  return {
    // An entity that has just moved elsewhere is out of sight before its warnings follow.
    items: page.filter(({ name }) => name !== null).map((row) => warningLine(row, rules.get(row.rule)!, names, today)),
    next: rows.length > limit && end ? [end.urgency, end.since, end.entity, end.rule, end.cause].join('~') : null,
  };
}

type UrgentRow = WarningRow & { readonly urgency: number };

/** Where a page ended. */
interface Place {
  readonly urgency: number;
  readonly key: readonly [since: string, entity: number, rule: string, cause: string];
}

function placeIn(after: string): Place {
  const [urgency, since, entity, rule = '', cause = ''] = after.split('~');
  const number = (text: string | undefined) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0);
  const day = dayOf(since ?? '') === undefined ? '1970-01-01' : since;
  return { urgency: Math.min(number(urgency), 3), key: [day, number(entity), rule, cause] };
}

/** Of each stage of this urgency the first rows along an index, and of these the first. */
async function ofUrgency(
  db: Db,
  asked: readonly WarningRule[],
  { state, colour, unit, level, after }: WarningFilter & { readonly level: Urgency; readonly after: Place | undefined },
  today: Day,
  limit: number,
): Promise<UrgentRow[]> {
  const stages = asked.flatMap(({ id, stages: all }) =>
    all.flatMap((one, i) =>
      one.urgency === level && (colour === undefined || one.colour === colour) ? [{ id, stage: i + 1 }] : [],
    ),
  );
  if (stages.length === 0) return [];
  const values: unknown[] = [stages.map(({ id }) => id), stages.map(({ stage }) => stage), iso(today), limit];
  const put = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['w.rule = s.rule', 'w.gone_on is null', stateIs(state, '$3')];
  conditions.push(`${stageNumber(asked, '$3')} = s.stage`);
  if (unit !== undefined) conditions.push(`w.unit = ${put(unit)}`);
  if (after?.urgency === level) conditions.push(...behind(after, put));
  const sql = `select ${WARNING_COLUMNS} from (
       select w.* from unnest($1::text[], $2::int[]) s (rule, stage) cross join lateral (
         select w.* from supervision.warning w where ${conditions.join(' and ')}
         order by w.since_day, w.entity_id, w.cause limit $4
       ) w order by w.since_day, w.entity_id, w.rule, w.cause limit $4
     ) w left join registry.entity e on e.entity_id = w.entity_id
     order by w.since_day, w.entity_id, w.rule, w.cause`;
  const ask = () => db.query<WarningRow>(sql, values);
  const { rows } = await (unit === undefined ? inOrder(db, ask) : ask());
  return rows.map((row) => ({ ...row, urgency: level }));
}

function behind({ key }: Place, put: (value: unknown) => string): string[] {
  const [since, entity, rule, cause] = key;
  const [day, number] = [`${put(since)}::date`, `${put(entity)}::bigint`];
  return [
    `(w.since_day, w.entity_id) >= (${day}, ${number})`,
    `(w.since_day, w.entity_id, w.rule, w.cause) > (${day}, ${number}, ${put(rule)}::text, ${put(cause)}::text)`,
  ];
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
