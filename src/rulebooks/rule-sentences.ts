// A rule as people read it: what it looks at, under which conditions it gives what, for how long, and when the clock restarts.

import type { Catalogue } from '../ledger/catalogue.ts';
import type { FactName } from '../registry/subject.ts';
import { type Around, conditionsPhrase } from './condition-phrase.ts';
import { FieldNames, factLabel, factValue } from './field-names.ts';
import { anyOf, periodPhrase, phrase, plain } from './phrase.ts';
import type {
  Bilingual,
  Case,
  ClauseRule,
  Dimension,
  Edition,
  FactRule,
  Lasts,
  Outcome,
  Rule,
  Rulebook,
  StagesRule,
} from './rulebook.ts';

/** One line of a rule: its conditions and what follows. */
export interface Line {
  readonly when: Bilingual;
  readonly gives: Bilingual;
  /** The level of the rule's dimension that follows, where one does. */
  readonly level: string | null;
}

export interface RuleSentences {
  readonly form: Bilingual;
  /** What it looks at. */
  readonly reads: Bilingual;
  readonly lines: readonly Line[];
  readonly lasts: Bilingual | null;
  /** Whether and how a later cause restarts the clock. */
  readonly restarts: Bilingual | null;
}

const FORMS: Readonly<Record<Rule['form'], Bilingual>> = {
  record: { zh: '记录', en: 'record' },
  fact: { zh: '登记事项', en: 'registered fact' },
  count: { zh: '累计', en: 'count' },
  honour: { zh: '荣誉', en: 'honour' },
  absence: { zh: '逾期未办', en: 'overdue' },
  stages: { zh: '分段计时', en: 'stages of time' },
  clause: { zh: '罚则量化', en: 'penalty clause' },
  adjustment: { zh: '人工调整', en: 'decision of persons' },
};

/** The sentences of one rule of an edition. */
export function ruleSentences(rule: Rule, book: Rulebook, edition: Edition, catalogue: Catalogue): RuleSentences {
  const dimension = book.dimensions.find(({ id }) => id === rule.dimension)!;
  const names = new FieldNames(book, catalogue, 'of' in rule ? rule.of : '', 'let' in rule ? rule.let : {});
  const about = { book, dimension, names, edition, catalogue };
  return {
    form: FORMS[rule.form],
    reads: readsPhrase(rule, about),
    lines: linesOf(rule, about),
    lasts: decides(rule) ? lastsOf(rule, names) : null,
    restarts: 'chained' in rule && rule.chained ? restart(dimension) : null,
  };
}

interface About extends Around {
  readonly book: Rulebook;
  readonly dimension: Dimension;
}

function readsPhrase(rule: Rule, { names, catalogue }: About): Bilingual {
  const { type } = names;
  switch (rule.form) {
    case 'fact': {
      const fact = factLabel(rule.attribute, catalogue);
      return phrase(
        (say) => `主体的${say(fact)}`,
        (say) => `the entity’s ${say(fact)}`,
      );
    }
    case 'count':
      return phrase(
        (say) => `${say(periodPhrase(rule.within))}内的${say(type)}，达到 ${rule.atLeast} 件`,
        (say) => `${say(type)}, ${rule.atLeast} or more within ${say(periodPhrase(rule.within))}`,
      );
    case 'absence':
      return phrase(
        (say) => `${say(type)}，过了“${say(names.name(rule.due))}”还没有“${say(names.name(rule.fulfilled))}”`,
        (say) => `${say(type)}, past “${say(names.name(rule.due))}” without “${say(names.name(rule.fulfilled))}”`,
      );
    case 'stages':
      return phrase(
        (say) => `${say(type)}，从“${say(names.name(rule.since))}”算起，到“${say(names.name(rule.until))}”为止`,
        (say) => `${say(type)}, from “${say(names.name(rule.since))}” until “${say(names.name(rule.until))}”`,
      );
    default:
      return type;
  }
}

