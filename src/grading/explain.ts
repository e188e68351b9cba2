// Why an entity stands as it does on a day: causes, articles, amounts against thresholds, days, and what would change it.

import { type Day, dayOf, EVER, iso, NEVER } from '../base/day.ts';
import type { Lang } from '../base/problem.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { Keeping } from '../ledger/keeping.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import type { Subject } from '../registry/subject.ts';
import { editionOn } from '../rulebooks/parse.ts';
import { type Bilingual, type Dimension, levelDimension, type Rulebook, tierDimension } from '../rulebooks/rulebook.ts';
import { batchOf } from './columns.ts';
import { describeRecord, thresholdOf } from './describe.ts';
import { grade } from './kernel/grade.ts';
import type { Plan } from './kernel/plan.ts';
import { type Effect, type Open, type Span, standingOf } from './standing.ts';

/** One reason for a level: what happened, by which article, and for how long it counts. */
export interface Reason {
  readonly dimension: string;
  readonly level: string | null;
  readonly points: number;
  readonly rule: string;
  readonly article: string;
  readonly sense: Bilingual;
  readonly assumption?: Bilingual;
  /** The record; null when a fact of the entity (its trade, its place) is the reason. */
  readonly record: {
    readonly recordId: number;
    readonly type: string;
    readonly number: string;
    readonly on: string;
  } | null;
  /** What happened, with amounts and the threshold they are compared with. */
  readonly what: Bilingual;
  readonly from: string | null;
  /** Last day on which it counts; null while open. */
  readonly lastDay: string | null;
  /** Last day by itself, when later records moved it. */
  readonly ownLastDay: string | null;
}

export interface Explanation {
  readonly rulebook: string;
  readonly document: string;
  readonly edition: string | null;
  readonly on: string;
  readonly level: string | null;
  readonly label: Bilingual | null;
  readonly points: number | null;
  readonly since: string | null;
  readonly lastDay: string | null;
  readonly reasons: readonly Reason[];
  /** In force, but not what decides the level. */
  readonly alsoInForce: readonly Reason[];
  readonly tier: {
    readonly level: string;
    readonly label: Bilingual;
    readonly reasons: readonly Reason[];
    readonly fromLevel: boolean;
  } | null;
  /** Whether a new record would restart the clock of the present level. */
  readonly restarts: boolean;
  /** The nearest better level, if nothing new happens. */
  readonly better: { readonly level: string; readonly label: Bilingual; readonly from: string } | null;
  readonly undetermined: readonly {
    readonly recordId: number;
    readonly number: string;
    readonly article: string;
    readonly what: Bilingual;
    readonly sense: Bilingual;
  }[];
  readonly assumptions: readonly Bilingual[];
  readonly notice?: Bilingual;
}

export interface Explained {
  readonly plan: Plan;
  readonly keeping: Keeping;
  readonly subject: Subject;
  readonly records: readonly LedgerRecord[];
  readonly on: Day;
}

/** Explains one entity's standing on a day; a batch of one through the same kernel that grades the register. */
export function explain({ plan, keeping, subject, records, on }: Explained): Explanation {
  const { book } = plan;
  const { catalogue } = keeping;
  const { spans, effects, undetermined } = standingOf(grade(plan, batchOf(keeping, [subject], records)), 0);
  const span = spans.find((s) => within(s.from, s.until, on));
  const byId = new Map(records.map((record) => [record.recordId, record]));
  const edition = editionOn(book, on);
  const reasonOf = (effect: Effect) => reason(effect, { book, catalogue, subject, byId, on });
  const level = levelDimension(book);
  const tier = tierDimension(book);
  const active = effects.filter(
    (effect) => within(effect.from, effect.until, on) && edition?.rules.includes(effect.rule),
  );
  const decides = new Set(span?.causes.map((cause) => key(cause)));
  return {
    rulebook: book.id,
    document: book.document,
    edition: span?.edition ?? null,
    on: iso(on),
    level: span?.level ?? null,
    label: span ? labelOf(level, span.level) : null,
    points: span?.points ?? null,
    since: span?.since ?? null,
    lastDay: span ? before(span.ends) : null,
    reasons: (span?.causes ?? []).map(reasonOf),
    alsoInForce: active
      .filter((effect) => effect.dimension === level.id && !decides.has(key(effect)) && effect.rule.cause)
      .map(reasonOf),
    tier: span && tier && span.tier ? tierOf(span, tier, level, active, reasonOf) : null,
    restarts: (span?.causes ?? []).some(
      (cause) => 'chained' in cause.rule && cause.rule.chained && cause.until !== null,
    ),
    better: span ? betterThan(span, spans, level) : null,
    undetermined: openOnes(undetermined, byId, catalogue),
    assumptions: assumptionsOf(book, span, [...(span?.causes ?? []), ...active]),
    notice: book.notice,
  };
}

