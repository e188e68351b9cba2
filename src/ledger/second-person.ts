// Which record types nobody files or corrects alone, and which nobody files at all: the catalogue says so of each.

import { Problem } from '../base/problem.ts';
import { type Catalogue, writtenByItself } from './catalogue.ts';
import { problems } from './problems.ts';

/** Refuses a type that one person alone may not file or correct. */
export function refuseAlone(catalogue: Catalogue, type: string): void {
  const known = catalogue.type(type);
  if (known?.secondPerson) throw new Problem(problems['ledger.second-person-needed'], names(known.label));
}

/** Refuses a type whose records the program alone writes. */
export function refuseWritten(catalogue: Catalogue, type: string): void {
  const known = catalogue.type(type);
  if (!known || !writtenByItself(known)) return;
  throw new Problem(problems['ledger.written-by-itself'], {
    ...names(known.label),
    about: known.about.zh,
    aboutEn: known.about.en,
  });
}

/** Refuses to propose what needs no second person. */
export function refuseNeedless(catalogue: Catalogue, type: string): void {
  const known = catalogue.type(type);
  if (known && !known.secondPerson) throw new Problem(problems['ledger.no-second-person-needed'], names(known.label));
}

function names({ zh, en }: { readonly zh: string; readonly en: string }) {
  return { type: zh, typeEn: en };
}
