// Worked cases of a rulebook: an entity, what was recorded of it, and the level that must follow on named days.

import { type Day, dayOf, iso, NEVER } from '../base/day.ts';
import { type Flaw, Flaws, type Place, readYamlWithFlaws } from '../base/yaml.ts';
import type { Catalogue, RecordType } from '../ledger/catalogue.ts';
import { readCode } from '../ledger/code-list.ts';
import type { Field, FieldSet } from '../ledger/field.ts';
import { fieldFaults } from '../ledger/field-check.ts';
import type { Entry, Fields, Json } from '../ledger/record.ts';
import { FACT_NAMES, FACTS, type Fact, type FactValue } from '../registry/subject.ts';
import type { Rulebook, Written } from './rulebook.ts';

/** What a case expects of one day. */
export interface Expectation extends Written {
  readonly day: string;
  /** Level by dimension; null where the book does not cover the entity. */
  readonly levels: Readonly<Record<string, string | null>>;
  readonly points?: number;
  /** The records that determine the level, by number, and the rules on the entity's own attributes, by id; in any order. */
  readonly causes?: readonly string[];
}

/** A situation and its expected results, named as a sentence. */
export interface WorkedCase extends Written {
  readonly name: string;
  readonly facts: readonly Fact[];
  /** The ledger of the case in chain order; a record's number is the one written, or its place from 1. */
  readonly entries: readonly Entry[];
  /** Only what was recorded by then counts; everything when left out. */
  readonly asKnown?: string;
  readonly expect: readonly Expectation[];
  /** Numbers of the records that a person must decide; the case fails on any other. */
  readonly undetermined: readonly string[];
}

/** The entity of every case. */
export const CASE_ENTITY = 1;

/** Reads one file of cases of a book. Throws `Flaws` with every flaw found. */
export function parseCases(file: string, text: string, book: Rulebook, catalogue: Catalogue): WorkedCase[] {
  const { value, flaws } = readYamlWithFlaws(file, text, (root) =>
    root.items().map((place) => parseCase(place, book, catalogue)),
  );
  const all: Flaw[] = [...flaws, ...repeated(value)];
  if (all.length) throw new Flaws(all);
  return value;
}

function repeated(cases: readonly WorkedCase[]): Flaw[] {
  return cases
    .filter(({ name }, i) => cases.findIndex((other) => other.name === name) < i)
    .map(({ file, line, name }) => ({ file, line, zh: `案例“${name}”重复`, en: `case "${name}" appears twice` }));
}

function parseCase(place: Place, book: Rulebook, catalogue: Catalogue): WorkedCase {
  place.only('name', 'entity', 'changes', 'records', 'as_known', 'expect', 'undetermined');
  const entries = parseRecords(place.at('records'), catalogue);
  const expect = place
    .at('expect')
    .entries()
    .map(([day, expected]) => parseExpectation(day, expected, book));
  if (!expect.length) place.at('expect').missing('：要写明哪一天是什么等级');
  const undetermined = place.at('undetermined').texts();
  for (const number of undetermined)
    if (!entries.some((entry) => entry.number === number))
      place
        .at('undetermined')
        .flaw(
          `undetermined 里的“${number}”不是本案例中记录的文号或序号`,
          `no record of this case has number ${number}`,
        );
  return {
    file: place.file,
    line: place.line,
    name: place.at('name').text(),
    facts: parseFacts(place, catalogue),
    entries,
    asKnown: place.at('as_known').present ? endOfDay(place.at('as_known').day()) : undefined,
    expect,
    undetermined,
  };
}

// Known at noon of its day in Shanghai, so that the end of a day knows everything recorded on it.
const noon = (day: Day) => `${iso(day)}T04:00:00.000Z`;
const endOfDay = (day: Day) => `${iso(day)}T15:59:59.999Z`;

