// What entities of the invented city owe and hold: reports, licences, prior approvals, fees, capital, contracts, honours.

import { civil, type Day, endOf, iso, parts } from '../base/day.ts';
import { type CityPlan, LAST_DAY, type MadeEntity } from './city.ts';
import { ABOUT, about, counter, diceOf, happenings, later, MARKET, type MadeFile, month, yesNo } from './made-file.ts';
import type { Report } from './supervision-files.ts';

const isShop = ({ kind }: MadeEntity) => kind === 'individual';
const isFirm = ({ kind }: MadeEntity) => kind === 'enterprise';

export function annualReports(plan: CityPlan, made: readonly Report[]): MadeFile {
  const rows = made.flatMap(({ entity, year, filedOn }) => {
    if (filedOn === undefined) return [];
    const d = diceOf(plan, `staff/${year}`, entity);
    return [
      [
        ...about(entity),
        String(year),
        iso(filedOn),
        String(isShop(entity) ? d.between(1, 5) : d.between(2, 90)),
        yesNo(d.chance(0.02)),
        MARKET,
      ],
    ];
  });
  const headings = [...ABOUT, '报告年度', '报送日期', '从业人数', '各项为零', '接收机关'];
  return { name: 'annual-report.csv', type: 'annual-report', headings, rows };
}

const LICENCES: Readonly<Record<string, readonly [certificate: string, content: string, mark: string]>> = {
  food: ['食品经营许可证', '预包装食品、散装食品销售', 'JY1'],
  catering: ['食品经营许可证', '热食类食品制售', 'JY2'],
  drugs: ['药品经营许可证', '处方药与非处方药零售', 'YP'],
  transport: ['道路运输经营许可证', '道路普通货物运输', 'YS'],
  danger: ['安全生产许可证', '危险化学品经营', 'WH'],
  leisure: ['公共场所卫生许可证', '公共场所经营', 'WS'],
  lodging: ['特种行业许可证', '旅馆业', 'TZ'],
  internet: ['网络文化经营许可证', '互联网上网服务', 'WL'],
};

export function licences(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(1);
  const rows = city.flatMap((entity) => {
    const [certificate, content, mark] = LICENCES[entity.trade.field] ?? [];
    if (!certificate) return [];
    const d = diceOf(plan, 'licence', entity);
    const on = Math.max(civil(2020, 11, 2), entity.established + d.between(5, 40));
    if (on > LAST_DAY) return [];
    const until = endOf(on, { unit: 'years', amount: 5 }) - 1;
    return [
      [
        entity.name,
        entity.uscc,
        entity.uscc ? '' : entity.regno,
        entity.person,
        `${next(`金市监许〔${parts(on).year}〕`)}号`,
        '准予行政许可决定书',
        '普通',
        certificate,
        `${mark}${entity.division}${String(entity.index).padStart(7, '0')}`,
        content,
        iso(on),
        iso(on),
        iso(until),
        '1',
        MARKET,
        MARKET,
      ],
    ];
  });
  const headings = [
    ...[
      'XK_XDR_MC',
      'XK_XDR_SHXYM',
      'XK_XDR_GSZC',
      'XK_FRDB',
      'XK_WSH',
      'XK_XKWS',
      'XK_XKLB',
      'XK_XKZS',
      'XK_XKBH',
      'XK_NR',
    ],
    ...['XK_JDRQ', 'XK_YXQZ', 'XK_YXQZI', 'XK_ZT', 'XK_XKJG', 'XK_LYDW'],
  ];
  return { name: 'administrative-licence.csv', type: 'administrative-licence', headings, rows };
}

export function preApprovals(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const rows = city.flatMap((entity) => {
    const d = diceOf(plan, 'approval', entity);
    const tobacco = entity.trade.field === 'food' && entity.trade.industries.includes('5227');
    if (!(tobacco || (entity.trade.field === 'danger' && d.chance(0.7)))) return [];
    const first = Math.max(civil(2020, 11, 2), entity.established);
    const on = d.between(first, Math.max(first, civil(2026, 9, 1)));
    const expires = endOf(on, { unit: 'years', amount: 3 }) - 1;
    const renewed = expires <= LAST_DAY && d.chance(0.88) ? later(expires, d.between(-30, 40)) : '';
    const [mark, title, authority] = tobacco
      ? ['烟专许', '烟草专卖零售许可证', '金信市烟草专卖局']
      : ['危化经', '危险化学品经营许可证', '金信市应急管理局'];
    return [
      [
        ...about(entity),
        `${mark}${entity.division}${String(entity.index).padStart(6, '0')}`,
        iso(on),
        title,
        iso(expires),
        renewed,
        authority,
      ],
    ];
  });
  const headings = [...ABOUT, '批准文号', '批准日期', '审批文件名称', '有效期至', '续办日期', '审批机关'];
  return { name: 'pre-approval.csv', type: 'pre-approval', headings, rows };
}