function within(from: string | null, until: string | null, on: Day): boolean {
  return (from === null ? EVER : dayOf(from)!) <= on && on < (until === null ? NEVER : dayOf(until)!);
}

function before(until: string | null): string | null {
  return until === null ? null : iso(dayOf(until)! - 1);
}

function key(effect: Effect): string {
  return `${effect.rule.id}|${effect.recordId}|${effect.from}`;
}

function labelOf(dimension: Dimension, code: string): Bilingual {
  return dimension.levels.find((level) => level.code === code)!.label;
}

interface Around {
  readonly book: Rulebook;
  readonly catalogue: Catalogue;
  readonly subject: Subject;
  readonly byId: ReadonlyMap<number, LedgerRecord>;
  readonly on: Day;
}

function reason(effect: Effect, around: Around): Reason {
  const record = effect.recordId === null ? undefined : around.byId.get(effect.recordId);
  return {
    dimension: effect.dimension,
    level: effect.level,
    points: effect.points,
    rule: effect.rule.id,
    article: effect.rule.article,
    sense: effect.rule.sense,
    assumption: effect.rule.assumption,
    record: record
      ? { recordId: record.recordId, type: record.type, number: record.number, on: record.recognizedOn }
      : null,
    what: record ? withThreshold(record, effect, around) : factOf(effect, around),
    from: effect.from,
    lastDay: before(effect.until),
    ownLastDay: before(effect.own),
  };
}

function withThreshold(record: LedgerRecord, effect: Effect, { book, catalogue, subject, on }: Around): Bilingual {
  const what = describeRecord(record, catalogue);
  const threshold = thresholdOf(effect.rule, editionOn(book, on), record, subject);
  return threshold ? { zh: `${what.zh}（${threshold.zh}）`, en: `${what.en} (${threshold.en})` } : what;
}

function factOf(effect: Effect, { subject, on }: Around): Bilingual {
  if (effect.rule.form !== 'fact') return { zh: '', en: '' };
  const { attribute } = effect.rule;
  const fact = subject.facts.find((f) => f.attribute === attribute && within(f.from, f.until, on));
  const words =
    fact === undefined
      ? ''
      : Array.isArray(fact.value)
        ? fact.value.join('、')
        : fact.value === true
          ? '是'
          : String(fact.value);
  const names: Record<string, Bilingual> = {
    tags: { zh: '重点行业', en: 'key industry' },
    keyRegion: { zh: '重点区域', en: 'key region' },
    kind: { zh: '主体类型', en: 'kind' },
    status: { zh: '登记状态', en: 'status' },
    division: { zh: '行政区划', en: 'division' },
    industries: { zh: '行业', en: 'industry' },
  };
  const name = names[attribute] ?? { zh: attribute, en: attribute };
  return { zh: `${name.zh}：${words}`, en: `${name.en}: ${words}` };
}

