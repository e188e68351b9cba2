// An entity's entries as text: what was filed, what was corrected from what to what, what was withdrawn, by whom and why.

import { shanghaiTime } from '../base/day.ts';
import type { Lang } from '../base/problem.ts';
import { maskName } from '../registry/name.ts';
import type { Catalogue } from './catalogue.ts';
import type { Field } from './field.ts';
import type { Entry, Fields, Json } from './record.ts';
import { units } from './unit.ts';

const WORDS = {
  zh: {
    file: '报送',
    correct: '更正',
    withdraw: '撤回',
    entry: (id: number) => `第 ${id} 号`,
    about: (id: number) => `（第 ${id} 号记录）`,
    facts: (e: Entry) => `认定之日 ${e.recognizedOn}，来源 ${e.source}，经办 ${e.who}`,
    why: '理由',
    colon: '：',
    comma: '，',
    semicolon: '；',
    none: '（无）',
    yes: '是',
    no: '否',
  },
  en: {
    file: 'filed',
    correct: 'corrected',
    withdraw: 'withdrawn',
    entry: (id: number) => `entry ${id}`,
    about: (id: number) => ` (record ${id})`,
    facts: (e: Entry) => `in effect ${e.recognizedOn}, source ${e.source}, by ${e.who}`,
    why: 'why',
    colon: ': ',
    comma: ', ',
    semicolon: '; ',
    none: '(none)',
    yes: 'yes',
    no: 'no',
  },
} as const;

/** The lines that show entries, given in chain order; times are those of China, natural persons' names masked. */
export function entriesText(entries: readonly Entry[], catalogue: Catalogue, lang: Lang): string[] {
  const said = new Map<number, Fields>();
  return entries.flatMap((entry) => {
    const before = said.get(entry.recordId);
    said.set(entry.recordId, entry.payload);
    return [headline(entry, catalogue, lang), ...details(entry, before, catalogue, lang)];
  });
}

function headline(entry: Entry, catalogue: Catalogue, lang: Lang): string {
  const words = WORDS[lang];
  const type = catalogue.type(entry.type)?.label[lang] ?? entry.type;
  const about = entry.act === 'file' ? '' : words.about(entry.recordId);
  const parts = [
    words.entry(entry.entryId),
    shanghaiTime(entry.recordedAt, 'second'),
    `${words[entry.act]}${about}`,
    type,
  ];
  return [...parts, entry.number, words.facts(entry)].join('  ');
}

function details(entry: Entry, before: Fields | undefined, catalogue: Catalogue, lang: Lang): string[] {
  const words = WORDS[lang];
  const why = entry.why === '' ? [] : [`${words.why}${words.colon}${entry.why}`];
  const type = catalogue.type(entry.type);
  const fields = type?.fieldsByName;
  const shown = (name: string, value: Json | undefined) => valueText(value, fields?.get(name), lang);
  const names = entry.act === 'withdraw' ? [] : inOrder({ ...before, ...entry.payload }, type?.fields);
  const lines = names.flatMap((name) => {
    const now = shown(name, entry.payload[name]);
    const label = `${fields?.get(name)?.label[lang] ?? name}${words.colon}`;
    if (!before) return [`${label}${now}`];
    const then = shown(name, before[name]);
    return then === now ? [] : [`${label}${then} → ${now}`];
  });
  return [...lines, ...why].map((line) => `    ${line}`);
}

/** A value in words, with its unit; a natural person’s name masked. */
export function valueText(value: Json | undefined, field: Field | undefined, lang: Lang): string {
  const words = WORDS[lang];
  if (value === undefined || value === null) return words.none;
  if (Array.isArray(value)) {
    const parts = value.map((item) => (isFields(item) ? itemText(item, field, lang) : valueText(item, field, lang)));
    return parts.join(words.semicolon);
  }
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return `${value}${unitText(field, lang)}`;
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field?.person) return maskName(value);
  return field?.list?.codes.find(({ code }) => code === value)?.label[lang] ?? value;
}

function itemText(item: Fields, field: Field | undefined, lang: Lang): string {
  return inOrder(item, field?.items)
    .map((name) => {
      const of = field?.items.find((one) => one.name === name);
      const text = valueText(item[name], of, lang);
      return of?.type === 'code' ? text : `${of?.label[lang] ?? name} ${text}`;
    })
    .join(WORDS[lang].comma);
}

/** The names of fields in the order in which the catalogue declares them; the database keeps them in another. */
export function inOrder(fields: Fields, declared: readonly Field[] = []): string[] {
  const known = declared.map(({ name }) => name).filter((name) => name in fields);
  return [...known, ...Object.keys(fields).filter((name) => !known.includes(name))];
}

function unitText(field: Field | undefined, lang: Lang): string {
  const unit = field?.type === 'money' ? 'yuan' : field?.unit;
  if (unit === undefined || unit === 'year' || unit === 'ratio') return '';
  return ` ${units[unit][lang]}`;
}

function isFields(value: Json): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
