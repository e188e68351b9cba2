// Which entities a list shows: filters on what is registered about them, as conditions of SQL.
import { industryDivisions } from './industries.ts';
import type { Condition } from './search-entities.ts';

/** Filters that all must hold; each list of codes is met by any of them. */
export interface EntityFilter {
  /** The beginning of a division's code. */
  readonly division?: string;
  readonly kinds?: readonly string[];
  readonly statuses?: readonly string[];
  /** The beginning of a code of GB/T 4754, with or without its section's letter, or the letter alone. */
  readonly industry?: string;
  readonly tags?: readonly string[];
}

/** The conditions on `e`, a row of registry.entity. */
export function filterConditions({ division, kinds, statuses, industry, tags }: EntityFilter): Condition[] {
  return [
    division && ((values: unknown[]) => `e.division ^@ $${values.push(division)}`),
    kinds && ((values: unknown[]) => `e.kind = any($${values.push(kinds)}::text[])`),
    statuses && ((values: unknown[]) => `e.status = any($${values.push(statuses)}::text[])`),
    industry && inIndustry(industry),
    tags && ((values: unknown[]) => `e.tags && $${values.push(tags)}::text[]`),
  ].filter((condition) => typeof condition === 'function');
}

/** All of the conditions at once. */
export function allOf(conditions: readonly Condition[]): Condition {
  return (values) => conditions.map((condition) => condition(values)).join(' and ') || 'true';
}

/** SQL of the ids that all of these name; undefined: none of them names any. */
export function inAll([first, ...others]: readonly Condition[]): Condition | undefined {
  if (!first || others.length === 0) return first;
  return (values) => {
    const also = others.map((ids) => `f.entity_id in (${ids(values)})`);
    return `select f.entity_id from (${first(values)}) f where ${also.join(' and ')}`;
  };
}

// Codes are kept with or without the letter of their section.
function inIndustry(code: string): Condition {
  const digits = code.replace(/^[A-T]/, '');
  const beginnings = digits === '' ? industryDivisions(code) : [digits];
  const pattern = `^[A-T]?(${beginnings.join('|')})`;
  return (values) => {
    const place = values.push(pattern);
    return `exists (select from unnest(e.industries) as i where i ~ $${place} or i = $${values.push(code)})`;
  };
}