function tierOf(
  span: Span,
  tier: Dimension,
  level: Dimension,
  active: readonly Effect[],
  reasonOf: (effect: Effect) => Reason,
): Explanation['tier'] {
  const gives = (effect: Effect) =>
    effect.dimension === tier.id
      ? effect.level === span.tier
      : effect.level !== null && tier.from[effect.dimension]?.[effect.level] === span.tier;
  return {
    level: span.tier!,
    label: labelOf(tier, span.tier!),
    reasons: active.filter((effect) => effect.dimension !== level.id && gives(effect)).map(reasonOf),
    fromLevel: tier.from[level.id]?.[span.level] === span.tier,
  };
}

function betterThan(span: Span, spans: readonly Span[], level: Dimension): Explanation['better'] {
  const place = (code: string) => level.levels.findIndex((l) => l.code === code);
  const next = spans.slice(spans.indexOf(span) + 1).find((later) => place(later.level) < place(span.level));
  return next?.from ? { level: next.level, label: labelOf(level, next.level), from: next.from } : null;
}

function openOnes(
  open: readonly Open[],
  byId: ReadonlyMap<number, LedgerRecord>,
  catalogue: Catalogue,
): Explanation['undetermined'] {
  return open.flatMap(({ recordId, rule }) => {
    const record = byId.get(recordId);
    if (!record) return [];
    return [
      {
        recordId,
        number: record.number,
        article: rule.article,
        what: describeRecord(record, catalogue),
        sense: rule.sense,
      },
    ];
  });
}

function assumptionsOf(book: Rulebook, span: Span | undefined, effects: readonly Effect[]): Bilingual[] {
  const edition = book.editions.find((e) => e.id === span?.edition);
  const all = [edition?.assumption, ...effects.map((effect) => effect.rule.assumption)];
  return [...new Map(all.flatMap((a) => (a ? [[a.zh, a] as const] : []))).values()];
}

/** The explanation as lines of text, in Chinese or English. */
export function explanationText(explained: Explanation, name: string, book: Rulebook, lang: Lang = 'zh'): string[] {
  return lang === 'zh' ? chineseText(explained, name, book) : englishText(explained, name, book);
}

function chineseText(x: Explanation, name: string, book: Rulebook): string[] {
  const lines = [
    `${name}　${book.short.zh}（${x.rulebook}）　${x.on}`,
    `依据：${book.document}${x.edition ? `，版本 ${x.edition}` : ''}`,
  ];
  if (!x.level) return [...lines, '这一天不在本规则书的评价范围内。', ...chineseOpen(x)];
  const span = `${x.since ? `自 ${x.since} 起` : '自始'}，${x.lastDay ? `到 ${x.lastDay} 为止（含当日）` : '没有截止日'}`;
  lines.push(
    `${levelDimension(book).label.zh}：${x.level} ${x.label!.zh}${x.points === null ? '' : `（${x.points} 分）`}，${span}。`,
  );
  if (!x.reasons.length) lines.push('原因：没有不良记录在期限内，按默认等级。');
  x.reasons.forEach((reason, i) => {
    lines.push(`原因 ${i + 1}：${chineseReason(reason)}`);
  });
  for (const reason of x.alsoInForce) lines.push(`同时有效但不决定等级：${chineseReason(reason)}`);
  if (x.tier) {
    const causes = [
      ...(x.tier.fromLevel ? [`信用等级 ${x.level}`] : []),
      ...x.tier.reasons.map((r) => `${r.what.zh}（${r.article}）`),
    ];
    lines.push(
      `${tierDimension(book)!.label.zh}：${x.tier.level} ${x.tier.label.zh}${causes.length ? `，因为：${causes.join('；')}` : ''}。`,
    );
  }
  if (x.restarts) lines.push(`在 ${x.lastDay} 之前（含当日）再受同类处罚的，期限从新处罚之日重新计算。`);
  lines.push(
    x.better
      ? `没有新的记录时，${x.better.from} 起为 ${x.better.level} ${x.better.label.zh}。`
      : chineseNoBetter(x, book),
  );
  lines.push(...chineseOpen(x), ...x.assumptions.map((a) => `假定：${a.zh}`));
  if (x.notice) lines.push(`说明：${x.notice.zh}`);
  return lines;
}

