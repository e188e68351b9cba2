// 重庆市市场主体信用分类监管实施办法, grade and tier, written out by hand for the oracle.
import type { Subject } from '../../../src/registry/subject.ts';
import { afterYears } from '../calendar.ts';
import { chained, type Effect, edges, furthest, type Oracle, type Verdict } from '../effects.ts';
import { type DatedFact, dated, dayField, held, type Known, measures, resumedOn } from '../known.ts';

const GRADES = ['A', 'B', 'C', 'D'];
const TIERS = ['I', 'II', 'III', 'IV'];
const TIER_OF_GRADE: Record<string, string> = { A: 'I', B: 'II', C: 'III', D: 'IV' };
const HIGH_RISK = [
  '道路运输',
  '水路运输',
  '煤矿开采',
  '非煤矿山开采',
  '危险化学品经营',
  '民用爆炸物品经营',
  '药品经营',
  '食品经营',
  '其他高危',
];
const GATHERING_PLACE = [
  '歌舞厅',
  '影剧院',
  '住宿服务',
  '茶楼酒吧',
  '餐饮服务',
  '商场',
  '网吧',
  '游戏厅',
  '洗浴服务',
  '其他公众聚集',
];
const HOT = ['广告', '粮食', '废旧金属经营', '报废车回收拆解', '农资经营', '中介', '其他热点'];

/** The words of the 重点行业 column, by industry risk. */
export const KEY_INDUSTRIES = { highRisk: HIGH_RISK, gatheringPlace: GATHERING_PLACE, hot: HOT };

export function chongqing(subject: Subject, records: readonly Known[]): Oracle {
  const facts = dated(subject);
  const undetermined: number[] = [];
  const ending: Effect[] = [];
  const forEver: Effect[] = [];
  for (const record of records) {
    if (record.type !== 'administrative-penalty') continue;
    const threshold = held(facts, 'kind', record.day) === 'individual' ? 1000 : 30_000;
    let lacking = false;
    for (const { kind, amount } of measures(record)) {
      const level = levelOfMeasure(kind, amount, threshold);
      if (level === undefined || level === 'lacking') {
        lacking = true;
        continue;
      }
      const effect = { record: record.recordId, level, from: record.day };
      if (kind === 'suspension') {
        const resumed = resumedOn(record, records);
        ending.push({ ...effect, until: resumed === undefined ? Infinity : afterYears(resumed, 1) });
      } else if (level === 'D') forEver.push({ ...effect, until: Infinity });
      else ending.push({ ...effect, until: afterYears(record.day, 1) });
    }
    if (lacking) undetermined.push(record.recordId);
  }
  const effects = [...chained(ending), ...forEver];
  const reasons = [...industries(facts), ...regions(facts), ...raises(records)];

  const on = (day: number): Verdict => {
    const { level, causes } = furthest(effects, GRADES, day) ?? { level: 'A', causes: [] };
    let tier = TIER_OF_GRADE[level];
    for (const reason of reasons) {
      if (inForce(reason, day) && TIERS.indexOf(reason.tier) > TIERS.indexOf(tier)) tier = reason.tier;
    }
    return { level, tier, causes };
  };
  return {
    on,
    tierCausesOn(day) {
      const { level, tier, causes } = on(day);
      if (level === null || tier === 'I') return [];
      const others = reasons.filter((reason) => inForce(reason, day) && reason.tier === tier);
      return [...new Set([...(TIER_OF_GRADE[level] === tier ? causes : []), ...others.map((reason) => reason.cause)])];
    },
    boundaries: [...edges(effects), ...edges(reasons), ...edges(facts)],
    editions: [],
    undetermined,
  };
}

/** A tier for as long as a fact holds or a raise lasts; its cause is the fact's name or the record. */
interface Reason {
  readonly tier: string;
  readonly cause: number | string;
  readonly from: number;
  readonly until: number;
}

function inForce(reason: Reason, day: number): boolean {
  return reason.from <= day && day < reason.until;
}

/** The level of one measure; undefined when the book does not name it, 'lacking' when its amount is missing. */
function levelOfMeasure(kind: string, amount: number | null, threshold: number): string | undefined {
  if (kind === 'suspension' || kind === 'closure' || kind === 'licence-revoked') return 'D';
  if (kind === 'warning') return 'B';
  if (kind === 'fine' || kind === 'confiscation-income' || kind === 'confiscation-goods') {
    if (amount === null) return 'lacking';
    return amount > threshold ? 'C' : 'B';
  }
  return undefined;
}

/** High-risk III, gathering place or hot II, general nothing; the highest of an entity's industries counts. */
function industries(facts: readonly DatedFact[]): Reason[] {
  return facts.flatMap(({ attribute, value, from, until }): Reason[] => {
    const words = attribute === 'tags' && Array.isArray(value) ? (value as string[]) : [];
    if (words.some((word) => HIGH_RISK.includes(word))) return [{ tier: 'III', cause: 'tags', from, until }];
    const second = words.some((word) => GATHERING_PLACE.includes(word) || HOT.includes(word));
    return second ? [{ tier: 'II', cause: 'tags', from, until }] : [];
  });
}

/** A key region gives III for as long as the entity is in one. */
function regions(facts: readonly DatedFact[]): Reason[] {
  return facts.flatMap(({ attribute, value, from, until }): Reason[] =>
    attribute === 'keyRegion' && value === true ? [{ tier: 'III', cause: 'keyRegion', from, until }] : [],
  );
}

/** The district's raises: in force to their last day, open while none is given. */
function raises(records: readonly Known[]): Reason[] {
  return records.flatMap((record): Reason[] => {
    const { rulebook, dimension, level } = record.fields;
    if (record.type !== 'adjustment' || rulebook !== 'chongqing' || dimension !== 'tier') return [];
    if (level !== 'II' && level !== 'III' && level !== 'IV') return [];
    const last = dayField(record, 'until');
    const until = last === undefined ? Infinity : last + 1;
    return [{ tier: level, cause: record.recordId, from: record.day, until }];
  });
}
