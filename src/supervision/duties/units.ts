// Which unit answers for a place where no area does: the station whose division holds it; or who filed a record.

import type { Db } from '../../base/db.ts';
import { supervises } from '../../base/who/account.ts';

interface UnitRow {
  readonly id: string;
  readonly kind: string;
  readonly division: string;
  readonly source: string | null;
  readonly name: string;
}

const RANKS = ['station', 'county', 'city', 'province'];

/** The units in use, made ready to be asked. */
export class Units {
  readonly #places: readonly UnitRow[];
  readonly #sources: ReadonlyMap<string, string>;
  readonly #known = new Map<string, string>();
  /** Tells one state of the organisation from another. */
  readonly key: string;

  constructor(rows: readonly UnitRow[]) {
    this.#places = rows
      .filter(({ kind }) => supervises(kind))
      .toSorted((a, b) => b.division.length - a.division.length || RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind));
    this.#sources = new Map(rows.flatMap(({ id, name, source }) => [[source ?? name, id] as const]));
    this.key = rows.map(({ id, division, source, name }) => `${id} ${division} ${source ?? name}`).join('; ');
  }

  /** The unit for a division: the longest that holds it, a station before its bureau; '' where there is none. */
  ofPlace(division: string): string {
    const known = this.#known.get(division);
    if (known !== undefined) return known;
    const unit = this.#places.find((one) => division.startsWith(one.division))?.id ?? '';
    this.#known.set(division, unit);
    return unit;
  }

  /** The unit that files under a name; undefined where nobody is known by it. */
  ofSource(source: string): string | undefined {
    return this.#sources.get(source);
  }
}

export async function unitsOf(db: Db): Promise<Units> {
  const { rows } = await db.query<UnitRow>(
    'select id, kind, division, source, name from base.unit where closed_on is null order by id',
  );
  return new Units(rows);
}
