// The list of inspection items (抽查事项清单) and the usual figures of plans: what may be inspected at random, of whom, by whom, how.

import { type Day, dayText } from '../base/day.ts';
import type { Place } from '../base/yaml.ts';

export const WAYS = ['on-site', 'written', 'online'] as const;
export type Way = (typeof WAYS)[number];

interface Label {
  readonly zh: string;
  readonly en: string;
}

/** Whom an item is for: all that meet every filter that is given. */
export interface Among {
  readonly kinds?: readonly string[];
  readonly tags?: readonly string[];
  readonly industry?: string;
}

export interface Item {
  readonly id: string;
  readonly label: Label;
  readonly department: string;
  /** A code of the catalogue's list of inspection subjects. */
  readonly subject: string;
  /** 重点: no cap on how many; 一般: at most `most` per cent of those it is for. */
  readonly kind: 'key' | 'general';
  readonly most?: number;
  /** The least share that the law asks for, per cent. */
  readonly least?: number;
  readonly ways: readonly Way[];
  /** A field that one of the officers must know. */
  readonly knows?: string;
  readonly basis: string;
  /** The basis has not been compared with the original text, or a figure is ours. */
  readonly assumption: boolean;
  readonly among: Among;
  /** First day on the list, and the first day no longer on it. */
  readonly from: string;
  readonly until?: string;
}

export interface ItemList {
  readonly basis: string;
  readonly departments: ReadonlyMap<string, Label>;
  readonly items: ReadonlyMap<string, Item>;
}

/** Whether an item is on the list on a day (`YYYY-MM-DD`). */
export function listedOn({ from, until }: Item, day: string): boolean {
  return from <= day && (until === undefined || day < until);
}

/** Reads `items.yaml`. */
export function parseItems(root: Place): ItemList {
  root.only('basis', 'departments', 'items');
  const departments = new Map(
    root
      .at('departments')
      .entries()
      .map(([id, place]) => [id, place.bilingual()]),
  );
  const ids = [...departments.keys()];
  const items = root
    .at('items')
    .entries()
    .map(([id, place]) => [id, parseItem(id, place, ids)] as const);
  return { basis: root.at('basis').text(), departments, items: new Map(items) };
}

function parseItem(id: string, place: Place, departments: readonly string[]): Item {
  place.only(
    ...['label', 'department', 'subject', 'kind', 'most', 'least', 'ways'],
    ...['knows', 'basis', 'assumption', 'among', 'from', 'until'],
  );
  const kind = place.at('kind').oneOf(['key', 'general']);
  const most = place.at('most');
  if ((kind === 'general') !== most.present)
    most.flaw('一般事项必须有比例上限 most，重点事项没有', 'a general item has a cap (most), a key item has none');
  return {
    ...{ id, label: place.at('label').bilingual(), kind, subject: place.at('subject').text() },
    department: place.at('department').oneOf(departments),
    ...(most.present && { most: most.number() }),
    ...(place.at('least').present && { least: place.at('least').number() }),
    ways: place
      .at('ways')
      .items()
      .map((way) => way.oneOf(WAYS)),
    ...(place.at('knows').present && { knows: place.at('knows').text() }),
    ...{ basis: place.at('basis').text(), assumption: place.at('assumption').boolean(false) },
    among: parseAmong(place.at('among')),
    from: written(place.at('from').day()),
    ...(place.at('until').present && { until: written(place.at('until').day()) }),
  };
}

function written(day: Day): string {
  return dayText(day) ?? '';
}

function parseAmong(place: Place): Among {
  place.only('kinds', 'tags', 'industry');
  const [kinds, tags, industry] = [place.at('kinds'), place.at('tags'), place.at('industry')];
  return {
    ...(kinds.present && { kinds: kinds.texts() }),
    ...(tags.present && { tags: tags.texts() }),
    ...(industry.present && { industry: industry.text() }),
  };
}

export interface Presets {
  readonly ratios: { id: string; label: Label; basis: string; shares: Record<string, number> }[];
  readonly visitsAYear: { readonly most: number; readonly basis: string };
}

/** Reads `presets.yaml`. */
export function parsePresets(root: Place): Presets {
  root.only('ratios', 'visits_a_year');
  const cap = root.at('visits_a_year');
  return {
    ratios: root
      .at('ratios')
      .entries()
      .map(([id, place]) => ({
        ...{ id, label: place.at('label').bilingual(), basis: place.at('basis').text() },
        shares: Object.fromEntries(
          place
            .at('shares')
            .entries()
            .map(([level, share]) => [level, share.number()]),
        ),
      })),
    visitsAYear: { most: cap.at('most').number(), basis: cap.at('basis').text() },
  };
}