function linesOf(rule: Rule, about: About): Line[] {
  switch (rule.form) {
    case 'fact':
      return factLines(rule, about);
    case 'stages':
      return stageLines(rule, about);
    case 'clause':
      return clauseLines(rule, about);
    default:
      return rule.cases.map((one) => caseLine(one, rule.cases.length === 1 ? ANY : OTHER, about));
  }
}

const ANY: Bilingual = { zh: '有这样的记录', en: 'any such record' };
const OTHER: Bilingual = { zh: '其他情形', en: 'in any other case' };

function caseLine({ when, gives }: Case, otherwise: Bilingual, about: About): Line {
  return {
    when: conditionsPhrase(when, about) ?? otherwise,
    gives: outcomePhrase(gives, about),
    level: gives.to === 'level' ? gives.level : null,
  };
}

function outcomePhrase(outcome: Outcome, about: About): Bilingual {
  switch (outcome.to) {
    case 'level':
      return levelPhrase(about.dimension, outcome.level);
    case 'level-field':
      return about.names.name(outcome.field);
    case 'points':
      return pointsPhrase(outcome.points, outcome.indicator, about.dimension);
    case 'undetermined':
      return { zh: '列入待人工认定，不改变等级', en: 'listed for a person; changes nothing by itself' };
    case 'nothing':
      return { zh: '本条不作处理', en: 'nothing by this rule' };
  }
}

function levelPhrase({ levels }: Dimension, code: string): Bilingual {
  return levels.find((level) => level.code === code)?.label ?? plain(code);
}

function pointsPhrase(points: number, indicator: string | undefined, { points: scale }: Dimension): Bilingual {
  const signed = `${points > 0 ? '+' : ''}${points}`;
  const named = indicator === undefined ? undefined : scale?.indicators[indicator];
  return phrase(
    (say) => `${signed} 分${named ? `，计入“${say(named)}”` : ''}`,
    (say) => `${signed} points${named ? ` under “${say(named)}”` : ''}`,
  );
}

/** One line for all values of the attribute that give the same. */
function factLines({ attribute, map, points, indicator, unless }: FactRule, about: About): Line[] {
  const { dimension, catalogue } = about;
  const byLevel = Map.groupBy(Object.keys(map), (value) => map[value]);
  const byPoints = Map.groupBy(Object.keys(points), (value) => points[value]);
  const value = (values: readonly string[]) => anyOf(values.map((one) => factValue(attribute, one, catalogue)));
  const except = unless && unless.startsWith.length > 0 ? exception(unless, catalogue) : undefined;
  const when = (values: readonly string[]) =>
    phrase(
      (say) => `${say(factLabel(attribute, catalogue))}为${say(value(values))}${except ? say(except) : ''}`,
      (say) => `${say(factLabel(attribute, catalogue))} is ${say(value(values))}${except ? say(except) : ''}`,
    );
  return [
    ...[...byLevel].map(([level, values]) => ({ when: when(values), gives: levelPhrase(dimension, level), level })),
    ...[...byPoints].map(([size, values]) => ({
      when: when(values),
      gives: pointsPhrase(size, indicator, dimension),
      level: null,
    })),
  ];
}

function exception(
  { attribute, startsWith }: { readonly attribute: FactName; readonly startsWith: readonly string[] },
  catalogue: Catalogue,
): Bilingual {
  return phrase(
    (say) => `（${say(factLabel(attribute, catalogue))}以 ${startsWith.join('、')} 开头的除外）`,
    (say) => ` (unless ${say(factLabel(attribute, catalogue))} begins with ${startsWith.join(', ')})`,
  );
}

