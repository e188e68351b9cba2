// What supervisors of the invented city found: inspections, complaints, samplings, letters, lists; all follow from carelessness.

import { civil, type Day, iso, parts } from '../base/day.ts';
import { type CityPlan, FIRST_DAY, LAST_DAY, type MadeEntity } from './city.ts';
import { ABOUT, about, counter, diceOf, happenings, later, MARKET, type MadeFile, month, yesNo } from './made-file.ts';
import type { MadePenalty } from './penalties.ts';

const FOOD_FIELDS = ['food', 'catering'];

export function inspections(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(5);
  const rows = city.flatMap((entity) => {
    const d = diceOf(plan, 'inspection', entity);
    return happenings(entity, 0.1 + 0.02 * entity.carelessness, d).map((on) => {
      const failed = d.chance(Math.min(0.75, 0.06 + 0.1 * entity.carelessness));
      const critical = failed && d.chance(0.12);
      const outcome = critical
        ? '发现问题待后续处理'
        : failed
          ? '发现问题已责令改正'
          : d.weighted([
              ['未发现问题', 94],
              ['通过登记的住所（经营场所）无法联系', 3],
              ['未发现开展本次抽查涉及的经营活动', 3],
            ]);
      return [
        ...about(entity),
        next(`JC${month(on)}`),
        iso(on),
        d.weighted([
          ['双随机抽查', 45],
          ['日常检查', 35],
          ['专项检查', 15],
          ['投诉举报检查', 5],
        ]),
        FOOD_FIELDS.includes(entity.trade.field)
          ? '食品安全'
          : d.oneOf(['登记事项', '公示信息', '产品质量', '价格行为']),
        outcome,
        yesNo(critical),
        yesNo(failed),
        yesNo(critical && d.chance(0.3)),
        MARKET,
      ];
    });
  });
  const headings = [
    ...ABOUT,
    '检查编号',
    '检查日期',
    '检查种类',
    '检查事项',
    '检查结果',
    '有严重问题',
    '不合格',
    '采取措施',
    '检查机关',
  ];
  return { name: 'inspection-result.csv', type: 'inspection-result', headings, rows };
}

export function complaints(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(4);
  const rows = city.flatMap((entity) => {
    const d = diceOf(plan, 'complaint', entity);
    return happenings(entity, 0.08 * entity.carelessness, d).map((on) => {
      const closed = later(on, d.between(3, 60));
      return [
        ...about(entity),
        next(`TS${month(on)}`),
        iso(on),
        FOOD_FIELDS.includes(entity.trade.field) && d.chance(0.5)
          ? '食品安全'
          : d.oneOf(['质量', '价格', '广告宣传', '合同', '售后服务', '预付卡']),
        d.weighted([
          ['12315平台', 70],
          ['12345热线', 25],
          ['来访', 5],
        ]),
        closed,
        closed && yesNo(d.chance(0.45)),
        closed && d.chance(0.3) ? String(d.between(2, 400) * 10) : '',
        MARKET,
      ];
    });
  });
  const headings = [
    ...ABOUT,
    '投诉编号',
    '收到日期',
    '投诉事项',
    '投诉渠道',
    '办结日期',
    '属实',
    '挽回损失（元）',
    '办理单位',
  ];
  return { name: 'complaint.csv', type: 'complaint', headings, rows };
}

const PRODUCTS: Readonly<Record<string, readonly [field: string, product: string, flaw: string]>> = {
  food: ['食品', '散装糕点', '菌落总数'],
  catering: ['食品', '自制凉菜', '大肠菌群'],
  drugs: ['药品', '中药饮片', '水分'],
  farming: ['农资', '复合肥料', '总养分'],
  works: ['工业产品', '建筑砌块', '抗压强度'],
  trading: ['流通领域商品', '插座', '标志'],
};

export function samplings(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(4);
  const rows = city.flatMap((entity) => {
    const [field, product, flaw] = PRODUCTS[entity.trade.field] ?? [];
    if (!field) return [];
    const d = diceOf(plan, 'sampling', entity);
    return happenings(entity, 0.05, d).map((on) => {
      const passed = !d.chance(Math.min(0.6, 0.03 + 0.04 * entity.carelessness));
      return [
        ...about(entity),
        next(`ZJ${month(on)}`),
        iso(on),
        field,
        product,
        yesNo(passed),
        passed ? '' : flaw,
        '金信市检验检测中心',
        MARKET,
      ];
    });
  });
  const headings = [
    ...ABOUT,
    '检验报告编号',
    '报告日期',
    '抽检领域',
    '产品名称',
    '合格',
    '不合格项目',
    '检验机构',
    '组织单位',
  ];
  return { name: 'quality-sampling.csv', type: 'quality-sampling', headings, rows };
}

