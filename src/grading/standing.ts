// Reading what the kernel gives back as objects with days and codes, for one entity.

import { dayText, iso } from '../base/day.ts';
import type { Rule } from '../rulebooks/rulebook.ts';
import { chain, FROM, OUTCOME, ROW, UNTIL, WIDTH } from './kernel/effects.ts';
import type { Standing } from './kernel/grade.ts';

/** What one rule makes of one cause over `[from, until)`; null = no known beginning or open end. */
export interface Effect {
  readonly rule: Rule;
  readonly dimension: string;
  readonly level: string | null;
  readonly points: number;
  readonly from: string | null;
  readonly until: string | null;
  /** End before a chain moved it. */
  readonly own: string | null;
  /** The record that caused it; null for a fact of the entity. */
  readonly recordId: number | null;
}

export interface Span {
  readonly from: string | null;
  readonly until: string | null;
  /** The run with the same level and causes, which a change of tier alone does not cut. */
  readonly since: string | null;
  readonly ends: string | null;
  readonly edition: string;
  readonly level: string;
  readonly tier: string | null;
  readonly points: number | null;
  readonly causes: readonly Effect[];
}

export interface Open {
  readonly recordId: number;
  readonly rule: Rule;
  readonly day: string;
}

/** Spans, effects and undetermined records of one entity of a batch, by its place. */
export function standingOf(
  standing: Standing,
  entity: number,
): { spans: Span[]; effects: Effect[]; undetermined: Open[] } {
  const { plan, spans } = standing;
  const effects = standing.effects.map((_, edition) => effectsOf(standing, edition, entity));
  const levels = plan.dimensions[plan.level].levels;
  const tiers = plan.tier < 0 ? [] : plan.dimensions[plan.tier].levels;
  const list: Span[] = [];
  for (let i = 0; i < spans.count; i++) {
    if (spans.entity[i] !== entity) continue;
    const edition = spans.edition[i];
    list.push({
      from: dayText(spans.from[i]),
      until: dayText(spans.until[i]),
      since: dayText(spans.sinceOf(i)),
      ends: dayText(spans.endsOf(i)),
      edition: plan.editions[edition].edition.id,
      level: levels[spans.level[i]],
      tier: tiers[spans.tier[i]] ?? null,
      points: spans.points.get(i) ?? null,
      causes: Array.from(
        spans.causes.subarray(spans.causeStart[i], spans.causeStart[i + 1]),
        (at) => effects[edition].get(at)!,
      ),
    });
  }
  return {
    spans: list,
    effects: effects.flatMap((ofEdition) => [...ofEdition.values()]),
    undetermined: standing.undetermined.flatMap((open, edition) =>
      open
        .filter((line) => line.entity === entity)
        .map((line) => ({ recordId: line.record, rule: plan.editions[edition].rules[line.rule], day: iso(line.day) })),
    ),
  };
}

/** One entity's effects under one edition, by their number, with the ends that chaining gives them. */
function effectsOf({ plan, effects, recordOf }: Standing, edition: number, entity: number): Map<number, Effect> {
  const { data, count } = effects[edition];
  const own = Array.from({ length: count }, (_, i) => i).filter((i) => effects[edition].entityOf(i) === entity);
  const { outcomes, rules } = plan.editions[edition];
  const chains = Int8Array.from(own, (i) =>
    outcomes[data[i * WIDTH + OUTCOME]].chained ? outcomes[data[i * WIDTH + OUTCOME]].dimension : -1,
  );
  const until = Int32Array.from(own, (i) => data[i * WIDTH + UNTIL]);
  const from = Int32Array.from(own, (i) => data[i * WIDTH + FROM]);
  for (const which of new Set(chains)) if (which >= 0) chain(own.length, from, until, chains, which);
  return new Map(
    own.map((i, k) => {
      const at = i * WIDTH;
      const outcome = outcomes[data[at + OUTCOME]];
      const dimension = plan.dimensions[outcome.dimension];
      return [
        i,
        {
          rule: rules[outcome.rule],
          dimension: dimension.id,
          level: dimension.levels[outcome.level] ?? null,
          points: outcome.points,
          from: dayText(from[k]),
          until: dayText(until[k]),
          own: dayText(data[at + UNTIL]),
          recordId: data[at + ROW] < 0 ? null : recordOf(data[at + ROW]),
        },
      ];
    }),
  );
}