export function fees(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(4);
  const rows = city.filter(isShop).flatMap((entity) => {
    const d = diceOf(plan, 'fee', entity);
    if (!d.chance(0.08)) return [];
    return quarters(entity).map((on) => {
      const late = d.chance(0.05 * entity.carelessness);
      return [
        ...about(entity),
        next(`GF${month(on)}`),
        iso(on),
        String(d.between(3, 20) * 30),
        iso(on + 30),
        late && d.chance(0.3) ? '' : later(on, late ? d.between(31, 140) : d.between(1, 29)),
        '集贸市场管理费',
        MARKET,
      ];
    });
  });
  const headings = [
    ...ABOUT,
    '缴费通知编号',
    '核定日期',
    '应缴金额（元）',
    '应缴日期',
    '缴清日期',
    '收费项目',
    '收费单位',
  ];
  return { name: 'fee.csv', type: 'fee', headings, rows };
}

/** First days of the quarters of the last two years in which an entity existed. */
function quarters({ established }: MadeEntity): Day[] {
  const days = Array.from({ length: 8 }, (_, i) => civil(2024 + Math.floor((i + 4) / 4), ((i * 3) % 12) + 1, 1));
  return days.filter((day) => day >= established && day <= LAST_DAY);
}

export function contributions(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(3);
  const rows = city.filter(isFirm).flatMap((entity) => {
    const d = diceOf(plan, 'capital', entity);
    const on = entity.established + d.between(0, 20);
    if (on < civil(2020, 11, 1) || on > LAST_DAY || !d.chance(0.6)) return [];
    const inKind = d.chance(0.15);
    const due = on + d.between(180, 1800);
    const paid = d.chance(0.95) ? later(due, -d.between(1, 170)) : d.chance(0.5) ? later(due, d.between(10, 400)) : '';
    return [
      [
        ...about(entity),
        next(`CZ-${parts(on).year}-`),
        iso(on),
        entity.person,
        inKind ? '非货币' : '货币',
        String(entity.capital / 10_000),
        iso(due),
        paid,
        MARKET,
      ],
    ];
  });
  const headings = [
    ...ABOUT,
    '出资登记编号',
    '登记日期',
    '投资人',
    '出资方式',
    '认缴出资额（万元）',
    '出资期限',
    '过户日期',
    '登记机关',
  ];
  return { name: 'capital-contribution.csv', type: 'capital-contribution', headings, rows };
}

export function performances(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(3);
  const rows = city
    .filter((entity) => !isShop(entity))
    .flatMap((entity) => {
      const d = diceOf(plan, 'contract', entity);
      if (!d.chance(0.08)) return [];
      const years = [2021, 2022, 2023, 2024, 2025].filter((year) => civil(year, 1, 1) > entity.established);
      return years.map((year) => {
        const whole = !d.chance(Math.min(0.6, 0.04 * entity.carelessness + 0.02));
        const on = civil(year + 1, 1, d.between(8, 31));
        return [
          ...about(entity),
          next(`LY-${year}-`),
          iso(on),
          whole ? '100' : String(d.between(70, 99)),
          yesNo(!whole && d.chance(0.4)),
          '否',
          String(d.between(5, 300)),
          `${year}年度`,
          MARKET,
        ];
      });
    });
  const headings = [
    ...ABOUT,
    '认定文号',
    '认定日期',
    '履约率（%）',
    '未履约有正当原因',
    '合同欺诈',
    '合同份数',
    '所属时期',
    '认定单位',
  ];
  return { name: 'contract-performance.csv', type: 'contract-performance', headings, rows };
}

export function frauds(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(1);
  const rows = city.filter(isFirm).flatMap((entity) => {
    const d = diceOf(plan, 'fraud', entity);
    return happenings(entity, 0.0008 * entity.carelessness, d).map((on) => [
      ...about(entity),
      `${next(`金市监合〔${parts(on).year}〕`)}号`,
      iso(on),
      String(d.between(10, 400) / 10),
      d.oneOf(['虚构货源骗取预付款', '收取定金后不履行合同', '以虚假担保签订合同']),
      MARKET,
    ]);
  });
  const headings = [...ABOUT, '认定文号', '认定日期', '涉案金额（万元）', '事实', '认定机关'];
  return { name: 'contract-fraud.csv', type: 'contract-fraud', headings, rows };
}

/** Annual checks go on for the trades that a licensing authority still checks by the year. */
export function annualChecks(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const rows = city
    .filter((entity) => isFirm(entity) && entity.trade.field === 'danger')
    .flatMap((entity) => {
      const d = diceOf(plan, 'check', entity);
      const years = [2020, 2021, 2022, 2023, 2024, 2025].filter((year) => civil(year, 1, 1) > entity.established);
      return years.map((year) => [
        ...about(entity),
        String(year),
        iso(civil(year + 1, d.between(4, 6), d.between(1, 28))),
        d.chance(0.04 + 0.02 * entity.carelessness) ? 'B级' : 'A级',
        '是',
        '金信市应急管理局',
      ]);
    });
  const headings = [...ABOUT, '年检年度', '年检日期', '年检等次', '申报材料齐全', '年检机关'];
  return { name: 'annual-check.csv', type: 'annual-check', headings, rows };
}

