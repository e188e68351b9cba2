// The entities of an invented city, the same for the same seed and size; its counties are real codes, its firms and people are not.

import { type Day, dayOf, iso } from '../base/day.ts';
import { makeUscc } from '../registry/uscc.ts';
import { COUNTIES, placeIn } from './counties.ts';
import { type Dice, dice, hash } from './dice.ts';
import { FARM_TRADES, TRADES, type Trade } from './trades.ts';
import { brand, CITY, person, shopMark, street } from './words.ts';

export interface CityPlan {
  readonly entities: number;
  readonly seed: string;
}

export type MadeKind = 'enterprise' | 'individual' | 'cooperative' | 'branch';

export interface MadeEntity {
  readonly index: number;
  /** Empty for an older entity that has only its 注册号. */
  readonly uscc: string;
  readonly regno: string;
  readonly name: string;
  readonly formerName: string;
  readonly kind: MadeKind;
  readonly status: '存续' | '注销' | '歇业' | '吊销';
  readonly established: Day;
  readonly division: string;
  readonly county: string;
  readonly trade: Trade;
  readonly keyRegion: boolean;
  readonly person: string;
  readonly address: string;
  readonly lon: number;
  readonly lat: number;
  /** Yuan; 0 where none is registered. */
  readonly capital: number;
  /** How careless its people are: 1 on average, most well below, a few far above; all their bad records follow from it. */
  readonly carelessness: number;
  /** The day its licence was revoked. */
  readonly revokedOn?: Day;
}

/** The first and the last day of the records, and the day for which the demo prints its tables. */
export const FIRST_DAY = dayOf('2020-11-01')!;
export const LAST_DAY = dayOf('2026-10-31')!;
export const DEMO_DAY = dayOf('2026-11-01')!;

const KINDS: readonly (readonly [MadeKind, number])[] = [
  ['individual', 55],
  ['enterprise', 40],
  ['cooperative', 3],
  ['branch', 2],
];
const PREFIX: Record<MadeKind, string> = { enterprise: '91', individual: '92', cooperative: '93', branch: '91' };
const CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const COMPANY_TRADES = TRADES.map((trade) => [trade, trade.companies] as const);
const SHOP_TRADES = TRADES.map((trade) => [trade, trade.shops] as const);
const FARMS = FARM_TRADES.map((trade) => [trade, trade.companies] as const);
const CARELESSNESS = [
  [0.3, 80],
  [1.5, 14],
  [9, 6],
] as const;

/** The city's entities in the order of their index. */
export function madeCity(plan: CityPlan): MadeEntity[] {
  const names = new Set<string>();
  const city: MadeEntity[] = [];
  for (let index = 0; index < plan.entities; index++) city.push(madeEntity(plan, index, names, city));
  return city;
}

function madeEntity(plan: CityPlan, index: number, names: Set<string>, city: readonly MadeEntity[]): MadeEntity {
  const d = dice(`${plan.seed}/${plan.entities}/entity/${index}`);
  const drawn = d.weighted(KINDS);
  const parent = drawn === 'branch' ? city.findLast((one) => one.kind === 'enterprise' && one.uscc) : undefined;
  const kind = drawn === 'branch' && !parent ? 'enterprise' : drawn;
  const county = d.weighted(COUNTIES.map((one) => [one, one.weight] as const));
  const trade = parent?.trade ?? tradeOf(kind, d);
  const name = uniqueName(names, () =>
    parent
      ? `${parent.name}${county.name}${d.oneOf(['第一', '第二', '第三', ''])}分公司`
      : nameOf(kind, trade, county.name, d),
  );
  const established = establishedOn(parent?.established, d);
  const old = established < dayOf('2015-10-01')! && d.chance(0.02);
  const near = street(d);
  const earliest = Math.max(FIRST_DAY, established + 500);
  const revokedOn = d.chance(0.003) && earliest < LAST_DAY ? d.between(earliest, LAST_DAY) : undefined;
  return {
    index,
    uscc: old ? '' : makeUscc(PREFIX[kind], county.code, codeBody(plan, index)),
    regno:
      old || (established < dayOf('2015-10-01')! && d.chance(0.3)) ? `${county.code}${codeDigits(plan, index)}` : '',
    name,
    formerName: kind === 'enterprise' && d.chance(0.04) ? nameOf(kind, trade, county.name, d) : '',
    kind,
    status: revokedOn
      ? '吊销'
      : d.weighted([
          ['存续', 96],
          ['注销', 2.5],
          ['歇业', 1.5],
        ]),
    established,
    division: county.code,
    county: county.name,
    trade,
    keyRegion: near.startsWith('迎宾') || near.startsWith('锦江大'),
    person: person(d),
    address: `${CITY}${county.name}${near}${d.between(1, 300)}号`,
    ...placeIn(county, d),
    capital:
      kind === 'individual' || kind === 'branch'
        ? 0
        : d.oneOf([10, 30, 50, 100, 100, 200, 300, 500, 500, 1000, 2000, 5000]) * 10_000,
    carelessness: d.weighted(CARELESSNESS),
    revokedOn,
  };
}