function chineseNoBetter(x: Explanation, book: Rulebook): string {
  const best = levelDimension(book).levels[0].code === x.level;
  if (best || !x.reasons.length) return '目前没有更好等级的到期日。';
  return x.reasons.some((r) => r.lastDay === null)
    ? '期限没有截止日：按所列条款，恢复营业、办妥手续或被纠正以前不会自动变好。'
    : '目前没有更好等级的到期日。';
}

function chineseReason(r: Reason): string {
  const head = r.record ? `${r.record.on} ${r.record.number}：` : '';
  const moved =
    r.ownLastDay !== r.lastDay
      ? `本来到 ${r.ownLastDay ?? '（没有截止日）'}，因期限内又有记录，延到 ${r.lastDay ?? '（没有截止日）'}。`
      : '';
  const days = moved || (r.lastDay ? `有效到 ${r.lastDay}。` : '没有截止日。');
  return `${head}${r.what.zh}。${r.article}：${r.sense.zh}${days}`;
}

function chineseOpen(x: Explanation): string[] {
  return x.undetermined.map((u) => `待人工确认：${u.number}：${u.what.zh}。${u.article}：${u.sense.zh}（不影响等级）`);
}

function englishText(x: Explanation, name: string, book: Rulebook): string[] {
  const lines = [
    `${name}  ${book.short.en} (${x.rulebook})  ${x.on}`,
    `Basis: ${book.document}${x.edition ? `, edition ${x.edition}` : ''}`,
  ];
  if (!x.level) return [...lines, 'Not covered by this rulebook on that day.', ...englishOpen(x)];
  const span = `${x.since ? `since ${x.since}` : 'from the beginning'}, ${x.lastDay ? `to ${x.lastDay} inclusive` : 'open'}`;
  lines.push(
    `${levelDimension(book).label.en}: ${x.level} ${x.label!.en}${x.points === null ? '' : ` (${x.points} points)`}, ${span}.`,
  );
  if (!x.reasons.length) lines.push('Cause: no bad record is in force; the default level.');
  x.reasons.forEach((reason, i) => {
    lines.push(`Cause ${i + 1}: ${englishReason(reason)}`);
  });
  for (const reason of x.alsoInForce) lines.push(`In force, not deciding: ${englishReason(reason)}`);
  if (x.tier) {
    const causes = [
      ...(x.tier.fromLevel ? [`grade ${x.level}`] : []),
      ...x.tier.reasons.map((r) => `${r.what.en} (${r.article})`),
    ];
    lines.push(
      `${tierDimension(book)!.label.en}: ${x.tier.level} ${x.tier.label.en}${causes.length ? `, because of ${causes.join('; ')}` : ''}.`,
    );
  }
  if (x.restarts) lines.push(`A new penalty of these kinds up to ${x.lastDay} restarts the clock.`);
  if (x.better) lines.push(`With nothing new: ${x.better.level} ${x.better.label.en} from ${x.better.from}.`);
  lines.push(...englishOpen(x), ...x.assumptions.map((a) => `Assumption: ${a.en}`));
  if (x.notice) lines.push(`Note: ${x.notice.en}`);
  return lines;
}

function englishReason(r: Reason): string {
  const head = r.record ? `${r.record.on} ${r.record.number}: ` : '';
  const moved =
    r.ownLastDay !== r.lastDay
      ? ` By itself to ${r.ownLastDay ?? '(open)'}; later records within it moved it to ${r.lastDay ?? '(open)'}.`
      : '';
  return `${head}${r.what.en}. ${r.article}: ${r.sense.en}${moved || (r.lastDay ? ` To ${r.lastDay}.` : ' Open.')}`;
}

function englishOpen(x: Explanation): string[] {
  return x.undetermined.map(
    (u) => `For a person to decide: ${u.number}: ${u.what.en}. ${u.article}: ${u.sense.en} (changes nothing by itself)`,
  );
}
