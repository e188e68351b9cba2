// Checks that the files of the catalogue agree: names meant for other fields, types, lists and indicators exist.

import type { Flaw } from '../base/yaml.ts';
import type { CatalogueParts, RecordType } from './catalogue.ts';
import { type Label, simplified } from './code-list.ts';
import type { Field, FieldSet, IndicatorLink } from './field.ts';
import { writtenUnits } from './unit.ts';

/** Finds the line of a path such as `['fields', 'amount', 'linked']` in the file of a set, or of the deepest part that is there. */
export type Locate = (set: FieldSet, path: readonly (string | number)[]) => { file: string; line: number };

type Note = (set: FieldSet, path: readonly (string | number)[], says: Label) => void;

/** Every disagreement within and between the files. */
export function catalogueFlaws(parts: CatalogueParts, locate: Locate): Flaw[] {
  const flaws: Flaw[] = [];
  const note: Note = (set, path, says) => {
    flaws.push({ ...locate(set, path), zh: says.zh, en: says.en });
  };
  const types = new Map(parts.types.map((type) => [type.id, type]));
  for (const set of [parts.entity, ...parts.types]) {
    for (const field of set.fields) checkField(set, field, types, note);
    checkHeadings(set, set === parts.entity ? [] : parts.references.flatMap(({ headings }) => headings), note);
    checkIndicators(set, parts, note);
  }
  for (const type of parts.types) {
    checkType(type, parts, note);
    checkRating(type, note);
  }
  return flaws;
}

function checkType(type: RecordType, parts: CatalogueParts, note: Note): void {
  const isDate = (name: string) => type.fieldsByName.get(name)?.type === 'date';
  if (!isDate(type.legalDay)) note(type, ['legal_day'], notAField(type.legalDay, '日期字段', 'date field'));
  else if (!type.fieldsByName.get(type.legalDay)!.required)
    note(type, ['legal_day'], {
      zh: `认定日字段“${type.legalDay}”必须是必填（required: true）`,
      en: `the legal day "${type.legalDay}" must be required`,
    });
  if (!type.number.length) note(type, ['number'], { zh: '缺少“number”：哪些字段组成文号', en: '"number" is missing' });
  for (const name of [...type.number, ...(type.source ? [type.source] : [])])
    if (!type.fieldsByName.has(name)) note(type, ['number'], notAField(name, '字段', 'field'));
  const kinds = parts.lists.find(({ id }) => id === 'source-kind');
  for (const kind of type.sourceKinds)
    if (!kinds?.positions.has(kind))
      note(type, ['source_kinds'], {
        zh: `“${kind}”不在代码表 source-kind 中`,
        en: `"${kind}" is not in the code list source-kind`,
      });
}

function checkRating(type: RecordType, note: Note): void {
  if (!type.rating) return;
  const { grade, body, score, until, good, poor } = type.rating;
  const field = (name: string) => type.fieldsByName.get(name);
  const { list, required } = field(grade) ?? {};
  if (!list || !required)
    note(type, ['rating', 'grade'], notAField(grade, '必填的代码字段', 'required field of codes'));
  if (field(body)?.type !== 'text' || field(body)?.person)
    note(type, ['rating', 'body'], notAField(body, '单位名称的文字字段', 'text field that names a body'));
  if (score !== undefined && field(score)?.type !== 'number')
    note(type, ['rating', 'score'], notAField(score, '数字字段', 'number field'));
  if (until !== undefined && field(until)?.type !== 'date')
    note(type, ['rating', 'until'], notAField(until, '日期字段', 'date field'));
  for (const [key, codes] of Object.entries({ good, poor }))
    for (const code of codes)
      if (list && !list.positions.has(code))
        note(type, ['rating', key], {
          zh: `“${code}”不在代码表 ${list.id} 中`,
          en: `"${code}" is not in the code list ${list.id}`,
        });
  for (const code of good.filter((one) => poor.includes(one)))
    note(type, ['rating', 'poor'], {
      zh: `“${code}”既算好又算差；请只留一处`,
      en: `"${code}" counts as good and as poor; keep one`,
    });
}

