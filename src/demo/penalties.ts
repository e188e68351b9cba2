// Decisions of the invented city's authorities, in the columns of dual publicity (CF_*), and when suspended trading resumed.

import { type Day, iso, parts } from '../base/day.ts';
import { AUTHORITIES, type Authority, type Breach, breachesOf, idleness, type Severity } from './breaches.ts';
import { type CityPlan, FIRST_DAY, LAST_DAY, type MadeEntity } from './city.ts';
import { type Dice, dice } from './dice.ts';

export interface MadePenalty {
  readonly entity: MadeEntity;
  readonly on: Day;
  readonly number: string;
  readonly authority: string;
  readonly breach: Breach;
  /** Kinds as the file has them, joined by ;. */
  readonly kinds: readonly string[];
  /** Yuan. */
  readonly fine: number;
  readonly confiscated: number;
  readonly certificate: string;
  /** The day trading resumed after a suspension. */
  readonly resumedOn?: Day;
}

type Decided = Omit<MadePenalty, 'number' | 'authority'>;

const YEARS = (LAST_DAY - FIRST_DAY) / 365.25;
/** Decisions a year and entity: so that a register's shares under the Chongqing measures look like a real one's. */
const RATE = 0.072;

const SHOP_SEVERITIES: readonly (readonly [Severity, number])[] = [
  ['warning', 44],
  ['small', 26],
  ['warning-small', 6],
  ['large', 16],
  ['income', 5],
  ['goods', 2],
  ['suspension', 2.4],
  ['rare', 1.6],
];
const COMPANY_SEVERITIES: readonly (readonly [Severity, number])[] = [
  ['warning', 26],
  ['small', 44],
  ['warning-small', 6],
  ['large', 17],
  ['income', 4],
  ['goods', 2.2],
  ['suspension', 3],
  ['rare', 1.8],
];
const RARE_KINDS = ['通报批评', '吊销许可证件', '暂扣许可证件', '降低资质等级', '限制开展生产经营活动', '限制从业'];

/** Every decision in the order of days, numbered by authority and year. */
export function madePenalties(plan: CityPlan, city: readonly MadeEntity[]): MadePenalty[] {
  const decided = city.flatMap((entity) =>
    decisionsOn(entity, dice(`${plan.seed}/${plan.entities}/penalty/${entity.index}`)),
  );
  const last = new Map<string, number>();
  return decided
    .sort((a, b) => a.on - b.on || a.entity.index - b.entity.index)
    .map((one) => ({ ...one, ...numbered(one.breach.authority, one.on, last) }));
}

function numbered(authority: Authority, on: Day, last: Map<string, number>) {
  const { name, mark } = AUTHORITIES[authority];
  const head = `${mark}〔${parts(on).year}〕`;
  const count = (last.get(head) ?? 0) + 1;
  last.set(head, count);
  return { authority: name, number: `${head}${count}号` };
}

function decisionsOn(entity: MadeEntity, d: Dice): Decided[] {
  const first = Math.max(FIRST_DAY, entity.established + 60);
  const last = entity.revokedOn ?? LAST_DAY;
  const share = Math.max(0, last - first) / (LAST_DAY - FIRST_DAY);
  const count = d.times(RATE * YEARS * entity.carelessness * share);
  const days = Array.from({ length: count }, () => d.between(first, last - 1)).sort((a, b) => a - b);
  const decided = [...new Set(days)].map((on) => decision(entity, on, d));
  return entity.revokedOn ? [...decided, revocation(entity, entity.revokedOn)] : decided;
}

function revocation(entity: MadeEntity, on: Day): Decided {
  return {
    entity,
    on,
    breach: idleness(iso(on)),
    kinds: ['吊销营业执照'],
    fine: 0,
    confiscated: 0,
    certificate: '营业执照',
  };
}

