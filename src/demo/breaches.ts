// What the invented city's penalties are for: real penal clauses by trade, the authority in charge, and what it may impose.

import type { Field } from './trades.ts';

/**
 * What a decision imposes: warning, small fine, both, large fine, fine and confiscated income, goods confiscated alone,
 * suspension, or one of the kinds that few rulebooks place.
 */
export type Severity = 'warning' | 'small' | 'warning-small' | 'large' | 'income' | 'goods' | 'suspension' | 'rare';

export interface Breach {
  readonly law: string;
  readonly article: string;
  readonly violation: string;
  readonly authority: Authority;
  readonly imposes: readonly Severity[];
}

export type Authority = 'market' | 'health' | 'fire' | 'traffic' | 'culture' | 'safety' | 'farming';

/** By authority: its name in 金信市 and the mark of its documents. */
export const AUTHORITIES: Readonly<Record<Authority, { readonly name: string; readonly mark: string }>> = {
  market: { name: '金信市市场监督管理局', mark: '金市监处罚' },
  health: { name: '金信市卫生健康委员会', mark: '金卫罚' },
  fire: { name: '金信市消防救援支队', mark: '金消行罚决字' },
  traffic: { name: '金信市交通运输局', mark: '金交罚' },
  culture: { name: '金信市文化旅游和广播电视局', mark: '金文罚' },
  safety: { name: '金信市应急管理局', mark: '金应急罚' },
  farming: { name: '金信市农业农村局', mark: '金农罚' },
};

const ALL_FINES: readonly Severity[] = ['small', 'large', 'income'];
const MILD: readonly Severity[] = ['warning', 'small', 'warning-small'];

function of(
  authority: Authority,
  law: string,
  article: string,
  violation: string,
  imposes: readonly Severity[],
): Breach {
  return { authority, law, article, violation, imposes };
}

const GENERAL: readonly Breach[] = [
  of('market', '明码标价和禁止价格欺诈规定', '第二十四条', '未按规定明码标价', ['small']),
  of('market', '价格法', '第四十二条', '不按规定内容和方式明码标价', ['small', 'income']),
  of('market', '广告法', '第五十九条', '广告引证内容不实', ['small', 'large']),
  of('market', '广告法', '第五十五条', '发布虚假广告', ['large']),
  of('market', '产品质量法', '第五十四条', '产品标识不符合规定', ['small', 'income', 'large']),
  of('market', '产品质量法', '第四十九条', '销售不符合安全标准的产品', ['income', 'goods', 'large']),
  of('market', '反不正当竞争法', '第二十条', '对商品作引人误解的商业宣传', ['large', 'income']),
  of('market', '消费者权益保护法', '第五十六条', '对消费者提出的要求无理拒绝', [
    'warning',
    'warning-small',
    'large',
    'suspension',
  ]),
  of('market', '计量法实施细则', '第四十三条', '使用未经检定的计量器具', ['small']),
  of('market', '电子商务法', '第七十六条', '未在首页公示营业执照信息', ['small']),
  of('market', '市场主体登记管理条例', '第四十八条', '未将营业执照置于住所醒目位置', ['small']),
  of('fire', '消防法', '第六十条', '占用堵塞疏散通道', ['warning', 'small', 'large']),
];