function stageLines({ since, stages }: StagesRule, { names, dimension }: About): Line[] {
  const name = names.name(since);
  return stages.map(({ after, level }) => {
    const size = periodPhrase(after);
    const when =
      after.amount === 0
        ? phrase(
            (say) => `过了“${say(name)}”`,
            (say) => `past “${say(name)}”`,
          )
        : phrase(
            (say) => (after.amount < 0 ? `“${say(name)}”前 ${say(size)}起` : `过了“${say(name)}”满 ${say(size)}`),
            (say) => `${say(size)} ${after.amount < 0 ? 'before' : 'past'} “${say(name)}”`,
          );
    return { when, gives: levelPhrase(dimension, level), level };
  });
}

function clauseLines({ field, levels }: ClauseRule, { names, dimension }: About): Line[] {
  return Object.entries(levels).map(([entry, level]) => ({
    when: phrase(
      (say) => `${say(names.name(field))}在罚则量化表中为 ${entry} 级`,
      (say) => `${say(names.name(field))} has level ${entry} in the clause table`,
    ),
    gives: levelPhrase(dimension, level),
    level,
  }));
}

/** Whether a rule gives anything that lasts. */
function decides(rule: Rule): boolean {
  return !('cases' in rule) || rule.cases.some(({ gives }) => gives.to !== 'undetermined' && gives.to !== 'nothing');
}

function lastsOf(rule: Rule, names: FieldNames): Bilingual | null {
  switch (rule.form) {
    case 'fact':
      return { zh: '登记事项是这样的每一天', en: 'every day on which the fact holds' };
    case 'count':
      return {
        zh: '件数够的每一天；满期的不再计入，不够数即消失',
        en: 'every day on which there are as many; older ones drop out',
      };
    case 'absence':
      return phrase(
        (say) => `从“${say(names.name(rule.due))}”次日起，到“${say(names.name(rule.fulfilled))}”为止`,
        (say) => `from the day after “${say(names.name(rule.due))}” until “${say(names.name(rule.fulfilled))}”`,
      );
    case 'stages':
      return null;
    default:
      return lastsPhrase(rule.lasts, names);
  }
}

function lastsPhrase(lasts: Lasts, names: FieldNames): Bilingual {
  switch (lasts.kind) {
    case 'ever':
      return { zh: '没有期限', en: 'for ever' };
    case 'next':
      return phrase(
        (say) => `到下一次${say(names.type)}为止`,
        (say) => `until the next ${say(names.type)}`,
      );
    case 'period':
      return fromLegalDay(periodPhrase(lasts.period));
    case 'field':
      return untilField(lasts, names.name(lasts.field));
  }
}

function fromLegalDay(size: Bilingual): Bilingual {
  return phrase(
    (say) => `自认定之日起 ${say(size)}`,
    (say) => `${say(size)} from the day of the decision`,
  );
}

function untilField({ plus, otherwise }: Extract<Lasts, { kind: 'field' }>, field: Bilingual): Bilingual {
  const size = plus && plus.amount !== 0 ? periodPhrase(plus) : undefined;
  const until = size
    ? phrase(
        (say) => `到“${say(field)}”后满 ${say(size)}`,
        (say) => `until ${say(size)} after “${say(field)}”`,
      )
    : phrase(
        (say) => `到“${say(field)}”${plus ? '当日' : '前一日'}为止`,
        (say) => `${plus ? 'through' : 'until the day before'} “${say(field)}”`,
      );
  const open = otherwise ? fromLegalDay(periodPhrase(otherwise)) : { zh: '一直持续', en: 'it goes on' };
  return phrase(
    (say) => `${say(until)}；没有写“${say(field)}”的，${say(open)}`,
    (say) => `${say(until)}; where “${say(field)}” is not given, ${say(open)}`,
  );
}

function restart({ label }: Dimension): Bilingual {
  return phrase(
    (say) => `期间又有影响${say(label)}、同样重新计算的情形，全部延到其中最晚的一个结束`,
    (say) =>
      `another cause of ${say(label)} that restarts the clock, while it runs, moves the end of all to the latest`,
  );
}
