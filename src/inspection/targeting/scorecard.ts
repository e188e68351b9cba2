// The scorecard: steps and their points as a file that people read, print and argue about. No figure of it is in the program.

import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import { problems } from '../problems.ts';

const text = z.string().min(1);
const day = z.iso.date();

const steps = z.strictObject({
  id: text,
  sense: z.enum(['rising', 'falling']),
  zh: text,
  en: text,
  /** Points of all steps reached are added up; bounds go from what is reached first to what is reached last. */
  steps: z.array(z.strictObject({ at: z.number(), points: z.int().positive() })).min(1),
});

const trait = z.strictObject({ id: text, zh: text, en: text, points: z.record(text, z.int()) });

const sure = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });
/** What a card was worth on days after it was made; `until` is the first day after. */
const tested = z.strictObject({
  from: day,
  until: day,
  visits: z.int().positive(),
  hits: z.int().positive(),
  rate: z.number(),
  auc: sure,
  grade_auc: sure,
  top_tenth: sure,
  calibration_error: z.number(),
});
/** From how many points on: from few to many. */
const bands = z
  .array(z.strictObject({ id: z.string().regex(/^S[1-9]$/), from: z.int() }))
  .min(1)
  .max(9)
  .refine((of) => of.every(({ from, id }, i) => i === 0 || (from > of[i - 1].from && id > of[i - 1].id)));

const scorecard = z.strictObject({
  format: z.literal('jinxin-scorecard-1'),
  title: text,
  /** How it came about; enough to make it again. */
  fitted: z.strictObject({
    data: text,
    command: text,
    method: text,
    /** Days on which it was asked, and the last day before which outcomes were known. */
    asked: z.strictObject({ first: day, last: day }),
    known_until: day,
    occasions: z.int().positive(),
    hits: z.int().positive(),
    penalty: z.number().positive(),
  }),
  /** So many points double the odds; the log odds of a premises with no points. */
  doubling: z.int().positive(),
  log_odds: z.number(),
  facts: z.array(steps),
  traits: z.array(trait),
  /** What `targeting test` adds: an office puts no card in force without. */
  tested: tested.optional(),
  bands: bands.optional(),
  until: day.optional(),
});

export type Scorecard = z.infer<typeof scorecard>;
export type FactPoints = z.infer<typeof steps>;
export type TraitPoints = z.infer<typeof trait>;

/** A scorecard from YAML or JSON. Refuses what is none, with the first place. */
export function readScorecard(file: string, source: string): Scorecard {
  const read = scorecard.safeParse(parsed(file, source));
  if (read.success) return read.data;
  const [{ path, message }] = read.error.issues;
  throw new Problem(problems['inspection.scorecard-not-readable'], { file, where: path.join('.'), why: message });
}

function parsed(file: string, source: string): unknown {
  try {
    return parse(source);
  } catch (error) {
    throw new Problem(problems['inspection.scorecard-not-readable'], {
      file,
      where: '',
      why: (error as Error).message,
    });
  }
}

/** The same scorecard is always the same text. */
export function scorecardText(card: Scorecard): string {
  return stringify(card, { lineWidth: 120, flowCollectionPadding: true });
}