function tradeOf(kind: MadeKind, d: Dice): Trade {
  return d.weighted(kind === 'individual' ? SHOP_TRADES : kind === 'cooperative' ? FARMS : COMPANY_TRADES);
}

function nameOf(kind: MadeKind, trade: Trade, county: string, d: Dice): string {
  if (kind === 'individual') return `${CITY}${county}${shopMark(d)}${trade.shop}`;
  if (kind === 'cooperative') return `${CITY}${brand(d)}${trade.company}专业合作社`;
  return `${CITY}${brand(d)}${trade.company}${d.weighted([
    ['有限公司', 90],
    ['有限责任公司', 6],
    ['股份有限公司', 2],
    ['中心（有限合伙）', 2],
  ])}`;
}

function uniqueName(names: Set<string>, make: () => string): string {
  let name = make();
  for (let tries = 0; names.has(name); tries++) name = tries < 50 ? make() : `${make()}${tries}`;
  names.add(name);
  return name;
}

/** Younger entities are more common than old ones. */
function establishedOn(after: Day | undefined, d: Dice): Day {
  const earliest = after ?? dayOf('1998-01-01')!;
  const latest = dayOf('2026-06-30')!;
  return latest - Math.floor((latest - earliest) * d.next() ** 2.2);
}

/**
 * The organisation part of a code: D, two characters of the plan, five of the index. No such code has been given out,
 * and another plan's codes are others.
 */
function codeBody(plan: CityPlan, index: number): string {
  const key = hash(`${plan.seed}/${plan.entities}`) % CODE_CHARACTERS.length ** 2;
  return `D${inCode(key, 2)}${inCode(index, 5)}`;
}

function inCode(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / CODE_CHARACTERS.length))
    text = CODE_CHARACTERS[rest % CODE_CHARACTERS.length] + text;
  return text;
}

function codeDigits(plan: CityPlan, index: number): string {
  const key = hash(`${plan.seed}/${plan.entities}`) % 100;
  return `${String(key).padStart(2, '0')}${String(index).padStart(7, '0')}`;
}

const KIND_WORDS: Record<MadeKind, string> = {
  enterprise: '企业',
  individual: '个体工商户',
  cooperative: '农民专业合作社',
  branch: '分支机构',
};

export const ENTITY_HEADINGS = [
  ...[
    '统一社会信用代码',
    '名称',
    '主体类型',
    '登记状态',
    '成立日期',
    '行政区划代码',
    '行业代码',
    '重点行业',
    '重点区域',
  ],
  ...['法定代表人', '住所', '经度', '纬度', '注册号', '曾用名', '注册资本（万元）', '登记机关'],
] as const;

/** An entity as a row of the entities file. */
export function entityRow(one: MadeEntity): string[] {
  return [
    one.uscc,
    one.name,
    KIND_WORDS[one.kind],
    one.status,
    iso(one.established),
    one.division,
    one.trade.industries.join(';'),
    one.trade.tags.join(';'),
    one.keyRegion ? '是' : '否',
    one.person,
    one.address,
    one.lon.toFixed(6),
    one.lat.toFixed(6),
    one.regno,
    one.formerName,
    one.capital ? String(one.capital / 10_000) : '',
    `${CITY}市场监督管理局`,
  ];
}

/** A right code that belongs to nobody in the city. */
export function strangersCode(plan: CityPlan): string {
  return makeUscc(PREFIX.enterprise, COUNTIES[0].code, codeBody(plan, plan.entities + 1));
}