/** The attributes from the beginning (`entity`), and those that changed on a day (`changes`). */
function parseFacts(place: Place, catalogue: Catalogue): Fact[] {
  const first = attributesAt(place.at('entity'), catalogue.entity, []);
  const changes = place
    .at('changes')
    .items()
    .map((change) => ({ day: change.at('on').day(), values: attributesAt(change, catalogue.entity, ['on']) }))
    .sort((a, b) => a.day - b.day);
  return FACT_NAMES.flatMap((attribute) => {
    const begun = first.get(attribute) ?? (attribute === 'kind' ? 'enterprise' : undefined);
    const steps: { from: string | null; value: FactValue }[] =
      begun === undefined ? [] : [{ from: null, value: begun }];
    for (const { day, values } of changes)
      if (values.has(attribute)) steps.push({ from: iso(day), value: values.get(attribute)! });
    return steps.map(({ from, value }, i) => ({ attribute, value, from, until: steps[i + 1]?.from ?? null }));
  });
}

function attributesAt(place: Place, entity: FieldSet, besides: readonly string[]): Map<string, FactValue> {
  place.only(...besides, ...Object.values(FACTS));
  return new Map(
    FACT_NAMES.flatMap((fact): [string, FactValue][] => {
      const at = place.at(FACTS[fact]);
      if (!at.present) return [];
      return [[fact, fieldAt(at, entity.fieldsByName.get(FACTS[fact])!, entity) as FactValue]];
    }),
  );
}

/** One thing that was written into the ledger, before it has its place there. */
interface Step {
  readonly at: string;
  readonly record: number;
  readonly act: Entry['act'];
  readonly entry: Pick<Entry, 'type' | 'recognizedOn' | 'number' | 'payload'>;
}

function parseRecords(place: Place, catalogue: Catalogue): Entry[] {
  const steps = place
    .items()
    .flatMap((record, i) => parseRecord(record, i, catalogue))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.record - b.record));
  const filedAs = new Map<number, number>();
  return steps.map(({ at, record, act, entry }, i) => {
    if (act === 'file') filedAs.set(record, i + 1);
    const written = { entityId: CASE_ENTITY, entryId: i + 1, recordId: filedAs.get(record)!, recordedAt: at };
    return { ...entry, ...written, act, source: 'case', who: 'case', why: 'case' };
  });
}

const about = ['type', 'on', 'number', 'known', 'corrected', 'withdrawn'];

function parseRecord(place: Place, i: number, catalogue: Catalogue): Step[] {
  const id = place.at('type').text();
  const type =
    catalogue.type(id) ?? [...catalogue.types.values()].find(({ label }) => label.zh === id || label.en === id);
  if (!type) {
    if (id)
      place
        .at('type')
        .flaw(
          `目录里没有记录类型“${id}”；可以写：${[...catalogue.types.values()].map(({ label }) => label.zh).join('、')}`,
          `no record type "${id}"; one of: ${[...catalogue.types.keys()].join(', ')}`,
        );
    return [];
  }
  const on = place.at('on').day();
  const known = place.at('known').present ? place.at('known').day() : on;
  const number = place.at('number').optionalText() ?? String(i + 1);
  const entry = { type: type.id, recognizedOn: iso(on), number, payload: fieldsAt(place, type, on, about) };
  const steps: Step[] = [{ at: noon(known), record: i, act: 'file', entry }];
  const corrected = place.at('corrected');
  if (corrected.present) steps.push(parseCorrection(corrected, i, entry, type));
  if (place.at('withdrawn').present)
    steps.push({
      at: noon(place.at('withdrawn').day()),
      record: i,
      act: 'withdraw',
      entry: { ...entry, payload: {} },
    });
  for (const step of steps.slice(1))
    if (step.at < steps[0].at)
      place.flaw('更正或撤回不能早于记录入库（known）', 'a correction or withdrawal cannot precede the filing');
  return steps;
}