function checkField(set: FieldSet, field: Field, types: ReadonlyMap<string, RecordType>, note: Note): void {
  const path = ['fields', field.name];
  const columns = field.headings.length > 0 || field.columns !== undefined;
  if (field.required && columns && field.example === undefined && field.columns?.each.example === undefined)
    note(set, path, {
      zh: `必填字段“${field.name}”要有示例（example），模板由它生成`,
      en: `required field "${field.name}" needs an example, templates are made of it`,
    });
  if (columns && !headingsOf(field).some((text) => /\p{Script=Han}/u.test(text)))
    note(set, path, {
      zh: `字段“${field.name}”的列名（headings）中要有中文`,
      en: `the headings of "${field.name}" need a Chinese one`,
    });
  for (const { text, unit } of field.headings)
    if (unit && writtenUnits[unit].keptIn !== field.unit)
      note(set, [...path, 'headings'], {
        zh: `列“${text}”的单位“${unit}”不能换算成字段的单位`,
        en: `heading "${text}": its unit cannot become the unit of the field`,
      });
  checkLink(set, field, types, note);
  checkAdding(set, field, note);
  checkColumns(set, field, note);
}

function checkLink(set: FieldSet, field: Field, types: ReadonlyMap<string, RecordType>, note: Note): void {
  if (!field.linked) return;
  const other = types.get(field.linked.type);
  const path = ['fields', field.name, 'linked'];
  if (!other)
    note(set, path, { zh: `没有记录类型“${field.linked.type}”`, en: `there is no record type "${field.linked.type}"` });
  for (const name of other ? [field.linked.by, field.linked.field] : [])
    if (!other!.fieldsByName.has(name))
      note(set, path, notAField(name, `${other!.id} 的字段`, `field of ${other!.id}`));
}

function checkAdding(set: FieldSet, { name, type, several, list, addsTo }: Field, note: Note): void {
  if (addsTo === undefined) return;
  const other = set.fieldsByName.get(addsTo);
  const fits = type === 'code' && several && other?.type === 'code' && !other.several && other.list === list;
  if (!fits || list!.codes.length > MOST_CODES)
    note(set, ['fields', name, 'adds_to'], notAField(addsTo, '同一代码表的代码字段', 'code field of the same list'));
}

/** As many as one number tells apart. */
const MOST_CODES = 50;

function checkColumns(set: FieldSet, field: Field, note: Note): void {
  if (!field.columns) return;
  const path = ['fields', field.name, 'import'];
  const { each, with: beside } = field.columns;
  const find = (name: string) => field.items.find((item) => item.name === name);
  for (const name of [each.into, ...beside.map(({ into }) => into), ...beside.map(({ when }) => when.field)])
    if (!find(name)) note(set, path, notAField(name, '列表项的字段', 'field of the items'));
  for (const { when } of beside)
    for (const code of when.codes)
      if (!find(when.field)?.list?.positions.has(code))
        note(set, path, { zh: `代码“${code}”不在代码表中`, en: `code "${code}" is not in the list` });
}

function checkHeadings(set: FieldSet, references: readonly string[], note: Note): void {
  const seen = new Set(references.map(simplified));
  const own = [...set.fields.flatMap(headingsOf), ...set.notKept.flatMap(({ headings }) => headings)];
  for (const text of own) {
    const key = simplified(text);
    if (seen.has(key))
      note(set, ['fields'], {
        zh: `列名“${text}”出现了两次；每个列名只能属于一个字段`,
        en: `heading "${text}" is used twice; a heading belongs to one field`,
      });
    seen.add(key);
  }
}

function checkIndicators(set: FieldSet, { indicators, types }: CatalogueParts, note: Note): void {
  const known = new Set(indicators.map(({ id }) => id));
  const own = types.find((type) => type === set)?.indicators ?? [];
  for (const link of [...own, ...set.fields.flatMap((field) => field.indicators)]) {
    if (!known.has(link.id))
      note(set, ['indicators'], { zh: `没有指标“${link.id}”`, en: `there is no indicator "${link.id}"` });
    checkWhere(set, link, note);
  }
}

function checkWhere(set: FieldSet, { id, where }: IndicatorLink, note: Note): void {
  if (!where) return;
  const list = set.fieldsByName.get(where.field)?.list;
  for (const code of list ? where.codes : [`${where.field}?`])
    if (!list?.positions.has(code))
      note(set, ['indicators'], {
        zh: `指标“${id}”的条件里，“${code}”不存在`,
        en: `in the condition of indicator "${id}", "${code}" does not exist`,
      });
}

/** All the headings by which a field is filled from a file. */
function headingsOf(field: Field): string[] {
  const columns = field.columns ? [field.columns.each, ...field.columns.with] : [];
  return [...field.headings, ...columns.flatMap(({ headings }) => headings)].map(({ text }) => text);
}

function notAField(name: string, zh: string, en: string): Label {
  return {
    zh: `“${name}”不是${zh}；请改成已有的字段名`,
    en: `"${name}" is not a ${en}; use the name of one that exists`,
  };
}
