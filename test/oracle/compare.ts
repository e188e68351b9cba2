// Compares an engine's spans with the oracle on every day of the window and around every edge outside it.
import { date, number } from './calendar.ts';
import type { Oracle } from './effects.ts';
import { WINDOW } from './plan.ts';

/** A run of days `[from, until)`; null = no known beginning, no end. Days of no span are days not covered. */
export interface Span {
  readonly from: string | null;
  readonly until: string | null;
  readonly level: string | null;
  readonly tier: string | null;
  /** The records that give the level, in any order, each once. */
  readonly causes: readonly number[];
  /** What gives the tier: record ids and names of facts; left out, it is not compared. */
  readonly tierCauses?: readonly (number | string)[];
}

export interface Graded {
  readonly spans: readonly Span[];
  /** The records that lack what the book needs, in any order; left out, they are not compared. */
  readonly undetermined?: readonly number[];
}

interface Run {
  readonly span: Span;
  readonly from: number;
  readonly until: number;
  readonly causes: readonly number[];
}

const FAR = ['1850-06-15', '1899-12-31', '1900-01-01', '2002-12-31', '2050-01-01', '9999-12-31'].map(number);

/** The first thing on which oracle and engine differ, as a sentence; undefined when they agree. */
export function difference(oracle: Oracle, graded: Graded): string | undefined {
  const runs = graded.spans.map(
    (span): Run => ({
      span,
      from: span.from === null ? -Infinity : number(span.from),
      until: span.until === null ? Infinity : number(span.until),
      causes: [...span.causes].sort((a, b) => a - b),
    }),
  );
  return disorder(oracle, runs) ?? wrongDay(oracle, runs) ?? wrongList(oracle, graded);
}

/** Spans that are empty, out of order, overlapping, not maximal, or that run across an edition. */
function disorder(oracle: Oracle, runs: readonly Run[]): string | undefined {
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i];
    if (run.from >= run.until) return `empty span ${show(run.span)}`;
    if (run.span.level === null && run.causes.length > 0) return `causes without a level in ${show(run.span)}`;
    if (new Set(run.causes).size < run.causes.length) return `a cause twice in ${show(run.span)}`;
    const crossed = oracle.editions.find((edition) => run.from < edition && edition < run.until);
    if (crossed !== undefined && run.span.level !== null) {
      return `not cut at the edition of ${date(crossed)}: ${show(run.span)}`;
    }
    if (i === 0) continue;
    const before = runs[i - 1];
    if (run.from < before.until) return `overlapping or out of order: ${show(before.span)}, ${show(run.span)}`;
    if (run.from === before.until && !oracle.editions.includes(run.from) && alike(before, run)) {
      return `not maximal: ${show(before.span)}, ${show(run.span)}`;
    }
  }
  return undefined;
}

function wrongDay(oracle: Oracle, runs: readonly Run[]): string | undefined {
  const edges = [...edgesOf(oracle, runs)].sort((a, b) => a - b);
  return (
    firstWrong(
      oracle,
      runs,
      edges.filter((day) => day < WINDOW.first),
      agrees,
    ) ??
    firstWrong(oracle, runs, oracle.boundaries.length > 0 ? EVERY_DAY : BOTH_ENDS, agrees) ??
    firstWrong(
      oracle,
      runs,
      edges.filter((day) => day > WINDOW.last),
      agrees,
    ) ??
    (oracle.tierCausesOn && firstWrong(oracle, runs, edges, tierCausesAgree))
  );
}

type Agree = (oracle: Oracle, day: number, run: Run | undefined) => boolean;

/** The first of days, in ascending order, on which the run of the day does not agree with the oracle. */
function firstWrong(oracle: Oracle, runs: readonly Run[], days: readonly number[], agree: Agree): string | undefined {
  let at = 0;
  for (let i = 0; i < days.length; i++) {
    const day = days[i];
    while (at < runs.length && runs[at].until <= day) at++;
    const run = at < runs.length && runs[at].from <= day ? runs[at] : undefined;
    if (agree(oracle, day, run)) continue;
    const engine = run ? show(run.span) : 'no span';
    return `${date(day)}: oracle ${JSON.stringify(oracle.on(day))}${reasons(oracle, day)}, engine ${engine}`;
  }
  return undefined;
}

/** The days before, on and after every edge that either side knows of. */
function edgesOf(oracle: Oracle, runs: readonly Run[]): ReadonlySet<number> {
  const edges = new Set(FAR);
  for (const edge of [...oracle.boundaries, ...runs.flatMap((run) => [run.from, run.until])]) {
    if (Number.isFinite(edge)) for (const day of [edge - 1, edge, edge + 1]) edges.add(day);
  }
  return edges;
}

/** Where nothing ever changes, all days are one: a test asks the oracle whether they are. */
const BOTH_ENDS = [WINDOW.first, WINDOW.last];
export const EVERY_DAY: readonly number[] = Array.from(
  { length: WINDOW.last - WINDOW.first + 1 },
  (_, i) => WINDOW.first + i,
);

function agrees(oracle: Oracle, day: number, run: Run | undefined): boolean {
  const { level, tier, causes } = oracle.on(day);
  if (run === undefined) return level === null;
  return level === run.span.level && tier === run.span.tier && sameList(causes, run.causes);
}

function tierCausesAgree(oracle: Oracle, day: number, run: Run | undefined): boolean {
  return run?.span.tierCauses === undefined || sameSet(oracle.tierCausesOn!(day), run.span.tierCauses);
}

function wrongList(oracle: Oracle, graded: Graded): string | undefined {
  if (graded.undetermined === undefined || sameSet(oracle.undetermined, graded.undetermined)) return undefined;
  return `undetermined: oracle ${JSON.stringify(oracle.undetermined)}, engine ${JSON.stringify(graded.undetermined)}`;
}

function alike(a: Run, b: Run): boolean {
  return (
    a.span.level === b.span.level &&
    a.span.tier === b.span.tier &&
    sameList(a.causes, b.causes) &&
    sameSet(a.span.tierCauses ?? [], b.span.tierCauses ?? [])
  );
}

function sameList(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function sameSet<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
}

function reasons(oracle: Oracle, day: number): string {
  return oracle.tierCausesOn ? ` (tier by ${JSON.stringify(oracle.tierCausesOn(day))})` : '';
}

function show(span: Span): string {
  return JSON.stringify(span);
}