const BY_FIELD: Readonly<Record<Field, readonly Breach[]>> = {
  food: [
    of('market', '食品安全法', '第一百二十六条', '未按规定建立并遵守进货查验记录制度', [...MILD, 'suspension']),
    of('market', '食品安全法', '第一百二十五条', '经营标签不符合规定的食品', ['income', 'small', 'suspension']),
    of('market', '食品安全法', '第一百二十四条', '经营超过保质期的食品', ['income', 'large', 'goods', 'rare']),
  ],
  catering: [
    of('market', '食品安全法', '第一百二十六条', '从业人员未取得健康证明', [...MILD, 'suspension']),
    of('market', '食品安全法', '第一百二十二条', '超出许可范围经营', ['income', 'large', 'goods']),
    of('market', '食品安全法', '第一百二十四条', '使用超过保质期的原料', ['income', 'large', 'rare']),
  ],
  drugs: [
    of('market', '药品管理法', '第一百二十六条', '未遵守药品经营质量管理规范', ['warning', 'large', 'suspension']),
    of('market', '药品管理法', '第一百一十七条', '销售劣药', ['income', 'large', 'warning', 'rare']),
  ],
  transport: [
    of('traffic', '道路运输条例', '第六十四条', '未按规定维护车辆', ['small', 'large']),
    of('traffic', '道路运输条例', '第六十九条', '未携带车辆营运证', ['warning', 'small']),
    of('traffic', '道路运输条例', '第六十七条', '不按批准的路线行驶', ['rare', 'small']),
  ],
  danger: [
    of('safety', '安全生产法', '第九十七条', '未按规定培训从业人员', ['small', 'large', 'suspension']),
    of('safety', '安全生产法', '第九十九条', '未设置安全警示标志', ['small', 'large', 'suspension']),
    of('safety', '危险化学品安全管理条例', '第七十八条', '未在作业场所设置通信报警装置', [
      'small',
      'large',
      'suspension',
    ]),
  ],
  leisure: [
    of('culture', '娱乐场所管理条例', '第四十八条', '接纳未成年人', ['income', 'large', 'suspension']),
    of('culture', '娱乐场所管理条例', '第五十一条', '未悬挂规定的标志', ['warning', 'warning-small']),
    of('health', '公共场所卫生管理条例', '第十四条', '卫生质量不符合国家标准', [
      'warning',
      'small',
      'suspension',
      'rare',
    ]),
  ],
  internet: [
    of('culture', '互联网上网服务营业场所管理条例', '第三十一条', '接纳未成年人进入营业场所', [
      'warning-small',
      'suspension',
      'rare',
    ]),
    of('culture', '互联网上网服务营业场所管理条例', '第三十二条', '未核对登记上网消费者的身份证件', [
      ...MILD,
      'suspension',
    ]),
  ],
  lodging: [
    of('health', '公共场所卫生管理条例', '第十四条', '从业人员未取得健康合格证', ['warning', 'small', 'suspension']),
    of('fire', '消防法', '第五十八条', '未经消防安全检查擅自投入使用', ['large', 'suspension']),
  ],
  farming: [
    of('farming', '种子法', '第七十八条', '种子标签内容不符合规定', ['small', 'income', 'rare']),
    of('farming', '种子法', '第七十六条', '未取得种子生产经营许可证经营种子', ['income', 'goods', 'small']),
  ],
  works: [
    of('safety', '安全生产法', '第九十七条', '特种作业人员无证上岗', ['small', 'large', 'suspension']),
    of('market', '特种设备安全法', '第八十三条', '使用未经定期检验的特种设备', ['large', 'small']),
  ],
  trading: [],
};

/** What an entity of a trade may be punished for with this severity; never empty. */
export function breachesOf(field: Field, severity: Severity): readonly Breach[] {
  const own = BY_FIELD[field].filter(({ imposes }) => imposes.includes(severity));
  const all = own.length ? own : GENERAL.filter(({ imposes }) => imposes.includes(severity));
  return all.length ? all : [ANY];
}

const ANY: Breach = of('market', '无证无照经营查处办法', '第十四条', '未取得许可从事经营活动', [
  ...ALL_FINES,
  ...MILD,
  'goods',
  'suspension',
  'rare',
]);

/** Every breach there is. */
export const BREACHES: readonly Breach[] = [...GENERAL, ...Object.values(BY_FIELD).flat(), ANY];

/** The licence revoked for not trading over six months; the company law was renumbered in 2024. */
export function idleness(day: string): Breach {
  return of(
    'market',
    '公司法',
    day < '2024-07-01' ? '第二百一十一条' : '第二百六十条',
    '无正当理由停业连续六个月以上',
    [],
  );
}
