// 重庆市市场主体信用分类监管实施办法, grade and tier, written out by hand for the oracle.
import type { Subject } from '../../../src/registry/subject.ts';
import { afterYears, number } from '../calendar.ts';
import { chained, type Effect, edges, factEdges, furthest, NOT_COVERED, type Oracle } from '../effects.ts';
import { dated, dayField, held, type Known, measures, resumedOn } from '../known.ts';

const IN_FORCE = number('1900-01-01');
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
    let given = 0;
    for (const { kind, amount } of measures(record)) {
      const level = levelOfMeasure(kind, amount, threshold);
      if (level === 'lacking') lacking = true;
      if (level === undefined || level === 'lacking') continue;
      given++;
      const effect = { record: record.recordId, level, from: record.day };
      if (kind === 'suspension') {
        const resumed = resumedOn(record, records);
        ending.push({ ...effect, until: resumed === undefined ? Infinity : afterYears(resumed, 1) });
      } else if (level === 'D') forEver.push({ ...effect, until: Infinity });
      else ending.push({ ...effect, until: afterYears(record.day, 1) });
    }
    if (lacking || given === 0) undetermined.push(record.recordId);
  }
  const effects = [...chained(ending), ...forEver];
  const raises = tierAdjustments(records);

  const gradeOn = (day: number) => furthest(effects, GRADES, day) ?? { level: 'A', causes: [] as number[] };
  /** Every reason for a tier on a day: the grade, the industries, the region, the district's raises. */
  function reasonsOn(day: number): { tier: string; causes: (number | string)[] }[] {
    const grade = gradeOn(day);
    const reasons: { tier: string; causes: (number | string)[] }[] = [
      { tier: TIER_OF_GRADE[grade.level], causes: grade.causes },
      { tier: tierOfIndustries(held(facts, 'tags', day)), causes: ['tags'] },
    ];
    if (held(facts, 'keyRegion', day) === true) reasons.push({ tier: 'III', causes: ['keyRegion'] });
    for (const raise of raises) {
      if (raise.from <= day && day < raise.until) reasons.push({ tier: raise.level, causes: [raise.record] });
    }
    return reasons;
  }
  return {
    on(day) {
      if (day < IN_FORCE) return NOT_COVERED;
      const grade = gradeOn(day);
      let tier = 'I';
      for (const reason of reasonsOn(day)) {
        if (TIERS.indexOf(reason.tier) > TIERS.indexOf(tier)) tier = reason.tier;
      }
      return { level: grade.level, tier, causes: grade.causes };
    },
    tierCausesOn(day) {
      const { tier } = this.on(day);
      if (tier === null || tier === 'I') return [];
      return [...new Set(reasonsOn(day).flatMap((reason) => (reason.tier === tier ? reason.causes : [])))];
    },
    boundaries: [IN_FORCE, ...edges(effects), ...edges(raises), ...factEdges(facts)],
    editions: [IN_FORCE],
    undetermined,
  };
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

/** High-risk III, gathering place or hot II, general I; the highest of an entity's industries counts. */
function tierOfIndustries(tags: unknown): string {
  const words = Array.isArray(tags) ? (tags as string[]) : [];
  if (words.some((word) => HIGH_RISK.includes(word))) return 'III';
  if (words.some((word) => GATHERING_PLACE.includes(word) || HOT.includes(word))) return 'II';
  return 'I';
}

/** The district's raises: in force to their last day, open while none is given. */
function tierAdjustments(records: readonly Known[]): Effect[] {
  const raises: Effect[] = [];
  for (const record of records) {
    const { rulebook, dimension, level } = record.fields;
    if (record.type !== 'adjustment' || rulebook !== 'chongqing' || dimension !== 'tier') continue;
    const last = dayField(record, 'until');
    const until = last === undefined ? Infinity : last + 1;
    if (level === 'II' || level === 'III' || level === 'IV') {
      raises.push({ record: record.recordId, level, from: record.day, until });
    }
  }
  return raises;
}
