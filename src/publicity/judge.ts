// The pure function: what an entity's records, repairs and objections amount to under the publicity sheets; no clock, database or name.

import { type Day, EVER, endOf, NEVER } from '../base/day.ts';
import type { Label } from '../duties/sheet.ts';
import { namingKey } from '../ledger/number.ts';
import { clockOf, dateIn } from './clock.ts';
import type { PublicityFacts, RecordFacts } from './facts.ts';
import { ruleFor } from './fits.ts';
import { type Hiding, hidingsOf, repairsOf } from './hidings.ts';
import { outlookOf } from './outlook.ts';
import { both, either, type Piece, within, without } from './pieces.ts';
import type { ChannelPublicity, RecordPublicity, ShownState } from './publicity.ts';
import type { Regimes } from './regimes.ts';
import type { Channel, PublicityRule, PublicitySheet } from './sheet.ts';

/** The publicity of every record that some sheet knows, as it stands on a day. */
export function publicityOfFacts(regimes: Regimes, facts: PublicityFacts, today: Day): RecordPublicity[] {
  const repairs = repairsOf(facts.repairs);
  const ruled = facts.records.map((record) => ruledOn(regimes, facts, record, hidingsOf(repairs, record)));
  const judging = { facts, today, shown: shownOn(ruled, today), withheld: regimes.withheld(facts.subject) };
  return ruled.flatMap((one) => recordPublicity(one, judging));
}

/** A record with its repairs and, by channel, the rules that bear on it and when it is shown. */
export interface Ruled {
  readonly record: RecordFacts;
  readonly hidings: readonly Hiding[];
  readonly channels: readonly RuledChannel[];
}

export interface RuledChannel {
  readonly channel: Channel;
  readonly chain: readonly Applied[];
  readonly pieces: readonly Piece[];
}

/** What all of an entity's records are told by. */
export interface Judging {
  readonly facts: PublicityFacts;
  readonly today: Day;
  /** Whether a record is shown today on any channel. */
  readonly shown: (record: RecordFacts) => boolean;
  /** Why nothing is shown of the entity. */
  readonly withheld: Label | undefined;
}

function shownOn(ruled: readonly Ruled[], today: Day): Judging['shown'] {
  const now = ({ from, until }: Piece) => from <= today && today < until;
  const ids = ruled.flatMap(({ record, channels }) =>
    channels.some(({ pieces }) => pieces.some(now)) ? record.id : [],
  );
  const shown = new Set(ids);
  return ({ id }) => shown.has(id);
}

function ruledOn(regimes: Regimes, facts: PublicityFacts, record: RecordFacts, hidings: readonly Hiding[]): Ruled {
  const channels = (regimes.of.get(record.type) ?? []).flatMap(([channel, list]): RuledChannel[] => {
    const applied = list.flatMap((regime): Applied[] => {
      const rule = ruleFor(regime, record, facts.subject, regimes);
      return rule ? [{ sheet: regime.sheet, rule }] : [];
    });
    const chain = chainOf(applied, record.on);
    if (!chain.length) return [];
    const pieces = regimes.withheld(facts.subject) ? [] : piecesOf(chain, { record, hidings, regimes });
    return [{ channel, chain, pieces: hidings.reduce<readonly Piece[]>(without, pieces) }];
  });
  return { record, hidings, channels };
}

function recordPublicity({ record, hidings, channels }: Ruled, judging: Judging): RecordPublicity[] {
  const told = channels.map((one) => channelPublicity(one, record, hidings, judging));
  const [first] = told;
  if (!first) return [];
  const { channel: _, ...said } = first;
  return [
    {
      ...{ recordId: record.id, type: record.type, number: record.number, recognizedOn: record.on },
      ...said,
      shown: told.flatMap(({ shown }) => shown),
      disputed: isDisputed(judging.facts, record, judging.today),
      repaired: repairedOn(hidings, judging.today),
      channels: told,
    },
  ];
}

/** A regime's rule for a record. */
export interface Applied {
  readonly sheet: PublicitySheet;
  readonly rule: PublicityRule;
}

