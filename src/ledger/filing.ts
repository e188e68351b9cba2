// Examining a filing on its own: its number, source and legal day, its content, and what is wrong with it.

import { type Params, Problem, sentence } from '../base/problem.ts';
import { canonicalJson } from './canonical.ts';
import { documentNumber, type RecordType } from './catalogue.ts';
import type { Keeping } from './keeping.ts';
import { normaliseNumber } from './number.ts';
import { problems } from './problems.ts';
import type { Fields, Json } from './record.ts';

/** A fact to be filed. */
export interface Filing {
  readonly entityId: number;
  readonly type: string;
  /** Who the information comes from; when left out, the field that the type names for it. */
  readonly source?: string;
  readonly fields: Fields;
  /** Where it came from, for the entry's `why`. */
  readonly why?: string;
  /** Files the number anew although its record was withdrawn. */
  readonly again?: boolean;
}

/** One reason why something was not written; `path` is the field, empty when it is about the whole. */
export interface Fault {
  readonly code: string;
  readonly params: Params;
  readonly path: string;
  readonly zh: string;
  readonly en: string;
}

/** A filing that can be written, as far as it can be told from itself. */
export interface Sound {
  readonly filing: Filing;
  readonly type: RecordType;
  readonly source: string;
  /** The document number as written. */
  readonly number: string;
  readonly recognizedOn: string;
  readonly normalNumber: string;
  /** Equal for filings that name the same fact. */
  readonly key: string;
}

/** Makes a fault of a code. */
export function fault(code: string, params: Params = {}, path = ''): Fault {
  return { code, params, path, zh: sentence(code, params, 'zh'), en: sentence(code, params, 'en') };
}

/** What a filing amounts to, or everything that is wrong with it; `today` is a civil day. */
export function examine(filing: Filing, { catalogue }: Keeping, today: number): Sound | readonly Fault[] {
  const type = catalogue.type(filing.type);
  if (!type) return [fault(problems['ledger.unknown-type'], { type: filing.type })];
  const source = (filing.source ?? ownSource(type, filing.fields)).trim();
  const faults = faultsOf(
    type,
    filing.fields,
    source,
    filing.why ?? '',
    catalogue.validateFields(type, filing.fields, today),
  );
  if (faults.length > 0) return faults;
  const number = documentNumber(type, filing.fields);
  const normalNumber = normaliseNumber(number);
  if (normalNumber === '') return [fault(problems['ledger.number-missing'], { ...names(type), fields: type.number })];
  const key = keyOf(filing.entityId, type.id, source, normalNumber);
  return { filing, type, source, number, normalNumber, recognizedOn: filing.fields[type.legalDay] as string, key };
}

/** Names a fact: entity, type, source and normal number. */
export function keyOf(entityId: number, type: string, source: string, normalNumber: string): string {
  return `${entityId}\n${type}\n${source}\n${normalNumber}`;
}

/** What fields say: equal for another order of keys and another spelling of the number. */
export function contentOf(type: RecordType, fields: Fields): string {
  const normal: Fields = { ...fields };
  for (const name of type.number) if (typeof fields[name] === 'string') normal[name] = normaliseNumber(fields[name]);
  return canonicalJson(normal);
}

/** What stands against fields as a record of a type, faults of single fields first. */
export function faultsOf(
  type: RecordType,
  fields: Fields,
  source: string,
  why: string,
  found: readonly { path: string; zh: string; en: string }[],
): Fault[] {
  const faults = found.map(({ path, zh, en }) =>
    fault(problems['ledger.field-refused'], { faultsZh: zh, faultsEn: en }, path),
  );
  if (source === '') faults.push(fault(problems['ledger.source-missing'], {}, type.source));
  if (!storable(fields) || !storable(source) || !storable(why))
    faults.push(fault(problems['ledger.text-not-storable']));
  // A fault of the field itself is told already.
  if (found.length > 0) return faults;
  if (fields[type.legalDay] === undefined)
    faults.push(fault(problems['ledger.legal-day-missing'], { ...names(type), field: type.legalDay }, type.legalDay));
  return faults;
}

/** The names of a type for the sentences of both languages. */
export function names({ label }: RecordType): { type: string; typeEn: string } {
  return { type: label.zh, typeEn: label.en };
}

function ownSource(type: RecordType, fields: Fields): string {
  const value = type.source === undefined ? undefined : fields[type.source];
  return typeof value === 'string' ? value : '';
}

/** Whether all texts can be kept: the database has no place for NUL, and lone surrogates have no UTF-8 form to seal. */
function storable(value: Json): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (value === null || typeof value !== 'object') return true;
  for (const one of Object.values(value)) if (!storable(one)) return false;
  return true;
}

/** One fault as it is, several as one refusal that tells them all. */
export function asProblem(faults: readonly Fault[]): Problem {
  if (faults.length === 1) return new Problem(faults[0].code, faults[0].params);
  const params = { faultsZh: faults.map(({ zh }) => zh).join('；'), faultsEn: faults.map(({ en }) => en).join('; ') };
  return new Problem(problems['ledger.field-refused'], params);
}
