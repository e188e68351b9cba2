// Checks that the worked cases of a rulebook stand on both sides of every threshold, period, number of records and edition.

import { dayOf, EVER, iso, NEVER } from '../base/day.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { checkRecords } from './check-thresholds.ts';
import { type Findings, ownRules } from './finding.ts';
import type { CountRule, FactRule, Rule, Rulebook } from './rulebook.ts';
import { type Tried, type TriedEffect, wordsOf } from './tried.ts';

/** Cases that are missing. */
export function checkCases(book: Rulebook, tried: readonly Tried[], catalogue: Catalogue, findings: Findings): void {
  const own = ownRules(book);
  for (const rule of own) {
    if (!checkUse(rule, tried, findings)) continue;
    checkDays(rule, tried, findings);
    if (rule.form === 'count') checkCount(rule, tried, findings);
    if (rule.form === 'fact') checkValues(rule, book, tried, findings);
    else checkRecords(rule, book, tried, catalogue, findings);
  }
  checkEditions(book, tried, findings);
  checkLevels(book, tried, findings);
}

type Missing = (zh: string, en: string) => void;

/** Whether some case brings the rule to bear, and each thing that it gives. */
function checkUse(rule: Rule, tried: readonly Tried[], findings: Findings): boolean {
  const missing: Missing = (zh, en) => findings.add('warning', 'missing-case', rule, zh, en);
  const effects = tried.flatMap((trial) => trial.effects.filter((effect) => effect.rule === rule.id));
  const undecided = tried.some((trial) => trial.undetermined.includes(rule.id));
  if (!effects.length && !undecided) {
    missing(`没有案例用到规则“${rule.id}”`, `no case brings rule "${rule.id}" to bear`);
    return false;
  }
  const given = new Set(effects.map(({ level, points }) => level ?? points));
  for (const outcome of outcomesOf(rule))
    if (outcome === 'undetermined' ? !undecided : !given.has(outcome))
      missing(`没有案例使规则“${rule.id}”给出 ${outcome}`, `no case makes rule "${rule.id}" give ${outcome}`);
  return effects.length > 0;
}

function outcomesOf(rule: Rule): (string | number)[] {
  if (rule.form === 'fact') return [...new Set([...Object.values(rule.map), ...Object.values(rule.points)])];
  if (rule.form === 'stages') return rule.stages.map(({ level }) => level);
  if (rule.form === 'clause') return [...new Set(Object.values(rule.levels))];
  const given = rule.cases.map(({ gives }) => {
    if (gives.to === 'level') return gives.level;
    if (gives.to === 'points') return gives.points;
    return gives.to === 'undetermined' ? 'undetermined' : undefined;
  });
  return [...new Set(given.filter((outcome) => outcome !== undefined))];
}

/** The last day of an effect and the day after; where the first day is reckoned too, that and the day before. */
function checkDays(rule: Rule, tried: readonly Tried[], findings: Findings): void {
  if (rule.form === 'fact') return;
  const effects = tried.flatMap((trial) =>
    trial.effects.filter((effect) => effect.rule === rule.id).map((effect) => ({ effect, asked: daysAsked(trial) })),
  );
  const ends = effects.filter(({ effect }) => effect.until !== null);
  if (endsOf(rule) !== 'never' && !ends.some(({ effect, asked }) => bothSides(effect.until, asked)))
    findings.add(
      'warning',
      'missing-case',
      rule,
      `没有案例同时问到规则“${rule.id}”期间的最后一天和次日${dayBefore(ends[0]?.effect.until)}`,
      `no case asks the last day and the day after of rule "${rule.id}"`,
    );
  if (endsOf(rule) !== 'always' && !effects.some(askedLater))
    findings.add(
      'warning',
      'missing-case',
      rule,
      `没有案例问到规则“${rule.id}”没有截止日的情形（至少问到 5 年以后）`,
      `no case asks about rule "${rule.id}" while its end is open, five years on`,
    );
  if (rule.form !== 'absence' && rule.form !== 'stages') return;
  for (const level of outcomesOf(rule))
    if (
      !effects.some(({ effect, asked }) => (effect.level ?? effect.points) === level && bothSides(effect.from, asked))
    )
      findings.add(
        'warning',
        'missing-case',
        rule,
        `没有案例同时问到规则“${rule.id}”的 ${level} 开始之日和前一天`,
        `no case asks the first day of ${level} by rule "${rule.id}" and the day before`,
      );
}

/** Whether a rule's effects always end, never do, or either. */
function endsOf(rule: Exclude<Rule, FactRule>): 'always' | 'never' | 'either' {
  switch (rule.form) {
    case 'count':
      return 'always';
    case 'absence':
    case 'stages':
      return 'either';
    default:
      if (rule.lasts.kind === 'period') return 'always';
      if (rule.lasts.kind === 'ever') return 'never';
      return rule.lasts.kind === 'field' && rule.lasts.otherwise ? 'always' : 'either';
  }
}

interface Asked {
  readonly effect: TriedEffect;
  readonly asked: ReadonlySet<string>;
}

/** Whether a day five years on is asked of an effect without end. */
function askedLater({ effect, asked }: Asked): boolean {
  if (effect.until !== null) return false;
  const least = effect.from === null ? EVER : dayOf(effect.from)! + 5 * 365;
  return [...asked].some((day) => dayOf(day)! >= least);
}

