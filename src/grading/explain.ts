// Why an entity stands as it does on a day: causes, articles, amounts against thresholds, days, and what would change it.

import { type Day, dayOf, EVER, iso, NEVER } from '../base/day.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { describeRecord } from '../ledger/describe-record.ts';
import { type DisputedStanding, disputedOn, disputedStanding } from '../ledger/disputed.ts';
import type { Keeping } from '../ledger/keeping.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import type { AttributeName } from '../registry/entity.ts';
import { shownValue } from '../registry/read-entity.ts';
import { FACTS, type Fact, type Subject } from '../registry/subject.ts';
import { editionOn } from '../rulebooks/parse.ts';
import {
  type Bilingual,
  type Dimension,
  type Edition,
  levelDimension,
  type Rulebook,
  tierDimension,
} from '../rulebooks/rulebook.ts';
import { batchOf } from './columns.ts';
import { grade } from './kernel/grade.ts';
import type { Plan } from './kernel/plan.ts';
import { type Effect, type Open, type Span, standingOf } from './standing.ts';
import { thresholdOf } from './threshold-of.ts';

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
    /** Whether an objection to it is open on that day. */
    readonly disputed: boolean;
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
  /** The objection to this grade itself that is open; null: none. */
  readonly disputed: DisputedStanding | null;
  /** Whether it is disputed itself, or rests on disputed records alone: it stands, but what rests on it pauses until then. */
  readonly paused: boolean;
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
  /** The same records as the reader may see them; all that they say unless given. */
  readonly shown?: readonly LedgerRecord[];
  readonly on: Day;
}

/** Explains one entity's standing on a day; a batch of one through the same kernel that grades the register. */
export function explain({ plan, keeping, subject, records, shown = records, on }: Explained): Explanation {
  const { book } = plan;
  const { catalogue } = keeping;
  const { spans, effects, undetermined } = standingOf(grade(plan, batchOf(keeping, [subject], records)), 0);
  const span = spans.find((s) => within(s.from, s.until, on));
  const byId = new Map(shown.map((record) => [record.recordId, record]));
  const edition = editionOn(book, on);
  const isDisputed = disputedOn(records, iso(on));
  const disputed = new Set(records.filter(isDisputed).map(({ recordId }) => recordId));
  const reasonOf = (effect: Effect) => reason(effect, { book, catalogue, subject, byId, disputed, on });
  const ofItself = disputedStanding(records, iso(on), book.id);
  const level = levelDimension(book);
  const tier = tierDimension(book);
  const inForce = effects.filter(
    (effect) => within(effect.from, effect.until, on) && edition?.rules.includes(effect.rule),
  );
  // The kernel keeps no effect of a fact that only colours another dimension; here each is named.
  const byRecord = inForce.filter((effect) => effect.recordId !== null || effect.dimension === level.id);
  const active = [...byRecord, ...(edition ? factEffects(edition, subject, on, level.id) : [])];
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
      .filter(
        (effect) =>
          effect.dimension === level.id &&
          !decides.has(key(effect)) &&
          effect.level !== span?.level &&
          effect.rule.cause &&
          effect.rule.form !== 'count',
      )
      .map(reasonOf),
    tier: span && tier && span.tier ? tierOf(span, tier, level, active, reasonOf) : null,
    disputed: ofItself ?? null,
    paused: ofItself?.pauses === true || restsOnDisputed(span, disputed),
    restarts: (span?.causes ?? []).some(
      (cause) => 'chained' in cause.rule && cause.rule.chained && cause.until !== null,
    ),
    better: span ? betterThan(span, spans, level) : null,
    undetermined: openOnes(undetermined, byId, catalogue),
    assumptions: assumptionsOf(book, span, [...(span?.causes ?? []), ...active]),
    notice: book.notice,
  };
}

/** What the edition's rules on facts make of the entity on a day, outside the level's own dimension: the worst word of each. */
function factEffects(edition: Edition, subject: Subject, on: Day, level: string): Effect[] {
  const held = (attribute: string) =>
    subject.facts.find((fact) => fact.attribute === attribute && within(fact.from, fact.until, on));
  return edition.rules.flatMap((rule): Effect[] => {
    if (rule.form !== 'fact' || rule.dimension === level) return [];
    const fact = held(rule.attribute);
    const other = rule.unless && held(rule.unless.attribute);
    if (!fact || rule.unless?.startsWith.some((start) => String(other?.value ?? '').startsWith(start))) return [];
    const words = Array.isArray(fact.value) ? fact.value : [String(fact.value)];
    return [...new Set(words.flatMap((word) => rule.map[word] ?? []))].map((given) => ({
      rule,
      dimension: rule.dimension,
      level: given,
      points: 0,
      from: fact.from,
      until: fact.until,
      own: fact.until,
      recordId: null,
    }));
  });
}

function within(from: string | null, until: string | null, on: Day): boolean {
  return (from === null ? EVER : dayOf(from)!) <= on && on < (until === null ? NEVER : dayOf(until)!);
}

/** Grades count disputed records; what rests only on them waits for the outcome. */
function restsOnDisputed(span: Span | undefined, disputed: ReadonlySet<number>): boolean {
  const causes = span?.causes ?? [];
  return causes.length > 0 && causes.every(({ recordId }) => recordId !== null && disputed.has(recordId));
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
  readonly disputed: ReadonlySet<number>;
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
      ? {
          ...{ recordId: record.recordId, type: record.type, number: record.number, on: record.recognizedOn },
          disputed: around.disputed.has(record.recordId),
        }
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
  const words = saidOf(attribute, fact?.value);
  const names: Record<string, Bilingual> = {
    tags: { zh: '重点行业', en: 'key industry' },
    keyRegion: { zh: '重点区域', en: 'key region' },
    kind: { zh: '主体类型', en: 'kind' },
    status: { zh: '登记状态', en: 'status' },
    division: { zh: '行政区划', en: 'division' },
    industries: { zh: '行业', en: 'industry' },
  };
  const name = names[attribute] ?? { zh: attribute, en: attribute };
  return { zh: `${name.zh}：${words.zh}`, en: `${name.en}: ${words.en}` };
}

/** A fact's value in both languages; key industries have Chinese names only. */
function saidOf(attribute: string, value: Fact['value'] | undefined): Bilingual {
  if (value === undefined) return { zh: '', en: '' };
  if (!Array.isArray(value)) return shownValue((FACTS as Record<string, AttributeName>)[attribute], value as never);
  return { zh: value.join('、'), en: value.join(', ') };
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