function decision(entity: MadeEntity, on: Day, d: Dice): Decided {
  const severity = d.weighted(entity.kind === 'individual' ? SHOP_SEVERITIES : COMPANY_SEVERITIES);
  const breach = d.oneOf(breachesOf(entity.trade.field, severity));
  const plain = { entity, on, breach, fine: 0, confiscated: 0, certificate: '' };
  const fine = amount(entity, severity, d);
  switch (severity) {
    case 'warning':
      return { ...plain, kinds: ['警告'] };
    case 'small':
    case 'large':
      return { ...plain, kinds: ['罚款'], fine };
    case 'warning-small':
      return { ...plain, kinds: ['警告', '罚款'], fine };
    case 'income':
      return { ...plain, kinds: ['没收违法所得', '罚款'], fine, confiscated: d.between(60, 90_000) / 10 };
    case 'goods':
      return { ...plain, kinds: ['没收非法财物'], confiscated: d.between(5, 400) * 10 };
    case 'suspension':
      return { ...plain, kinds: ['责令停产停业'], resumedOn: resumption(on, d) };
    case 'rare': {
      const kind = d.oneOf(RARE_KINDS);
      return { ...plain, kinds: [kind], certificate: kind.includes('许可证') ? '经营许可证' : '' };
    }
  }
}

/** Yuan, in the round sums that authorities impose; thresholds themselves are common. */
function amount({ kind }: MadeEntity, severity: Severity, d: Dice): number {
  const shop = kind === 'individual';
  if (severity === 'large')
    return shop
      ? d.oneOf([2000, 3000, 5000, 5000, 8000, 10_000, 20_000])
      : d.oneOf([35_000, 50_000, 50_000, 80_000, 100_000, 200_000, 300_000]);
  return shop
    ? d.oneOf([100, 200, 200, 300, 500, 500, 800, 1000, 1000])
    : d.oneOf([1000, 2000, 3000, 5000, 5000, 10_000, 10_000, 20_000, 30_000]);
}

function resumption(on: Day, d: Dice): Day | undefined {
  const day = on + d.between(12, 120);
  return d.chance(0.88) && day <= LAST_DAY ? day : undefined;
}

export const PENALTY_HEADINGS = [
  ...['CF_XDR_MC', 'CF_XDR_SHXYM', 'CF_XDR_GSZC', 'CF_FRDB', 'CF_WSH', 'CF_WFXW', 'CF_SY', 'CF_YJ', 'CF_CFLB', 'CF_NR'],
  ...['CF_NR_FK', 'CF_NR_WFFF', 'CF_NR_ZKDX', 'CF_JDRQ', 'CF_CFJG', 'CF_SJLY', '处罚依据法律名称', '处罚依据条款'],
] as const;

/** A decision as a row of the penalties file; amounts in 万元 with six decimals, as dual publicity has them. */
export function penaltyRow(one: MadePenalty): string[] {
  const { entity, breach } = one;
  return [
    entity.name,
    entity.uscc,
    entity.uscc ? '' : entity.regno,
    entity.person,
    one.number,
    breach.violation,
    `当事人${breach.violation}，经查属实。`,
    `《${breach.law}》${breach.article}`,
    one.kinds.join(';'),
    one.kinds.map((kind) => content(kind, one)).join('；'),
    one.fine ? (one.fine / 10_000).toFixed(6) : '',
    one.confiscated ? (one.confiscated / 10_000).toFixed(6) : '',
    one.certificate,
    iso(one.on),
    one.authority,
    one.authority,
    breach.law,
    breach.article,
  ];
}

function content(kind: string, { fine, confiscated }: MadePenalty): string {
  if (kind === '罚款') return `罚款${fine}元`;
  return kind.startsWith('没收') ? `${kind}${confiscated}元` : kind;
}

export const RESUMPTION_HEADINGS = [
  '统一社会信用代码',
  '名称',
  '注册号',
  '处罚决定书文号',
  '恢复营业日期',
  '同意恢复的机关',
] as const;

export function resumptionRow({ entity, number, resumedOn, authority }: MadePenalty): string[] {
  return [entity.uscc, entity.name, entity.uscc ? '' : entity.regno, number, iso(resumedOn!), authority];
}
