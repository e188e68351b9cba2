// What the YAML of a draft says, as forms show it: the edition being changed, its parameters and its rules.

import type { BookFiles } from '../../../src/rulebooks/book-files.ts';
import { type Plain, plainOf } from '../../../src/rulebooks/edit-text.ts';
import type { Both } from '../words/use-words.ts';

export type PlainMap = Readonly<Record<string, Plain | undefined>>;

export interface PlainEdition {
  readonly id: string;
  /** Its place in the list of editions. */
  readonly at: number;
  readonly rules: readonly string[];
  readonly parameters: Readonly<Record<string, PlainMap>>;
}

export interface PlainBook {
  readonly editions: readonly PlainEdition[];
  readonly dimensions: readonly { readonly id: string; readonly label: Both; readonly levels: readonly string[] }[];
}

/** The head of a draft; undefined where it is no YAML. */
export function plainBook(files: BookFiles): PlainBook | undefined {
  const head = mapOf(plainOf(files['rulebook.yaml'] ?? ''));
  if (!head) return undefined;
  return {
    editions: listOf(head.editions).map((item, at) => {
      const edition = mapOf(item) ?? {};
      return {
        id: String(edition.id ?? ''),
        at,
        rules: listOf(edition.rules).map(String),
        parameters: Object.fromEntries(
          Object.entries(mapOf(edition.parameters) ?? {}).map(([id, one]) => [id, mapOf(one) ?? {}]),
        ),
      };
    }),
    dimensions: listOf(head.dimensions).map((item) => {
      const one = mapOf(item) ?? {};
      return {
        id: String(one.id ?? ''),
        label: { zh: text(one.zh), en: text(one.en) },
        levels: listOf(one.levels).map((level) => text(mapOf(level)?.code)),
      };
    }),
  };
}

/** The rules of a file; none where it is no list. */
export function plainRules(file: string | undefined): readonly PlainMap[] {
  return listOf(plainOf(file ?? '')).map((item) => mapOf(item) ?? {});
}

export function listOf(value: Plain | undefined): readonly Plain[] {
  return Array.isArray(value) ? value : [];
}

export function mapOf(value: Plain | undefined): PlainMap | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainMap) : undefined;
}

export function text(value: Plain | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}
