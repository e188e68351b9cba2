// What files of cases may be: of which types, how large, how many, kept how long; read from `evidence/files.yaml`.

import { z } from 'zod';
import { declaredIn } from '../base/declared.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { CASES, type readFileRules } from './api.ts';

const hex = z.string().regex(/^([0-9a-f]{2})+$/);
const ending = z.string().regex(/^[a-z]{2,5}$/);

const shape = z
  .strictObject({
    article: z.string().min(1),
    assumption: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
    /** By media type: with what bytes a file begins, the member that one made of members must have, how its name ends. */
    types: z.record(z.string(), z.strictObject({ starts: hex, holds: z.string().min(1).optional(), ending })),
    cases: z.record(
      z.enum(CASES),
      z.strictObject({
        most: z.int().min(0).max(100),
        bytes: z.int().min(10_000).max(20_000_000),
        endings: z.array(ending).min(1),
        months: z.int().min(1).max(600),
      }),
    ),
  })
  .refine(
    ({ types, cases }) => {
      const known = new Set(Object.values(types).map((type) => type.ending));
      return Object.values(cases).every(({ endings }) => endings.every((one) => known.has(one)));
    },
    { error: 'a case takes endings that no type has' },
  );

/** The file; throws where it says it wrongly. */
export const fileRules = declaredIn('evidence/files.yaml', shape);

export type FileTypes = z.output<typeof shape>['types'];

/** What all of them take, as pages are told. */
export function fileRulesAnswer(): AnswerOf<typeof readFileRules> {
  const told = CASES.map((kind) => {
    const { types, ...rules } = rulesFor(kind);
    return [kind, { ...rules, types: Object.keys(types) }] as const;
  });
  const cases = Object.fromEntries(told) as AnswerOf<typeof readFileRules>['cases'];
  return { assumption: fileRules().assumption, cases };
}

/** What one kind of cases takes, with the types by their media type. */
export function rulesFor(kind: (typeof CASES)[number]) {
  const { types, cases } = fileRules();
  const { endings, ...rules } = cases[kind];
  const taken = Object.entries(types).filter(([, type]) => endings.includes(type.ending));
  return { ...rules, endings, types: Object.fromEntries(taken) satisfies FileTypes };
}
