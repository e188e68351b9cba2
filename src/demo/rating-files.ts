// How other bodies rate the firms of the invented city: the tax authority, customs, banks, agencies.

import { civil, endOf, iso, parts } from '../base/day.ts';
import { type CityPlan, LAST_DAY, type MadeEntity } from './city.ts';
import { ABOUT, about, counter, diceOf, type MadeFile } from './made-file.ts';

const isFirm = ({ kind }: MadeEntity) => kind === 'enterprise';

export function taxGrades(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const rows = city.filter(isFirm).flatMap((entity) => {
    const d = diceOf(plan, 'tax', entity);
    if (!d.chance(0.35)) return [];
    const years = [2023, 2024, 2025].filter((year) => civil(year, 1, 1) > entity.established);
    return years.map((year) => {
      const score = Math.round(Math.min(100, Math.max(20, 96 - 4 * entity.carelessness * d.next() * 2 - 8 * d.next())));
      const grade = score >= 90 ? 'A级' : score >= 70 ? 'B级' : score >= 40 ? 'C级' : 'D级';
      return [...about(entity), String(year), `${year + 1}-04-30`, grade, String(score), '金信市税务局'];
    });
  });
  const headings = [...ABOUT, '评价年度', '评定日期', '等级', '得分', '税务机关'];
  return { name: 'tax-rating.csv', type: 'tax-rating', headings, rows };
}

/** A few who trade abroad; the careless are more often found discredited. */
export function customsGrades(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(1);
  const rows = city.filter(isFirm).flatMap((entity) => {
    const d = diceOf(plan, 'customs', entity);
    const first = Math.max(civil(2021, 11, 1), entity.established + 30);
    if (!d.chance(0.1) || first > LAST_DAY) return [];
    const on = d.between(first, LAST_DAY);
    const [grade, ground] = d.chance(0.05 * entity.carelessness)
      ? ['失信企业', '走私行为被行政处罚']
      : d.chance(0.35)
        ? ['高级认证企业', '通过高级认证企业标准认证']
        : ['常规管理企业', '完成备案'];
    return [[...about(entity), `${next(`金关信〔${parts(on).year}〕`)}号`, iso(on), grade, ground, '金信海关']];
  });
  const headings = [...ABOUT, '文书编号', '认定日期', '信用等级', '认定事由', '海关'];
  return { name: 'customs-rating.csv', type: 'customs-rating', headings, rows };
}

const BANK_SCALE = ['AAA级', 'AA级', 'A级', 'BBB级', 'BB级', 'B级', 'CCC级', 'CC级'];

/** For a year each, some of them over on the day of the demo. */
export function bankGrades(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(4);
  const rows = city.filter(isFirm).flatMap((entity) => {
    const d = diceOf(plan, 'bank', entity);
    if (!d.chance(0.15)) return [];
    const bank = d.oneOf(['金信商业银行', '金信农村商业银行', '金信城市信用银行']);
    const years = [2025, 2026].filter((year) => civil(year, 1, 1) > entity.established && d.chance(0.75));
    return years.map((year) => {
      const on = civil(year, d.between(1, 9), d.between(1, 28));
      const place = Math.min(BANK_SCALE.length - 1, Math.floor(d.next() * 3 + entity.carelessness * d.next() * 2));
      const until = endOf(on, { unit: 'years', amount: 1 }) - 1;
      return [...about(entity), next(`PJ${year}-`), iso(on), BANK_SCALE[place], iso(until), bank];
    });
  });
  const headings = [...ABOUT, '评级编号', '评定日期', '信用等级', '有效期至', '评定单位'];
  return { name: 'bank-rating.csv', type: 'bank-rating', headings, rows };
}

const AGENCY_SCALE = ['AA级', 'AA-级', 'A+级', 'A级', 'A-级', 'BBB+级', 'BBB级', 'BB级', 'CCC级'];

/** The larger firms, by one agency or another. */
export function agencyGrades(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(1);
  const rows = city.filter(isFirm).flatMap((entity) => {
    const d = diceOf(plan, 'agency', entity);
    if (!d.chance(0.04) || entity.established >= civil(2025, 9, 1)) return [];
    const on = civil(2025, d.between(10, 12), d.between(1, 28)) + d.between(0, 240);
    const place = Math.min(AGENCY_SCALE.length - 1, Math.floor(d.next() * 4 + entity.carelessness * d.next() * 2));
    const agency = d.oneOf(['金信资信评估有限公司', '东海信用评级有限公司']);
    const until = endOf(on, { unit: 'years', amount: 1 }) - 1;
    const number = `${next(`金评〔${parts(on).year}〕`)}号`;
    return [[...about(entity), number, iso(on), AGENCY_SCALE[place], iso(until), agency]];
  });
  const headings = [...ABOUT, '评级报告编号', '评定日期', '主体信用等级', '有效期至', '评级机构'];
  return { name: 'agency-rating.csv', type: 'agency-rating', headings, rows };
}
