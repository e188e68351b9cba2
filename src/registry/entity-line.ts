// An entity as lists show it: codes with their names, the main industry, nothing of persons.
import type { z } from 'zod';
import type { entityLine } from './api.ts';
import { divisionName } from './divisions.ts';
import { internalId, KINDS, STATUSES, type Word } from './entity.ts';
import { industry } from './industries.ts';

export type EntityLine = z.output<typeof entityLine>;

/** What `entityLineOf` reads; `e` is registry.entity. */
export const LINE_COLUMNS =
  'e.entity_id, e.uscc, e.name, e.kind, e.status, e.division, e.industries[1] as industry, e.tags, e.key_region';

export interface LineRow {
  readonly entity_id: number;
  readonly uscc: string | null;
  readonly name: string;
  readonly kind: string;
  readonly status: string | null;
  readonly division: string | null;
  readonly industry: string | null;
  readonly tags: readonly string[] | null;
  readonly key_region: boolean | null;
}

/** The line of a row of `LINE_COLUMNS`. */
export function entityLineOf(row: LineRow): EntityLine {
  const { division, industry: main } = row;
  return {
    id: internalId(row.entity_id),
    uscc: row.uscc,
    name: row.name,
    kind: wordOf(KINDS, row.kind),
    status: row.status === null ? null : wordOf(STATUSES, row.status),
    division: division === null ? null : { code: division, name: divisionName(division) ?? division },
    industry: main === null ? null : { code: main, name: industry(main)?.name ?? main },
    tags: [...(row.tags ?? [])],
    keyRegion: row.key_region ?? false,
  };
}

/** A code with the names that a list has for it; one that no list has stands for itself. */
export function wordOf(list: readonly Word[], code: string): { code: string; zh: string; en: string } {
  const { zh, en } = list.find((word) => word.code === code) ?? { zh: code, en: code };
  return { code, zh, en };
}