function channelPublicity(
  { channel, chain, pieces }: RuledChannel,
  record: RecordFacts,
  hidings: readonly Hiding[],
  judging: Judging,
): ChannelPublicity {
  const { today, withheld } = judging;
  const { sheet, rule } = chain.findLast(({ sheet }) => sheet.from <= today) ?? chain[0];
  const current = pieces.find(({ until }) => until > today) ?? pieces.at(-1);
  return {
    ...{ channel, sheet: sheet.id, rule: rule.id, document: sheet.document, article: rule.article, label: rule.label },
    ...{ sense: rule.sense, assumption: rule.assumption, kind: rule.gravity, list: rule.list },
    state: withheld ? 'never' : stateOn(pieces, rule, today),
    ends: current?.ends ?? hidings.at(-1)?.ends ?? 'regime',
    never: withheld ?? (rule.shown.form === 'never' ? rule.shown.why : undefined),
    shown: pieces.map(({ from, until, ends }) => ({ channel, from, until, ends })),
    repair: outlookOf(chain, pieces, record, judging),
  };
}

/** The regime of the record's own day (the first one, where it is older than all) and those that later bear on it. */
function chainOf(applied: readonly Applied[], on: Day): Applied[] {
  const own = Math.max(
    0,
    applied.findLastIndex(({ sheet }) => sheet.from <= on),
  );
  return applied.filter(({ sheet }, i) => i === own || (i > own && sheet.earlier !== 'old'));
}

/** What bears on when a rule shows a record. */
interface Bearing {
  readonly record: RecordFacts;
  readonly hidings: readonly Hiding[];
  readonly regimes: Regimes;
}

function piecesOf(chain: readonly Applied[], bearing: Bearing): readonly Piece[] {
  const [own, ...later] = chain;
  return later.reduce(
    (pieces, one) => {
      const { from, earlier } = one.sheet;
      const then = ruledPieces(one, bearing);
      const since = within(earlier === 'new' ? then : both(pieces, then), from, NEVER, 'open');
      return either([...within(pieces, EVER, from, 'regime'), ...since]);
    },
    ruledPieces(own, bearing),
  );
}

/** When a rule alone would show the record. */
function ruledPieces({ sheet, rule }: Applied, { regimes, record, hidings }: Bearing): readonly Piece[] {
  if (rule.shown.form === 'never') return [];
  const begins = [clockOf(rule, record)];
  if (sheet.reversed === 'restart' && rule.shown.longest)
    begins.push(...hidings.flatMap(({ reversed }) => reversed ?? []));
  const pieces = begins.map((from) => ({ from, ...endingOf(rule, record, from, regimes) }));
  return either(pieces.filter(({ from, until }) => from < until));
}

function endingOf(rule: PublicityRule, record: RecordFacts, from: Day, regimes: Regimes): Omit<Piece, 'from'> {
  if (rule.shown.form === 'never') return { until: from, ends: 'open' };
  const { longest, atLeastThrough, until, through } = rule.shown;
  const after = (field: string | undefined) => {
    const day = field === undefined ? undefined : dateIn(record, field);
    return day === undefined ? undefined : day + 1;
  };
  const full = longest ? Math.max(endOf(from, longest), after(atLeastThrough) ?? EVER) : NEVER;
  const ends: [Day | undefined, Piece['ends']][] = [
    [longest && full, 'period'],
    [longest && rule.gravity !== 'none' ? regimes.ceiling(record.on) : undefined, 'ceiling'],
    [until === undefined ? undefined : dateIn(record, until), 'removed'],
    [after(through), 'validity'],
  ];
  return ends.reduce<Omit<Piece, 'from'>>(
    (first, [day, ends]) => (day !== undefined && day < first.until ? { until: day, ends } : first),
    { until: NEVER, ends: 'open' },
  );
}

function stateOn(pieces: readonly Piece[], { shown }: PublicityRule, today: Day): ShownState {
  if (pieces.some(({ from, until }) => from <= today && today < until)) return 'shown';
  if (pieces.some(({ from }) => from > today)) return 'ahead';
  return shown.form === 'never' && pieces.length === 0 ? 'never' : 'ended';
}

function isDisputed({ objections }: PublicityFacts, { type, number }: RecordFacts, today: Day): boolean {
  const own = namingKey(type, number);
  return objections.some((one) => namingKey(one.type, one.record) === own && one.from <= today && today < one.until);
}

function repairedOn(hidings: readonly Hiding[], today: Day): RecordPublicity['repaired'] {
  const now = hidings.findLast(({ from, until }) => from <= today && today < until);
  if (!now) return undefined;
  return { number: now.number, kind: now.kind, on: now.from, until: now.until === NEVER ? undefined : now.until };
}
