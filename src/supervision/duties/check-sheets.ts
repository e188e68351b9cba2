// Checks that duty sheets name what there is: record types, their fields and codes, attributes, rulebooks, dimensions, levels.

import type { Flaw } from '../../base/yaml.ts';
import type { CaseRoom } from '../../duties/case.ts';
import type { DutyRule, Label, Sheet, Where } from '../../duties/sheet.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { packLayout } from '../../ledger/pack.ts';
import { FACTS } from '../../registry/subject.ts';
import type { Rulebook } from '../../rulebooks/rulebook.ts';
import { DEEDS } from './deeds.ts';

export interface Known {
  readonly catalogue: Catalogue;
  /** Undefined: what is named of rulebooks is left unchecked, as where an office's own edition is in force. */
  readonly books: ReadonlyMap<string, Rulebook> | undefined;
}

/** The same with the rooms whose cases sheets may name. */
export interface KnownCases extends Known {
  readonly cases: readonly CaseRoom[];
}

/** Every flaw found; none when the sheets can be worked with. */
export function checkSheets(sheets: readonly Sheet[], known: KnownCases): Flaw[] {
  return sheets.flatMap(({ rules }) => rules.flatMap((rule) => flawsOf(rule, known)));
}

function flawsOf(rule: DutyRule, known: KnownCases): Flaw[] {
  const { opened, due, fulfilled, file, line } = rule;
  const flaws: Label[] = [];
  const own = opened.by === 'record' ? opened.type : undefined;
  if (opened.by === 'record') {
    flaws.push(...typeFlaws(opened.type, opened.where, known), ...dateFlaws(opened.type, opened.from, known));
  } else if (opened.by === 'case') flaws.push(...caseFlaws(opened, known));
  else for (const [name, values] of Object.entries(opened.where)) flaws.push(...runFlaws(name, values, known));
  if (due.form === 'stated') flaws.push(...(own ? dateFlaws(own, due.field, known) : [noRecord(due.field)]));
  for (const one of fulfilled) {
    if (one.by === 'field') flaws.push(...(own ? dateFlaws(own, one.field, known) : [noRecord(one.field)]));
    if (one.by === 'record')
      flaws.push(...typeFlaws(one.type, one.where, known), ...dateFlaws(one.type, one.on, known));
  }
  if (opened.by !== 'record' && rule.owner === 'source') flaws.push(noRecord('owner: source'));
  if (opened.by === 'case' ? rule.owner !== 'case' && rule.owner !== 'entity' : rule.owner === 'case')
    flaws.push(OWNED);
  return flaws.map((flaw) => ({ file, line, ...flaw }));
}

const OWNED: Label = {
  zh: '案件引起的期限由办理案件的单位（case）或者主体自己（entity）承担；别的期限不写 case',
  en: 'what a case opens is owed by whoever handles it (case) or by the entity; nothing else is owed by a case',
};

function caseFlaws({ of, step }: { readonly of: string; readonly step: string }, { cases }: KnownCases): Label[] {
  const room = cases.find(({ kind }) => kind === of);
  if (!room) return [{ zh: `没有案件“${of}”`, en: `there are no cases "${of}"` }];
  if (room.steps.includes(step)) return [];
  return [{ zh: `案件 ${of} 没有步骤“${step}”`, en: `cases of ${of} have no step "${step}"` }];
}

function noRecord(what: string): Label {
  return {
    zh: `“${what}”要由一条记录引起的期限才有`,
    en: `"${what}" needs a duty that a record opens`,
  };
}

/** That a record type, its fields and codes are those of the catalogue. */
export function typeFlaws(type: string, where: Where, { catalogue }: Known): Label[] {
  if (DEEDS.includes(type)) return [];
  const layout = packLayout(catalogue, type);
  if (!layout) return [{ zh: `没有记录类型“${type}”`, en: `there is no record type "${type}"` }];
  return Object.entries(where).flatMap(([name, values]) => {
    const column = layout.columns.find((one) => one.name === name);
    if (!column) return [{ zh: `${type} 没有字段“${name}”`, en: `${type} has no field "${name}"` }];
    return unknownOf(values, column.codes, `${type}.${name}`);
  });
}

/** That a day of a record is its legal day or a date field of its type. */
export function dateFlaws(type: string, name: string, { catalogue }: Known): Label[] {
  if (name === 'legal-day' || name === 'entered' || DEEDS.includes(type)) return [];
  const column = packLayout(catalogue, type)?.columns.find((one) => one.name === name);
  if (column?.type === 'date') return [];
  return [{ zh: `${type} 没有日期字段“${name}”`, en: `${type} has no date field "${name}"` }];
}

/** That an attribute or a standing (`rulebook/dimension`) and its values are known. */
export function runFlaws(name: string, values: Where[string], { catalogue, books }: Known): Label[] {
  const [bookId, dimension] = name.split('/');
  if (dimension !== undefined) {
    if (!books) return [];
    const found = books.get(bookId)?.dimensions.find(({ id }) => id === dimension);
    if (!found) return [{ zh: `没有规则书和维度“${name}”`, en: `there is no rulebook and dimension "${name}"` }];
    return unknownOf(
      values,
      found.levels.map(({ code }) => code),
      name,
    );
  }
  if (!(name in FACTS)) return [{ zh: `没有可用的属性“${name}”`, en: `there is no attribute "${name}" to go by` }];
  const field = catalogue.entity.fieldsByName.get(FACTS[name as keyof typeof FACTS]);
  return unknownOf(
    values,
    field?.list?.codes.map(({ code }) => code),
    name,
  );
}

function unknownOf(values: Where[string], codes: readonly string[] | undefined, name: string): Label[] {
  if (!codes) return [];
  return values
    .filter((value) => typeof value === 'string' && !codes.includes(value))
    .map((value) => ({ zh: `${name} 没有取值“${value}”`, en: `${name} has no value "${value}"` }));
}
