// A small catalogue and filings made by hand, for tests of the ledger that should not move when the real catalogue grows.

import type { Database } from '../src/base/db.ts';
import { Catalogue, type RecordType } from '../src/ledger/catalogue.ts';
import { codeList } from '../src/ledger/code-list.ts';
import type { Field, FieldType } from '../src/ledger/field.ts';
import type { Filing } from '../src/ledger/filing.ts';
import type { Fields } from '../src/ledger/record.ts';
import { saveEntities } from '../src/registry/save-entities.ts';

const label = (text: string) => ({ zh: text, en: text });

export function field(name: string, type: FieldType, more: Partial<Field> = {}): Field {
  const none = {
    required: false,
    several: false,
    past: false,
    person: false,
    graded: false,
    derived: false,
    headings: [],
    items: [],
    indicators: [],
  };
  return { name, type, label: label(name), ...none, ...more };
}

export function recordType(id: string, zh: string, fields: Field[], more: Partial<RecordType>): RecordType {
  return {
    id,
    label: { zh, en: id },
    about: label(id),
    fields,
    fieldsByName: new Map(fields.map((f) => [f.name, f])),
    notKept: [],
    legalDay: fields.find((f) => f.type === 'date')!.name,
    number: [fields[0].name],
    sourceKinds: [],
    disclosure: { class: 1, why: label('') },
    publicity: { basis: '', assumption: true, period: 'always' },
    secondPerson: false,
    indicators: [],
    ...more,
  };
}

const code = (name: string) => ({ code: name, label: label(name), aliases: [], retired: false });

export const kinds = codeList({
  id: 'penalty-kind',
  label: label('处罚种类'),
  basis: '',
  codes: ['warning', 'fine', 'suspension', 'closure'].map(code),
  ambiguous: [],
});

const resumedOn = { type: 'business-resumption', by: 'decision_number', field: 'resumed_on' };

export const penaltyType = recordType(
  'administrative-penalty',
  '行政处罚',
  [
    field('document_number', 'text', { required: true }),
    field('decided_on', 'date', { required: true, past: true }),
    field('authority', 'text'),
    field('law', 'text'),
    field('measures', 'list', {
      required: true,
      items: [field('kind', 'code', { required: true, list: kinds }), field('amount', 'money')],
    }),
    field('summary_procedure', 'boolean'),
    field('resumed_on', 'date', { linked: resumedOn }),
  ],
  { source: 'authority' },
);

export const resumptionType = recordType(
  'business-resumption',
  '恢复营业',
  [
    field('decision_number', 'text', { required: true }),
    field('resumed_on', 'date', { required: true, past: true }),
    field('remark', 'text'),
  ],
  {},
);

export const inspectionType = recordType(
  'inspection-result',
  '检查结果',
  [
    field('inspection_number', 'text', { required: true }),
    field('inspected_on', 'date', { required: true, past: true }),
    field('critical', 'boolean'),
    field('score', 'number', { unit: 'points' }),
  ],
  {},
);

/** A penalty with its measures and resumption, a resumption, and an inspection without lists or links. */
export const catalogue = new Catalogue({
  types: [penaltyType, resumptionType, inspectionType],
  lists: [kinds],
  entity: { id: 'entity', label: label('entity'), about: label(''), fields: [], fieldsByName: new Map(), notKept: [] },
  references: [],
  indicators: [],
});

/** Puts entities with the ids 1 to `count` into an empty register: enterprises 企业1, 企业2 … */
export async function registerEntities(database: Database, count: number): Promise<void> {
  const inputs = Array.from({ length: count }, (_, i) => ({
    attributes: { name: `企业${i + 1}`, kind: 'enterprise' },
    identifiers: { regno: `R${i + 1}` },
  }));
  const who = { id: 'test', name: 'test' };
  const saved = await database.transaction((db) => saveEntities(db, who, new Date('2020-01-01T00:00:00Z'), inputs));
  saved.forEach((one, i) => {
    if (one.state !== 'accepted' || one.entityId !== i + 1) throw new Error(`the register was not empty: ${i + 1}`);
  });
}

/** A penalty as filed: number, day, and the kinds of its measures or a kind with its amount. */
export function penalty(
  entityId: number,
  number: string,
  day: string,
  ...measures: (string | [string, number])[]
): Filing {
  const list = measures.map((m): Fields => (typeof m === 'string' ? { kind: m } : { kind: m[0], amount: m[1] }));
  return {
    entityId,
    type: 'administrative-penalty',
    source: 'cq',
    fields: { document_number: number, decided_on: day, measures: list },
  };
}

/** A resumption as filed: the number of the decision and the day on which trading resumed. */
export function resumption(entityId: number, decision: string, day: string): Filing {
  return {
    entityId,
    type: 'business-resumption',
    source: 'cq',
    fields: { decision_number: decision, resumed_on: day },
  };
}