function daysAsked({ case: { expect } }: Tried): Set<string> {
  return new Set(expect.map(({ day }) => day));
}

function bothSides(day: string | null, asked: ReadonlySet<string>): boolean {
  return day !== null && asked.has(day) && asked.has(iso(dayOf(day)! - 1));
}

function dayBefore(day: string | null | undefined): string {
  return day ? `（例如 ${iso(dayOf(day)! - 1)} 和 ${day}）` : '';
}

/** A day with just enough records, and one with one too few. */
function checkCount(rule: CountRule, tried: readonly Tried[], findings: Findings): void {
  const counts = new Set(
    tried.flatMap((trial) => {
      const effects = trial.effects.filter((effect) => effect.rule === rule.id);
      return [...daysAsked(trial)].map(
        (day) =>
          new Set(effects.filter(({ from, until }) => from! <= day && day < until!).map(({ record }) => record)).size,
      );
    }),
  );
  for (const wanted of [rule.atLeast, rule.atLeast - 1])
    if (!counts.has(wanted))
      findings.add(
        'warning',
        'missing-case',
        rule,
        `没有案例问到规则“${rule.id}”恰有 ${wanted} 次的一天`,
        `no case asks a day on which rule "${rule.id}" counts exactly ${wanted}`,
      );
}

/** Every value that a rule on an attribute names, and an entity with none of them. */
function checkValues(rule: FactRule, book: Rulebook, tried: readonly Tried[], findings: Findings): void {
  const asking = tried.filter((trial) =>
    trial.case.expect.some(({ levels }) => Object.keys(levels).some((dimension) => tells(dimension, rule, book))),
  );
  const words = asking.flatMap(({ case: { facts } }) =>
    facts.filter(({ attribute }) => attribute === rule.attribute).flatMap(({ value }) => wordsOf(value)),
  );
  const unused = [...Object.keys(rule.map), ...Object.keys(rule.points)].filter((value) => !words.includes(value));
  if (unused.length)
    findings.add(
      'warning',
      'missing-case',
      rule,
      `没有案例用到规则“${rule.id}”的这些取值：${unused.join('、')}`,
      `no case uses these values of rule "${rule.id}": ${unused.join(', ')}`,
    );
}

/** Whether an expectation of a dimension shows what the rule does. */
function tells(dimension: string, rule: Rule, book: Rulebook): boolean {
  return dimension === rule.dimension || rule.dimension in book.dimensions.find(({ id }) => id === dimension)!.from;
}

/** The day before an edition or a dated value begins, and the day itself. */
function checkEditions(book: Rulebook, tried: readonly Tried[], findings: Findings): void {
  const missing = (at: { file: string; line: number }, zh: string, en: string) =>
    findings.add('warning', 'missing-case', at, zh, en);
  for (const edition of book.editions)
    for (const day of [edition.inForce, edition.until])
      if (day > EVER && day < NEVER && !tried.some((trial) => bothSides(iso(day), daysAsked(trial))))
        missing(
          edition,
          `没有案例同时问到 ${iso(day - 1)} 和 ${iso(day)}（版本“${edition.id}”${day === edition.inForce ? '施行' : '结束'}之日）`,
          `no case asks both ${iso(day - 1)} and ${iso(day)}, where edition "${edition.id}" ${day === edition.inForce ? 'begins' : 'ends'}`,
        );
  const own = ownRules(book).filter((rule) => rule.form !== 'fact');
  const recognised = new Set(
    tried.flatMap(({ records }) =>
      records.filter(({ type }) => own.some((rule) => rule.of === type)).map(({ recognizedOn }) => recognizedOn),
    ),
  );
  for (const { parameters } of book.editions)
    for (const { id, values } of Object.values(parameters))
      for (const value of values.slice(1))
        if (!bothSides(iso(value.from), recognised))
          missing(
            value,
            `没有案例的记录分别落在 ${iso(value.from - 1)} 和 ${iso(value.from)}（参数“${id}”换值之日）`,
            `no records on both ${iso(value.from - 1)} and ${iso(value.from)}, where parameter "${id}" changes`,
          );
}

/** Every level of the grade and the tier is expected somewhere, and an entity that the book does not cover. */
function checkLevels(book: Rulebook, tried: readonly Tried[], findings: Findings): void {
  const expected = tried.flatMap(({ case: { expect } }) => expect.flatMap(({ levels }) => Object.entries(levels)));
  const has = (dimension: string, level: string | null) => expected.some(([d, l]) => d === dimension && l === level);
  for (const dimension of book.dimensions) {
    for (const { code } of dimension.levels)
      if (!has(dimension.id, code))
        findings.add(
          'warning',
          'missing-case',
          dimension,
          `没有案例的结果是“${dimension.label.zh}”${code}`,
          `no case expects ${code} of "${dimension.id}"`,
        );
    const partial = dimension.fallback === null || Object.keys(book.covers).length > 0;
    if (dimension.role === 'level' && partial && !has(dimension.id, null))
      findings.add(
        'warning',
        'missing-case',
        dimension,
        '没有案例的结果是不适用（null），而本书不适用于一些主体',
        'no case expects an entity that the book does not cover',
      );
  }
}
