// Who inspects: officers for each visit by chance, those with the fewest visits first, nobody where he must stand aside.

import type { Chance } from './chance.ts';
import { byId, type Candidate, type Officer, type Terms } from './terms.ts';

/** A visit to be made; without officers where nobody may make it. */
export interface Visit {
  readonly entity: string;
  readonly officers: readonly string[];
  /** What is missing of officers: a field that nobody free knows, or `officers`. */
  readonly lacking?: string;
}

/** Hands out visits and keeps count of them. */
export class Roster {
  readonly #each: number;
  readonly #officers: readonly Officer[];
  readonly #visits = new Map<string, number>();

  constructor({ officers, officersEach }: Terms) {
    this.#each = officersEach;
    this.#officers = byId(officers);
  }

  /**
   * Officers for a visit besides those who have it already: first one for each field that is needed and that none of them
   * knows, then as many as are missing. `barred` are officers who must not have it.
   */
  assign(entity: Candidate, chance: Chance, kept: readonly string[] = [], barred: readonly string[] = []): Visit {
    const chosen = this.#officers.filter(({ id }) => kept.includes(id));
    const free = this.#officers.filter((officer) => this.#mayVisit(officer, entity) && !barred.includes(officer.id));
    const add = (knows: (officer: Officer) => boolean): boolean => {
      const one = this.#pick(
        free.filter((officer) => knows(officer) && !chosen.includes(officer)),
        chance,
      );
      if (one) chosen.push(one);
      return one !== undefined;
    };
    for (const field of entity.needs ?? []) {
      const known = chosen.some(({ knows }) => knows?.includes(field));
      if (!known && !add(({ knows }) => knows?.includes(field) ?? false)) return without(entity, field);
    }
    while (chosen.length < this.#each) if (!add(() => true)) return without(entity, 'officers');
    for (const { id } of chosen) if (!kept.includes(id)) this.#visits.set(id, this.#count(id) + 1);
    return { entity: entity.id, officers: chosen.map(({ id }) => id) };
  }

  /** Takes a visit back from officers. */
  release(officers: readonly string[]): void {
    for (const id of officers) this.#visits.set(id, this.#count(id) - 1);
  }

  /** One of those with the fewest visits, by chance. */
  #pick(candidates: readonly Officer[], chance: Chance): Officer | undefined {
    if (candidates.length === 0) return undefined;
    const fewest = Math.min(...candidates.map(({ id }) => this.#count(id)));
    const idle = candidates.filter(({ id }) => this.#count(id) === fewest);
    return idle[chance.below(idle.length)];
  }

  #mayVisit({ id, avoids, most }: Officer, entity: Candidate): boolean {
    return !avoids?.includes(entity.id) && (most === undefined || this.#count(id) < most);
  }

  #count(id: string): number {
    return this.#visits.get(id) ?? 0;
  }
}

function without({ id }: Candidate, lacking: string): Visit {
  return { entity: id, officers: [], lacking };
}