const HONOURS: readonly (readonly [level: string, title: string, by: string, weight: number])[] = [
  ['国家级', '全国诚信经营示范单位', '国家有关部门', 1],
  ['省级', '省级守合同重信用企业', '省市场监督管理局', 8],
  ['市级', '市级守合同重信用企业', '金信市人民政府', 35],
  ['区县级', '放心消费示范单位', '金信市消费者协会', 56],
];

export function honours(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(1);
  const rows = city.flatMap((entity) => {
    if (entity.carelessness > 1) return [];
    const d = diceOf(plan, 'honour', entity);
    return happenings(entity, isShop(entity) ? 0.008 : 0.022, d).map((on) => {
      const [level, title, by] = d.weighted(HONOURS.map((one) => [one, one[3]] as const));
      return [
        ...about(entity),
        `${next(`金信示〔${parts(on).year}〕`)}号`,
        iso(on),
        level,
        title,
        d.chance(0.8) ? iso(endOf(on, { unit: 'years', amount: 2 }) - 1) : '',
        by,
      ];
    });
  });
  const headings = [...ABOUT, '授予文号', '授予日期', '荣誉级别', '荣誉名称', '有效期至', '授予单位'];
  return { name: 'honour.csv', type: 'honour', headings, rows };
}

/** Decisions of the joint meeting and of districts about the worst, a good half of them still in force on the day of the demo. */
export function adjustments(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(1);
  const rows = city.flatMap((entity) => {
    const d = diceOf(plan, 'adjustment', entity);
    if (entity.carelessness < 5 || !d.chance(0.05)) return [];
    const on = d.between(civil(2025, 10, 1), LAST_DAY);
    if (on < entity.established) return [];
    const joint = isFirm(entity) && d.chance(0.4);
    const [book, dimension, level] = joint
      ? ['shenhe', 'grade', d.oneOf(['B', 'B', 'C'])]
      : ['chongqing', 'tier', d.oneOf(['II', 'III', 'III', 'IV'])];
    const number = `${next(`金信联席〔${parts(on).year}〕`)}号`;
    return [
      [
        ...about(entity),
        number,
        iso(on),
        book,
        dimension,
        level,
        d.oneOf(['同类投诉集中', '多部门通报不良记录', '抽检连续不合格']),
        `联席会议纪要第${d.between(1, 9)}项`,
        iso(on + d.between(180, 540)),
        '金信市信用监管联席会议',
      ],
    ];
  });
  const headings = [
    ...ABOUT,
    '决定文号',
    '决定日期',
    '规则书',
    '调整的方面',
    '调整为',
    '理由',
    '依据',
    '截止日',
    '作出单位',
  ];
  return { name: 'adjustment.csv', type: 'adjustment', headings, rows };
}

const COURT = '金信市人民法院';

export function judgments(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(4);
  const rows = city
    .filter((entity) => !isShop(entity))
    .flatMap((entity) => {
      const d = diceOf(plan, 'judgment', entity);
      return happenings(entity, 0.02 * entity.carelessness, d).map((on) => {
        const performed = d.chance(0.7) ? later(on, d.between(5, 200)) : '';
        return [
          ...about(entity),
          `${next(`（${parts(on).year}）金01民终`)}号`,
          iso(on),
          '民事',
          '被告',
          String(d.between(5, 900) / 10),
          yesNo(performed !== ''),
          performed,
          COURT,
        ];
      });
    });
  const headings = [
    ...ABOUT,
    '案号',
    '生效日期',
    '裁判种类',
    '诉讼地位',
    '判决给付金额（万元）',
    '已履行',
    '履行日期',
    '法院',
  ];
  return { name: 'court-judgment.csv', type: 'court-judgment', headings, rows };
}

export function freezes(plan: CityPlan, city: readonly MadeEntity[]): MadeFile {
  const next = counter(4);
  const rows = city.filter(isFirm).flatMap((entity) => {
    const d = diceOf(plan, 'freeze', entity);
    return happenings(entity, 0.003 * entity.carelessness, d).map((on) => [
      ...about(entity),
      `${next(`（${parts(on).year}）金01执`)}号`,
      iso(on),
      String(d.between(5, 300)),
      iso(endOf(on, { unit: 'years', amount: 3 }) - 1),
      d.chance(0.5) ? later(on, d.between(60, 700)) : '',
      COURT,
    ]);
  });
  const headings = [...ABOUT, '协助公示通知书文号', '冻结日期', '股权数额（万元）', '冻结期限至', '解除日期', '法院'];
  return { name: 'equity-freeze.csv', type: 'equity-freeze', headings, rows };
}
