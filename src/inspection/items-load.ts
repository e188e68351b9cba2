// Reads what the program ships about inspections: the list of items and the usual figures of plans.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Place, readYaml } from '../base/yaml.ts';
import { type ItemList, type Presets, parseItems, parsePresets } from './items.ts';
import { parseScoreRules, type ScoreRules } from './targeting/score-rules.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'inspections');

let list: ItemList | undefined;
let presets: Presets | undefined;
let score: ScoreRules | undefined;

/** The shipped list of items; throws `Flaws` with every flaw found. */
export function shippedItems(): ItemList {
  list ??= read('items.yaml', parseItems);
  return list;
}

/** The shipped figures for plans. */
export function shippedPresets(): Presets {
  presets ??= read('presets.yaml', parsePresets);
  return presets;
}

/** What scorecards may look at, and the figures by which they are tested. */
export function scoreRules(): ScoreRules {
  score ??= read('score.yaml', parseScoreRules);
  return score;
}

function read<T>(name: string, build: (root: Place) => T): T {
  return readYaml(`inspections/${name}`, readFileSync(join(FOLDER, name), 'utf8'), build);
}
