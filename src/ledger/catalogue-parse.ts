// Reads one file of the catalogue into its nouns; names that other files must know are checked by catalogue-check.ts.

import type { Period } from '../base/day.ts';
import type { Place } from '../base/yaml.ts';
import type { Basis, Indicator, Publicity, Rating, RecordType, ReferenceColumn } from './catalogue.ts';
import { type Ambiguous, type Code, type CodeList, codeList, type Label, simplified } from './code-list.ts';
import type { FieldSet } from './field.ts';
import { type Lists, parseField, parseIndicatorLinks } from './field-parse.ts';

const fieldSetKeys = ['id', 'label', 'about', 'fields', 'not_kept'];
const recordTypeKeys = [
  'legal_day',
  'number',
  'source',
  'source_kinds',
  'disclosure',
  'publicity',
  'second_person',
  'rating',
  'indicators',
];

/** Reads a code list file. */
export function parseCodeList(root: Place): CodeList {
  root.only('id', 'label', 'basis', 'codes', 'ambiguous');
  const codes = root
    .at('codes')
    .entries()
    .map(([code, place]) => parseCode(code, place));
  if (!codes.length) root.at('codes').missing('：至少要有一个代码');
  checkSpellings(root.at('codes'), codes);
  const known = new Set(codes.map(({ code }) => code));
  return codeList({
    id: root.at('id').text(),
    label: root.at('label').bilingual(),
    basis: root.at('basis').text(),
    codes,
    ambiguous: root
      .at('ambiguous')
      .items()
      .map((place) => parseAmbiguous(place, known)),
  });
}

function parseCode(code: string, place: Place): Code {
  place.only('zh', 'en', 'aliases', 'retired');
  return {
    code,
    label: place.bilingual(),
    aliases: place.at('aliases').texts(),
    retired: place.at('retired').boolean(false),
  };
}

function checkSpellings(place: Place, codes: readonly Code[]): void {
  const meanings = new Map<string, string>();
  for (const { code, label, aliases } of codes)
    for (const text of [code, label.zh, label.en, ...aliases]) {
      const other = meanings.get(simplified(text)) ?? code;
      if (other !== code)
        place
          .at(code)
          .flaw(`“${text}”既指“${other}”又指“${code}”；请只留一处`, `"${text}" means both "${other}" and "${code}"`);
      meanings.set(simplified(text), code);
    }
}

function parseAmbiguous(place: Place, known: ReadonlySet<string>): Ambiguous {
  place.only('texts', 'choices');
  const choices = place.at('choices').texts();
  for (const code of choices)
    if (!known.has(code)) place.flaw(`本表没有代码“${code}”`, `this list has no code "${code}"`);
  return { texts: place.at('texts').texts(), choices };
}

/** Reads the file of the entity's own attributes. */
export function parseFieldSet(root: Place, lists: Lists): FieldSet {
  root.only(...fieldSetKeys);
  return fieldSet(root, lists);
}

/** Reads the file of a record type. */
export function parseRecordType(root: Place, lists: Lists): RecordType {
  root.only(...fieldSetKeys, ...recordTypeKeys);
  const disclosure = root.at('disclosure');
  disclosure.only('class', 'why');
  return {
    ...fieldSet(root, lists),
    legalDay: root.at('legal_day').text(),
    number: root.at('number').texts(),
    source: root.at('source').optionalText(),
    sourceKinds: root.at('source_kinds').texts(),
    disclosure: {
      class: Number(disclosure.at('class').oneOf(['1', '2', '3', '4'])) as 1 | 2 | 3 | 4,
      why: disclosure.at('why').bilingual(),
    },
    publicity: parsePublicity(root.at('publicity')),
    secondPerson: root.at('second_person').boolean(false),
    rating: root.at('rating').present ? parseRating(root.at('rating')) : undefined,
    indicators: parseIndicatorLinks(root.at('indicators')),
  };
}

function fieldSet(root: Place, lists: Lists): FieldSet {
  const fields = root
    .at('fields')
    .entries()
    .map(([name, place]) => parseField(name, place, lists));
  if (!fields.length) root.at('fields').missing('：至少要有一个字段');
  return {
    id: root.at('id').text(),
    label: root.at('label').bilingual(),
    about: root.at('about').bilingual(),
    fields,
    fieldsByName: new Map(fields.map((field) => [field.name, field])),
    notKept: root
      .at('not_kept')
      .items()
      .map((place) => {
        place.only('headings', 'why');
        return { headings: place.at('headings').texts(), why: place.at('why').bilingual() };
      }),
  };
}

function parseBasis(place: Place): Basis {
  return { basis: place.at('basis').text(), assumption: place.at('assumption').boolean(false) };
}

function parsePublicity(place: Place): Publicity {
  place.only('period', 'basis', 'assumption', 'note');
  const period = place.at('period');
  return {
    period: period.isMap ? parsePeriod(period) : period.oneOf(['always', 'while-in-force', 'never'] as const),
    ...parseBasis(place),
    note: place.at('note').optionalBilingual(),
  };
}

const periodUnits = ['days', 'months', 'years'] as const;

function parsePeriod(place: Place): Period {
  place.only(...periodUnits);
  const unit = periodUnits.find((one) => place.at(one).present);
  if (!unit)
    place.flaw('期间应写成 {years: 3}、{months: 3} 或 {days: 20}', 'a period is {years: 3}, {months: 3} or {days: 20}');
  return { unit: unit ?? 'days', amount: unit ? place.at(unit).number() : 0 };
}

function parseRating(place: Place): Rating {
  place.only('grade', 'body', 'score', 'until', 'one_body', 'good', 'poor', 'basis', 'assumption');
  return {
    grade: place.at('grade').text(),
    body: place.at('body').text(),
    score: place.at('score').optionalText(),
    until: place.at('until').optionalText(),
    oneBody: place.at('one_body').boolean(false),
    good: place.at('good').texts(),
    poor: place.at('poor').texts(),
    ...parseBasis(place),
  };
}

/** Reads how the columns of import files name the entity. */
export function parseReferences(root: Place): ReferenceColumn[] {
  return root.entries().map(([scheme, place]) => {
    place.only('label', 'headings', 'example');
    return {
      scheme,
      label: place.at('label').bilingual(),
      headings: place.at('headings').texts(),
      example: place.at('example').optionalText(),
    };
  });
}

const groups = ['access', 'conduct', 'exit', 'reference'] as const;

/** Reads the indicators of the 131号 system, each `<group>-<number>`. */
export function parseIndicators(root: Place): Indicator[] {
  return root.entries().flatMap(([name, list]) => {
    const group = groups.find((one) => one === name);
    if (!group) {
      list.flaw(`指标分组只有：${groups.join('、')}`, `indicator groups are: ${groups.join(', ')}`);
      return [];
    }
    return list.items().map((place, i): Indicator => {
      const label: Label = place.bilingual();
      return { id: `${group}-${i + 1}`, group, number: i + 1, label };
    });
  });
}
