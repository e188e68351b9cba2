// Changes one value in the YAML text of a rulebook's file; comments and everything else stay as they were.

import { type Document, parse, parseDocument } from 'yaml';

export type Keys = readonly (string | number)[];

/** A value as YAML writes it. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** What a text says, without lines and comments; undefined where it is no YAML. */
export function plainOf(text: string): Plain | undefined {
  try {
    return parse(text, { schema: 'core' }) as Plain;
  } catch {
    return undefined;
  }
}

/** The text with another value at a place; a list grows when the place is its end. */
export function withValue(text: string, keys: Keys, value: Plain): string {
  return changed(text, (document) => {
    const simple = typeof value !== 'object' || value === null;
    document.setIn(keys, simple ? value : document.createNode(value));
  });
}

/** The text without what stands at a place. */
export function withoutValue(text: string, keys: Keys): string {
  return changed(text, (document) => document.deleteIn(keys));
}

/** The text after a change of its document, written as our files are; a text that is no YAML stays as it is. */
export function changed(text: string, change: (document: Document) => void): string {
  const document = parseDocument(text, { schema: 'core' });
  if (document.errors.length) return text;
  change(document);
  const whole = document.toString({ lineWidth: 0 });
  // Braces stand apart from what they hold, brackets do not, which the package cannot be told.
  const ours = whole.replace(/\[ (?=\S)/g, '[').replace(/(?<=\S) \]/g, ']');
  const same = JSON.stringify(plainOf(ours)) === JSON.stringify(plainOf(whole));
  return same ? ours : whole;
}