export function letters(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(1);
  const rows = city.flatMap((entity) => {
    const d = diceOf(plan, 'letter', entity);
    return happenings(entity, 0.015 * entity.carelessness, d).map((on) => [
      ...about(entity),
      `${next(`金市监告〔${parts(on).year}〕`)}号`,
      iso(on),
      d.oneOf(['警示函', '告诫书', '行政建议', '提示函', '约谈']),
      d.oneOf(['未及时公示即时信息', '价格标示不清', '同类投诉较多', '广告用语不规范']),
      later(on, d.between(2, 20)),
      MARKET,
    ]);
  });
  const headings = [...ABOUT, '文号', '发出日期', '文书种类', '事由', '答复日期', '发出机关'];
  return { name: 'warning-letter.csv', type: 'warning-letter', headings, rows };
}

/** The report of one year: filed in time, late (on the day it was removed from the list for it), or never. */
export interface Report {
  readonly entity: MadeEntity;
  readonly year: number;
  /** Undefined while it has not been filed. */
  readonly filedOn: Day | undefined;
  /** The day it was put on the list of abnormal operations for want of the report. */
  readonly listedOn: Day | undefined;
}

/** Reports that were due in the six years: of companies for every year, of individual businesses for the last two. */
export function reports(plan: CityPlan, city: readonly MadeEntity[]): Report[] {
  return city.flatMap((entity) => {
    const d = diceOf(plan, 'report', entity);
    const first = Math.max(entity.kind === 'individual' ? 2024 : 2020, parts(entity.established).year);
    const last = entity.revokedOn ? parts(entity.revokedOn).year - 3 : 2025;
    const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
    let removedOn = 0;
    return years.map((year) => {
      const missed = d.chance(Math.min(0.5, 0.018 + 0.046 * entity.carelessness));
      if (!missed)
        return { entity, year, filedOn: d.between(civil(year + 1, 1, 4), civil(year + 1, 6, 30)), listedOn: undefined };
      const due = civil(year + 1, 7, d.between(2, 12));
      const late = due + d.between(10, 500);
      const filedOn = d.chance(0.62) && late <= LAST_DAY ? late : undefined;
      // Who is on the list already is not put there again.
      const listedOn = due >= removedOn ? due : undefined;
      removedOn = Math.max(removedOn, filedOn ?? LAST_DAY + 1);
      return { entity, year, listedOn, filedOn };
    });
  });
}

export function abnormalListings(plan: CityPlan, city: readonly MadeEntity[], made: readonly Report[]): MadeFile {
  const next = counter(1);
  const row = (entity: MadeEntity, on: Day, ground: string, removed: string) => [
    ...about(entity),
    `${next(`金市监列异〔${parts(on).year}〕`)}号`,
    iso(on),
    ground,
    removed,
    removed && `${next(`金市监移异〔${removed.slice(0, 4)}〕`)}号`,
    MARKET,
  ];
  const unfiled = made.flatMap(({ entity, listedOn, filedOn }) =>
    listedOn === undefined
      ? []
      : [row(entity, listedOn, '未按期公示年度报告', filedOn === undefined ? '' : iso(filedOn))],
  );
  const unreachable = city.flatMap((entity) => {
    const d = diceOf(plan, 'unreachable', entity);
    return happenings(entity, 0.004 * entity.carelessness, d).map((on) =>
      row(entity, on, '通过登记的住所或者经营场所无法联系', d.chance(0.6) ? later(on, d.between(20, 400)) : ''),
    );
  });
  const headings = [...ABOUT, '列入决定文号', '列入日期', '列入事由', '移出日期', '移出决定文号', '列入机关'];
  return {
    name: 'abnormal-operation-listing.csv',
    type: 'abnormal-operation-listing',
    headings,
    rows: [...unfiled, ...unreachable],
  };
}

/** The gravest decisions lead to the list of serious violations: large fines now and then, revocations for want of trade not. */
export function seriousListings(plan: CityPlan, penalties: readonly MadePenalty[]): MadeFile {
  const next = counter(1);
  const rows = penalties.flatMap(({ entity, on, fine, number, kinds }) => {
    const d = diceOf(plan, `serious/${number}`, entity);
    const grave = fine >= 100_000 || kinds.includes('责令停产停业');
    if (!grave || on < FIRST_DAY || !d.chance(0.12) || on + 30 > LAST_DAY) return [];
    const ground = FOOD_FIELDS.includes(entity.trade.field)
      ? '食品安全'
      : d.oneOf(['质量安全', '侵害消费者权益', '破坏公平竞争秩序']);
    const listed = on + 30;
    return [
      [
        ...about(entity),
        `${next(`金市监列严〔${parts(listed).year}〕`)}号`,
        iso(listed),
        ground,
        number,
        d.chance(0.7) ? later(listed, d.between(365, 1095)) : '',
        MARKET,
      ],
    ];
  });
  const headings = [...ABOUT, '列入决定文号', '列入日期', '列入领域', '所依据的处罚文号', '移出日期', '列入机关'];
  return { name: 'serious-violation-listing.csv', type: 'serious-violation-listing', headings, rows };
}
