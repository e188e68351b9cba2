// How far two complaints look like one matter: points, each with its reason; whether they are is for people to say.

import type { ComplaintRules } from './rules.ts';

/** What is compared of a complaint. */
export interface Compared {
  readonly received: string;
  readonly complainant: string;
  readonly about: number | null;
  readonly respondent: string;
  readonly matter: string;
  readonly text: string;
}

export interface Likeness {
  readonly points: number;
  readonly complainant: boolean;
  readonly entity: boolean;
  readonly matter: boolean;
  /** How much of the texts is alike, from 0 to 1. */
  readonly text: number;
}

/** Points of likeness; the same matter and similar words count only beside the same person or the same respondent. */
export function likenessOf(a: Compared, b: Compared, { points }: ComplaintRules['likeness']): Likeness {
  const complainant = a.complainant !== '' && a.complainant === b.complainant;
  const entity =
    a.about !== null && b.about !== null
      ? a.about === b.about
      : plain(a.respondent) !== '' && plain(a.respondent) === plain(b.respondent);
  const matter = a.matter === b.matter;
  const text = textLikeness(a.text, b.text);
  if (!complainant && !entity) return { points: 0, complainant, entity, matter, text };
  const sum =
    (complainant ? points.complainant : 0) +
    (entity ? points.entity : 0) +
    (matter ? points.matter : 0) +
    Math.round(points.text * text);
  return { points: sum, complainant, entity, matter, text };
}

/** Dice's coefficient of the pairs of neighbouring characters, spaces and punctuation left out. */
export function textLikeness(a: string, b: string): number {
  const [first, second] = [pairs(a), pairs(b)];
  const all = sum(first) + sum(second);
  if (all === 0) return 0;
  let shared = 0;
  for (const [pair, count] of first) shared += Math.min(count, second.get(pair) ?? 0);
  return (2 * shared) / all;
}

function pairs(text: string): Map<string, number> {
  const characters = [...plain(text)];
  const counted = new Map<string, number>();
  for (let i = 0; i + 1 < characters.length; i++) {
    const pair = characters[i] + characters[i + 1];
    counted.set(pair, (counted.get(pair) ?? 0) + 1);
  }
  return counted;
}

function sum(counted: ReadonlyMap<string, number>): number {
  let all = 0;
  for (const count of counted.values()) all += count;
  return all;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
