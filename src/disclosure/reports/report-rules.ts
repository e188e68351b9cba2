// The kinds of reports as `reports/reports.yaml` says them.

import { z } from 'zod';
import { declaredIn } from '../../base/declared.ts';
import { REPORT_KINDS } from './report-api.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z-]+$/);

const section = z.strictObject({
  id,
  label,
  types: z.array(id),
  where: z.record(z.string(), z.array(z.string())).optional(),
  required: z.boolean().default(false),
  /** Said instead of records where the catalogue has none. */
  lacking: label.optional(),
});

const kind = z.strictObject({
  id: z.enum(REPORT_KINDS),
  label,
  /** Everything recorded, what is shown today, what was recognised within a period, or what was repaired with its decisions. */
  takes: z.enum(['whole', 'shown', 'period', 'repaired']),
  years: z.int().min(0),
  article: z.string().min(1),
  sense: label,
  assumption: label.optional(),
  sections: z.union([z.literal('all'), z.array(section).min(1)]),
});

export type ReportKind = z.output<typeof kind>;
export type ReportSection = z.output<typeof section>;

export const reportRules = declaredIn(
  'reports/reports.yaml',
  z.strictObject({ issuer_note: label, kinds: z.array(kind).length(REPORT_KINDS.length) }),
);