/** A correction replaces the fields that it names and leaves the others as filed. */
function parseCorrection(place: Place, record: number, filed: Step['entry'], type: RecordType): Step {
  const on = place.at('on').present ? place.at('on').day() : dayOf(filed.recognizedOn)!;
  const payload = { ...filed.payload, ...fieldsAt(place, type, on, ['known', 'on']) };
  return {
    at: noon(place.at('known').day()),
    record,
    act: 'correct',
    entry: { ...filed, recognizedOn: iso(on), payload },
  };
}

/** The fields written in a record besides the reserved words, and its legal day. */
function fieldsAt(place: Place, type: RecordType, on: Day, reserved: readonly string[]): Fields {
  const fields: Fields = { [type.legalDay]: iso(on) };
  for (const [name, at] of place.entries()) {
    if (reserved.includes(name)) continue;
    const field = type.fieldsByName.get(name);
    if (field) fields[name] = fieldAt(at, field, type);
    else
      at.flaw(
        `记录类型“${type.label.zh}”没有字段“${name}”；可以写：${[...type.fieldsByName.keys()].join('、')}`,
        `record type ${type.id} has no field "${name}"`,
      );
  }
  return fields;
}

function fieldAt(place: Place, field: Field, set: FieldSet): Json {
  const value = valueAt(place, field);
  for (const fault of fieldFaults([field], set.fieldsByName, { [field.name]: value }, NEVER))
    place.flaw(fault.zh, fault.en);
  return value;
}

/** The value of a field as the ledger keeps it; codes may be written by name, yes and no as 是 and 否. */
function valueAt(place: Place, field: Field, single = false): Json {
  if (field.several && !single) return place.items().map((item) => valueAt(item, field, true));
  switch (field.type) {
    case 'list':
      return place
        .items()
        .map((item) => Object.fromEntries(item.entries().map(([name, at]) => [name, itemValue(at, field, name)])));
    case 'code': {
      const reading = readCode(field.list!, place.text());
      return 'codes' in reading ? reading.codes[0] : reading.text;
    }
    case 'boolean':
      return place.scalar === '是' ? true : place.scalar === '否' ? false : (place.scalar ?? null);
    case 'number':
    case 'money':
      return place.scalar ?? null;
    default:
      return place.text();
  }
}

function itemValue(place: Place, list: Field, name: string): Json {
  const field = list.items.find((item) => item.name === name);
  return field ? valueAt(place, field) : (place.scalar ?? null);
}

/** `day: level`, `day: null` (not covered), or `day: {level, tier, points, causes, other dimensions}`. */
function parseExpectation(day: string, place: Place, book: Rulebook): Expectation {
  if (dayOf(day) === undefined)
    place.flaw(`“${day}”不是日期，应写成 2024-03-01 的样子`, `"${day}" is not a date (YYYY-MM-DD)`);
  const written = { file: place.file, line: place.line, day };
  const role = (name: string) => book.dimensions.find((dimension) => dimension.role === name)?.id;
  if (!place.isMap) return { ...written, levels: { [role('level')!]: levelAt(place, role('level')!, book) } };
  const levels: Record<string, string | null> = {};
  for (const [name, at] of place.entries()) {
    if (name === 'points' || name === 'causes') continue;
    const id = name === 'level' || name === 'tier' ? role(name) : name;
    if (id && book.dimensions.some((dimension) => dimension.id === id)) levels[id] = levelAt(at, id, book);
    else at.flaw(`本规则书没有维度“${name}”`, `this rulebook has no dimension "${name}"`);
  }
  return {
    ...written,
    levels,
    points: place.at('points').present ? place.at('points').number() : undefined,
    causes: place.at('causes').present ? place.at('causes').texts() : undefined,
  };
}

function levelAt(place: Place, id: string, book: Rulebook): string | null {
  if (!place.present) return null;
  const level = place.text();
  const codes = book.dimensions.find((dimension) => dimension.id === id)!.levels.map(({ code }) => code);
  if (!codes.includes(level))
    place.flaw(
      `“${level}”不是“${id}”的等级；可以写：${codes.join('、')}，或 null（不适用）`,
      `"${level}" is not a level of ${id}`,
    );
  return level;
}
