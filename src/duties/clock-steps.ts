// How a last day came about, step by step, as sentences for people.

import type { Calendar } from '../base/calendar.ts';
import { isWorkingDay } from '../base/calendar.ts';
import { type Day, iso, parts } from '../base/day.ts';
import { dueOf, periodsOf } from './clock.ts';
import type { Kept } from './kept.ts';
import type { Clock, DutyRule, Label } from './sheet.ts';

/** The steps from the opening to the last day; the last one is the day itself. */
export function clockSteps(
  rule: DutyRule,
  duty: Kept,
  stated: (field: string) => Day | undefined,
  calendar: Calendar,
): Label[] {
  const { opened, clock, extended } = duty;
  const period = rule.opened.by === 'period' ? periodIn(rule.opened.each, duty.cause) : undefined;
  const counted = dueOf(rule.due, { on: opened, period, field: stated, stated: clock ?? undefined }, calendar);
  const steps: Label[] = [
    both(`从 ${iso(opened)} 起算，当天不计入`, `Runs from ${iso(opened)}, which is not counted`),
    clockText(rule.due),
  ];
  if (rule.due.form === 'case' && clock === null) {
    steps.push(
      both(
        '期限还没有起算，或者那一年的放假安排还没有导入',
        'It does not run yet, or the holidays of that year are not loaded',
      ),
    );
  } else if (counted === 'unknown' || clock === null) {
    const { year } = parts(opened + 366);
    steps.push(
      both(
        `${year} 年的放假安排还没有导入，到期日暂不确定`,
        `The holidays of ${year} are not loaded yet, so the last day is not known`,
      ),
    );
  } else if (counted) {
    if (rule.due.form === 'working-days') steps.push(...passedOver(opened, clock, calendar));
    if (counted.due !== counted.unmoved)
      steps.push(
        both(
          `${iso(counted.unmoved)} 是休息日，顺延到下一个工作日`,
          `${iso(counted.unmoved)} is a day off: moved to the next working day`,
        ),
      );
    if (clock < counted.due)
      steps.push(both(`所依据的状态到 ${iso(clock)} 为止，以此为限`, `What calls for it ends on ${iso(clock)}`));
    steps.push(both(`到期日 ${iso(clock)}`, `Last day ${iso(clock)}`));
  }
  if (extended !== null) steps.push(both(`已延长到 ${iso(extended)}`, `Put off to ${iso(extended)}`));
  return steps;
}

function both(zh: string, en: string): Label {
  return { zh, en };
}

function periodIn(each: Parameters<typeof periodsOf>[0], cause: string) {
  return periodsOf(each, Number(cause.slice(0, 4))).find(({ key }) => key === cause);
}

const UNITS = { days: ['日', 'days'], months: ['个月', 'months'], years: ['年', 'years'] } as const;

function clockText(clock: Clock): Label {
  switch (clock.form) {
    case 'working-days':
      return both(`${clock.count} 个工作日`, `${clock.count} working days`);
    case 'period': {
      const { amount, unit } = clock.period;
      return both(`${amount} ${UNITS[unit][0]}`, `${amount} ${UNITS[unit][1]}`);
    }
    case 'day-of-year':
      return both(`每年 ${clock.month} 月 ${clock.day} 日`, `Every year by ${clock.day}/${clock.month}`);
    case 'period-end':
      return both('到这一期间的最后一天', 'By the last day of the period');
    case 'case':
      return both('办理规定所定的期限', 'The term that the rules of the case give');
    case 'stated':
      return both('文书或登记中写明的日期', 'The day that the record states');
  }
}

function passedOver(opened: Day, due: Day, calendar: Calendar): Label[] {
  const days = Array.from({ length: Math.max(0, due - opened) }, (_, i) => opened + 1 + i);
  const off = days.filter((day) => !isWorkingDay(calendar, day)).map((day) => iso(day).slice(5));
  if (!off.length) return [];
  return [both(`不计休息日：${off.join('、')}`, `Days off not counted: ${off.join(', ')}`)];
}
