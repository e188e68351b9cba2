// What an enterprise must do itself, with its clocks; and the warnings that it is told, since it can mend what they are about.

import { type Day, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { DUTY_COLUMNS, dutyIdOf, dutyIn, type OneDuty } from '../duties/one.ts';
import type { DutyRule, Sheet } from '../duties/sheet.ts';
import { stateOn } from '../duties/state.ts';
import { daysIn } from '../supervision/warnings/list-warnings.ts';
import type { WarningRule } from '../supervision/warnings/sheet.ts';
import { stageOn } from '../supervision/warnings/state.ts';
import type { listOwnDuties } from './api.ts';
import { seenRules } from './seen.ts';

type Answer = AnswerOf<typeof listOwnDuties>;
type Duty = Answer['items'][number];
type Warning = Answer['warnings'][number];

/** Own duties: those that a sheet has the entity itself owe, open ones first, by their last day. */
export async function ownDuties(reader: Db, sheets: readonly Sheet[], entity: number, today: Day): Promise<Duty[]> {
  const rules = new Map(
    sheets.flatMap(({ document, rules }) =>
      rules.filter(({ owner }) => owner === 'entity').map((rule) => [rule.id, { document, rule }] as const),
    ),
  );
  const { rows } = await reader.query(
    `select ${DUTY_COLUMNS} from duties.duty d where d.entity_id = $1 and d.rule = any ($2)
       and d.cancelled_on is null and d.opened_on <= $3::date
     order by d.done_on is not null or d.waived_on is not null, d.due_on, d.rule, d.cause limit 200`,
    [entity, [...rules.keys()], iso(today)],
  );
  return rows.map((row) => shownDuty(dutyIn(row), rules.get(row.rule)!, today));
}

function shownDuty(duty: OneDuty, { document, rule }: { document: string; rule: DutyRule }, today: Day): Duty {
  const { opened, due, done, waived, cancelled } = duty;
  const days = { opened, due: due ?? undefined, fulfilled: done ?? undefined, waived, cancelled: cancelled !== null };
  const { label, article, sense, assumption = null, fulfilled } = rule;
  const record = fulfilled.find((one) => one.by === 'record');
  return {
    id: dutyIdOf(duty),
    ...{ label, document, article, sense, assumption },
    opened: iso(opened),
    due: due === null ? null : iso(due),
    done: done === null ? null : iso(done),
    state: stateOn(rule, days, today),
    files: record?.by === 'record' ? record.type : null,
  };
}

/** Warnings that are open today and told. */
export async function toldWarnings(
  reader: Db,
  rules: ReadonlyMap<string, WarningRule>,
  entity: number,
  today: Day,
): Promise<Warning[]> {
  const { rows } = await reader.query<{ rule: string; since: string; stages: string; until: string }>(
    `select rule, since_day::text as since, stages::text as stages, until_day::text as until from supervision.warning
     where entity_id = $1 and rule = any ($2) and gone_on is null and until_day > $3::date and stages[1] <= $3::date
     order by since_day, rule, cause`,
    [entity, seenRules().warnings, iso(today)],
  );
  return rows.map((row) => {
    const rule = rules.get(row.rule)!;
    const { remedy } = stageOn(rule, daysIn(row), today);
    const until = row.until === 'infinity' ? null : row.until;
    return { rule: rule.id, label: rule.label, article: rule.article, since: row.since, until, remedy };
  });
}
