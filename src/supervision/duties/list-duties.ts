// Pages of duties with their entities, those due first in front; by whose they are, how they stand, rule, unit and entity.

import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { caseIn } from '../../duties/case.ts';
import { standsIn } from '../../duties/in-state.ts';
import { DUTY_COLUMNS, dutyIdIn, dutyIdOf, dutyIn, type OneDuty } from '../../duties/one.ts';
import { problems } from '../../duties/problems.ts';
import type { DutyRule } from '../../duties/sheet.ts';
import { escalatedTo, type State, stateOn, type UNFINISHED } from '../../duties/state.ts';
import { divisionName } from '../../registry/divisions.ts';
import { internalId } from '../../registry/entity.ts';
import type { listDuties, WHOSE } from './api.ts';

type Line = AnswerOf<typeof listDuties>['items'][number];
type Rules = ReadonlyMap<string, DutyRule>;

export interface DutyFilter {
  readonly whose: (typeof WHOSE)[number];
  readonly rule?: string;
  readonly unit?: string;
}

export interface DutyQuestion extends DutyFilter {
  readonly of?: 'cases';
  readonly state?: State | typeof UNFINISHED;
  readonly entityId?: number;
  readonly after?: string;
  readonly limit: number;
}

/** Which rules are asked for, by whose duties they make; a department has one role for whatever cases it handles. */
export function rulesAsked(rules: Rules, { whose, rule }: DutyFilter, who: Pick<Reader, 'role'>): DutyRule[] {
  if (rule !== undefined && !rules.has(rule)) throw new Problem(problems['duties.unknown-rule'], { rule });
  return [...rules.values()].filter(
    (one) => (rule === undefined || one.id === rule) && (whose !== 'mine' || isOf(one, who)),
  );
}

function isOf({ role, owner }: DutyRule, who: Pick<Reader, 'role'>): boolean {
  return role === who.role || (owner === 'case' && who.role === 'department-user');
}

/** One page. */
export async function dutyPage(
  db: Db,
  rules: Rules,
  question: DutyQuestion,
  who: Reader,
  today: Day,
): Promise<AnswerOf<typeof listDuties>> {
  const asked = rulesAsked(rules, question, who).filter(({ opened }) => !question.of || opened.by === 'case');
  const values: unknown[] = [asked.map(({ id }) => id), asked.map(({ approaching }) => approaching)];
  const put = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['true'];
  if (question.state) conditions.push(standsIn(values, question.state, today));
  if (question.whose !== 'all') {
    const own = put(who.unit.id);
    conditions.push(`(d.unit = ${own} or d.passed_to = ${own})`);
  }
  if (question.unit !== undefined) conditions.push(`d.unit = ${put(question.unit)}`);
  if (question.entityId !== undefined) conditions.push(`d.entity_id = ${put(question.entityId)}`);
  if (question.after !== undefined) conditions.push(behind(question.after, put));
  const { rows } = await db.query(
    // First the page, along an index; then the entities of the page.
    `select d.*, e.name, e.division as place from (
       select ${DUTY_COLUMNS}, d.due_on::text as cursor, d.due_on as day
       from duties.duty d
       cross join lateral (select ($2::int[])[array_position($1::text[], d.rule)] as approaching) s
       where d.rule = any($1::text[]) and ${conditions.join(' and ')}
       order by d.due_on, d.entity_id, d.rule, d.cause limit ${put(question.limit + 1)}
     ) d left join registry.entity e on e.entity_id = d.entity_id
     order by d.day, d.entity_id, d.rule, d.cause`,
    values,
  );
  const page = rows.slice(0, question.limit);
  const end = page.at(-1);
  const next = rows.length > question.limit && end ? `${end.cursor}~${dutyIdOf(dutyIn(end))}` : null;
  const names = await unitNames(db);
  // An entity that has just moved elsewhere is out of sight before its duties follow.
  const shown = page.filter(({ name }) => name !== null);
  const items = shown.map((row) => dutyLine(dutyIn(row), row, rules.get(row.rule)!, names, today));
  return { items, next };
}

function behind(after: string, put: (value: unknown) => string): string {
  const [due, id] = after.split('~');
  const { entityId, rule, cause } = dutyIdIn(id ?? '');
  const day = /^\d{4}-\d\d-\d\d$/.test(due) ? due : 'infinity';
  return `(d.due_on, d.entity_id, d.rule, d.cause)
    > (${put(day)}::date, ${put(entityId)}::bigint, ${put(rule)}::text, ${put(cause)}::text)`;
}

export type UnitNames = ReadonlyMap<string, string>;

export async function unitNames(db: Db): Promise<UnitNames> {
  const { rows } = await db.query<{ id: string; name: string }>('select id, name from base.unit');
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A duty as lists show it. */
export function dutyLine(
  duty: OneDuty,
  entity: { readonly name: string; readonly place: string | null },
  rule: DutyRule,
  names: UnitNames,
  today: Day,
): Line {
  const unit = (id: string | null) => (id && names.has(id) ? { id, name: names.get(id)! } : null);
  const { entityId, opened, due, done, waived, cancelled, urged, passedTo } = duty;
  const days = { opened, due: due ?? undefined, fulfilled: done ?? undefined, waived, cancelled: cancelled !== null };
  const state = stateOn(rule, days, today);
  return {
    id: dutyIdOf(duty),
    ...{ rule: rule.id, label: rule.label, owner: rule.owner, role: rule.role, state, urged },
    case: ofCase(rule, duty),
    entity: {
      id: internalId(entityId),
      name: entity.name,
      division: entity.place === null ? null : (divisionName(entity.place) ?? entity.place),
    },
    unit: unit(duty.unit),
    opened: iso(opened),
    due: due === null ? null : iso(due),
    done: done === null ? null : iso(done),
    passedTo: unit(passedTo),
    escalatedTo: state === 'overdue' ? (escalatedTo(rule, due ?? undefined, today)?.to ?? null) : null,
  };
}

function ofCase({ opened }: DutyRule, { cause }: OneDuty): Line['case'] {
  const found = opened.by === 'case' ? caseIn(cause) : undefined;
  return opened.by === 'case' && found ? { kind: opened.of, id: found.id } : null;
}
