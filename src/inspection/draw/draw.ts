// The draw: from terms, the seed and what was changed after it to the visits; the same for whoever works it out.

import { Problem } from '../../base/problem.ts';
import { problems } from '../problems.ts';
import { Chance } from './chance.ts';
import { byChance, byWeight, type Sample } from './sample.ts';
import { commitmentOf, keyOf } from './seed.ts';
import { type Candidate, type Stratum, type Terms, takeOf } from './terms.ts';
import { Roster, type Visit } from './visits.ts';

/** An entity that is not visited after all, with whoever steps in; or an officer who stands aside at one visit. */
export type Change =
  | { readonly kind: 'entity'; readonly out: string; readonly why: string }
  | { readonly kind: 'officer'; readonly out: string; readonly entity: string; readonly why: string };

/** What a change led to. */
export interface Changed {
  readonly change: Change;
  /** The visit that it led to; none when nobody is left who could step in. */
  readonly visit: Visit | null;
}

/** A draw worked out, to which changes can be made; refuses one that does not fit. */
export class Draw {
  /** Visits as they stand, in the order drawn. */
  visits: readonly Visit[];
  readonly #terms: Terms;
  readonly #key: Uint8Array;
  readonly #roster: Roster;
  readonly #entities: ReadonlyMap<string, Candidate>;
  /** By stratum: whoever has not been drawn, the next to step in first. */
  readonly #reserves = new Map<string, Candidate[]>();
  readonly #stoodAside = new Map<string, string[]>();
  #changes = 0;

  constructor(terms: Terms, values: readonly string[]) {
    this.#terms = terms;
    this.#key = keyOf(terms, commitmentOf(terms), values);
    this.#roster = new Roster(terms);
    this.#entities = new Map(terms.entities.map((one) => [one.id, one]));
    const drawn = terms.strata.flatMap((stratum, number) => {
      const sample = this.#sample(stratum, number);
      this.#reserves.set(stratum.id, [...sample.reserve]);
      return sample.drawn;
    });
    const chance = new Chance(this.#key, 'officers', 0);
    this.visits = drawn.map((entity) => this.#roster.assign(entity, chance));
  }

  #sample(stratum: Stratum, number: number): Sample {
    const pool = this.#terms.entities.filter((one) => one.stratum === stratum.id);
    const way = stratum.by === 'weight' ? byWeight : byChance;
    return way(pool, takeOf(stratum, pool.length), new Chance(this.#key, 'entities', number));
  }

  /** Makes the next change. */
  make(change: Change): Changed {
    const about = change.kind === 'entity' ? change.out : change.entity;
    const place = this.visits.findIndex(({ entity }) => entity === about);
    const before = this.visits[place];
    if (!before) throw new Problem(problems['inspection.not-drawn'], { entity: about });
    const chance = new Chance(this.#key, 'changes', this.#changes);
    const visit =
      change.kind === 'entity' ? this.#stepIn(before, chance) : this.#standAside(before, change.out, chance);
    this.visits = visit ? this.visits.with(place, visit) : this.visits.toSpliced(place, 1);
    this.#changes++;
    return { change, visit };
  }

  #stepIn(before: Visit, chance: Chance): Visit | null {
    const { stratum } = this.#entities.get(before.entity)!;
    const next = this.#reserves.get(stratum)!.shift();
    this.#roster.release(before.officers);
    return next ? this.#roster.assign(next, chance) : null;
  }

  #standAside(before: Visit, out: string, chance: Chance): Visit {
    if (!before.officers.includes(out))
      throw new Problem(problems['inspection.not-of-this-visit'], { officer: out, entity: before.entity });
    const aside = [...(this.#stoodAside.get(before.entity) ?? []), out];
    this.#stoodAside.set(before.entity, aside);
    const kept = before.officers.filter((id) => id !== out);
    this.#roster.release([out]);
    const visit = this.#roster.assign(this.#entities.get(before.entity)!, chance, kept, aside);
    if (visit.lacking) this.#roster.release(kept);
    return visit;
  }
}
