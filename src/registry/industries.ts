// The industry classification (GB/T 4754-2017): sections, divisions, groups and classes by code.
import { referenceRows } from './reference-file.ts';

export type IndustryLevel = 'section' | 'division' | 'group' | 'class';

/** A node of the classification; `code` is the section's letter or two to four digits. */
export interface Industry {
  readonly code: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly level: IndustryLevel;
}

let table: Map<string, Industry> | undefined;

function industries(): Map<string, Industry> {
  table ??= new Map(
    referenceRows<'code' | 'name' | 'parent' | 'level'>('industries.csv').map((row) => [
      row.code,
      { code: row.code, name: row.name, parent: row.parent || undefined, level: row.level as IndustryLevel },
    ]),
  );
  return table;
}

/**
 * The industry of a code at any level: `F`, `51`, `511`, `5111`, or the digits behind their section's letter (`F5111`).
 * Undefined when there is none, or when the letter is another section's.
 */
export function industry(code: string): Industry | undefined {
  const [, letter, digits] = /^([A-T]?)(\d{2,4})?$/.exec(code.trim().toUpperCase()) ?? [];
  if (!digits) return letter ? industries().get(letter) : undefined;
  const found = industries().get(digits);
  return found && (!letter || sectionOfNode(found).code === letter) ? found : undefined;
}

function sectionOfNode(node: Industry): Industry {
  return node.parent === undefined ? node : sectionOfNode(industries().get(node.parent)!);
}

/** The section (门类) a code belongs to; undefined for an unknown code. */
export function sectionOf(code: string): Industry | undefined {
  const found = industry(code);
  return found && sectionOfNode(found);
}

/** The nodes above a code, from its section down; empty for a section and for an unknown code. */
export function industryParents(code: string): readonly Industry[] {
  const parent = industry(code)?.parent;
  return parent === undefined ? [] : [...industryParents(parent), industries().get(parent)!];
}

/** The names from the section down to the code: 批发和零售业 / 批发业 / 农、林、牧、渔产品批发 / 谷物、豆及薯类批发. */
export function industryPath(code: string): string | undefined {
  const found = industry(code);
  return found && [...industryParents(code), found].map((node) => node.name).join(' / ');
}

/** The two-digit divisions of a section (`F` → 51, 52); empty when no section has the letter. */
export function industryDivisions(section: string): string[] {
  return [...industries().values()].filter(({ parent }) => parent === section).map(({ code }) => code);
}

/** The whole classification, each node with the one above it. */
export function allIndustries(): { code: string; name: string; parent: string | null }[] {
  return [...industries().values()].map(({ code, name, parent }) => ({ code, name, parent: parent ?? null }));
}
