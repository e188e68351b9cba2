// Points of a plan's pool by the card in force: worked out from the register as of the plan's day; the facts that gave points are kept.

import { dayOf } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { cardAt, type OfficeCard, officeCard } from '../cards/cards.ts';
import { scoreRules } from '../items-load.ts';
import { bandOf } from '../targeting/bands.ts';
import { factsIn, type Known, knownOn } from '../targeting/occasions.ts';
import { scoreOf } from '../targeting/score.ts';
import { sourceOf } from '../targeting/score-rules.ts';
import { premisesFor } from '../targeting/visits-of-register.ts';

/** What gave points to an entity, and nothing else that is known of it. */
export type Told = Pick<Known, 'figures' | 'traits'>;

export interface Scored {
  readonly points: number;
  readonly told: Told;
}

/** What stands at a visit: points, band, what the card foretells, and why. */
export interface VisitScore {
  readonly points: number;
  readonly band: string;
  /** The chance of a critical result, as the card foretells it. */
  readonly chance: number;
  readonly reasons: readonly {
    readonly id: string;
    readonly points: number;
    readonly zh: string;
    readonly en: string;
    readonly figure: number | string;
    readonly source: string;
    readonly basis: string;
    readonly assumption: boolean;
  }[];
}

/** The points of entities on the morning of a day, by their number in the register. `whole` sees records of every disclosure class. */
export async function scoresOf(
  whole: Db,
  catalogue: Catalogue,
  card: OfficeCard,
  on: string,
  entityIds: readonly number[],
): Promise<ReadonlyMap<number, Scored>> {
  const [day, facts] = [dayOf(on)!, factsIn(card)];
  const scored = new Map<number, Scored>();
  for await (const [entityId, premises] of premisesFor(whole, catalogue, entityIds, day)) {
    const known = knownOn(premises, day, facts);
    const { points, reasons } = scoreOf(card, known);
    const gave = reasons.map(({ id }) => id);
    const only = <T>(of: Readonly<Record<string, T>>) =>
      Object.fromEntries(gave.flatMap((id) => (of[id] === undefined ? [] : [[id, of[id]]])));
    scored.set(entityId, { points, told: { figures: only(known.figures), traits: only(known.traits) } });
  }
  return scored;
}

/** The score of a visit from what was kept of its entity: the same points, with the sentences of the card and the basis of each. */
function visitScore(card: OfficeCard, on: string, entity: string, told: Told): VisitScore {
  const known: Known = { premises: entity, on: dayOf(on)!, grade: undefined, ...told };
  const { points, chance, reasons } = scoreOf(card, known);
  const { sources } = scoreRules();
  return {
    ...{ points, chance: Number(chance.toFixed(4)), band: bandOf(card.bands, points) },
    reasons: reasons.map((reason) => {
      const { basis, assumption } = sources.get(sourceOf(reason.id)!)!;
      const figure = typeof reason.figure === 'number' ? Number(reason.figure.toPrecision(3)) : reason.figure;
      return { ...reason, figure, source: sourceOf(reason.id)!, basis, assumption };
    }),
  };
}

/** The scores of some of a plan's pool, by their ids in the draw; none where the plan is drawn by grades. */
export async function visitScores(
  db: Db,
  plan: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, VisitScore>> {
  const { rows } = await db.query<{ card: string; on: string; id: string; told: Told }>(
    `select p.card_id as card, p.scope->>'on' as on, i.id, p.scored -> i.id as told
     from inspection.plan p, unnest($2::text[]) as i(id) where p.id = $1 and p.card_id is not null`,
    [plan, ids],
  );
  if (!rows[0]) return new Map();
  const { title, source } = await cardAt(db, rows[0].card);
  const card = officeCard(title, source);
  return new Map(rows.map(({ id, on, told }) => [id, visitScore(card, on, id, told)]));
}
