// What a card may look at, with the basis of each kind of fact, and the figures by which cards are tested: read from `inspections/score.yaml`.

import type { Place } from '../../base/yaml.ts';
import { FACTS, SUBJECT_FACT } from './facts.ts';
import { KNOWN_TRAITS, LICENCE_KIND_TRAIT, LICENCE_TRAIT } from './occasions.ts';
import type { Scorecard } from './scorecard.ts';

const SOURCES = ['inspections', 'trade', 'licences'] as const;
export type SourceId = (typeof SOURCES)[number];

/** Where facts of one kind come from. */
export interface FactSource {
  readonly label: { readonly zh: string; readonly en: string };
  readonly basis: string;
  readonly assumption: boolean;
}

export interface ScoreRules {
  readonly basis: string;
  readonly assumption: boolean;
  /** How long a card may be used after the end of its test. */
  readonly lifeMonths: number;
  /** Per cent of those tested in each band, the lowest points first. */
  readonly bands: readonly number[];
  readonly sources: ReadonlyMap<SourceId, FactSource>;
}

/** Reads `score.yaml`. */
export function parseScoreRules(root: Place): ScoreRules {
  root.only('basis', 'assumption', 'life_months', 'bands', 'sources');
  const bands = root.at('bands').items();
  const shares = bands.map((one) => one.number());
  if (shares.reduce((sum, share) => sum + share, 0) !== 100)
    root.at('bands').flaw('各段之和应是 100', 'the bands must come to 100');
  root.at('sources').only(...SOURCES);
  const sources = SOURCES.map((id) => [id, parseSource(root.at('sources').at(id))] as const);
  return {
    ...{ basis: root.at('basis').text(), assumption: root.at('assumption').boolean(false) },
    ...{ lifeMonths: root.at('life_months').number(), bands: shares, sources: new Map(sources) },
  };
}

function parseSource(place: Place): FactSource {
  place.only('label', 'basis', 'assumption');
  const assumption = place.at('assumption').boolean(false);
  return { label: place.at('label').bilingual(), basis: place.at('basis').text(), assumption };
}

/** Where a fact or trait comes from; undefined: not from what a card may look at. */
export function sourceOf(id: string): SourceId | undefined {
  if (id === 'kind') return 'trade';
  if (LICENCE_TRAIT.test(id) || LICENCE_KIND_TRAIT.test(id)) return 'licences';
  const known = FACTS.some((fact) => fact.id === id) || SUBJECT_FACT.test(id) || KNOWN_TRAITS.includes(id);
  return known ? 'inspections' : undefined;
}

/** The facts of a card that the register cannot answer, or that no card may look at. */
export function strangeIn({ facts, traits }: Scorecard): string[] {
  return [...facts, ...traits].flatMap(({ id }) => (sourceOf(id) === undefined ? [id] : []));
}
