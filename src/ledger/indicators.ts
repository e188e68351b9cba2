// The indicators of 工商企字〔2003〕131号 for one entity: what its attributes and records say to each of the 39.

import type { AnswerOf } from '../base/http/operation.ts';
import type { AttributeName } from '../registry/entity.ts';
import type { EntityOn } from '../registry/entity-on.ts';
import { shownValue } from '../registry/read-entity.ts';
import { type Answer, answers } from './answers.ts';
import type { readIndicators } from './api.ts';
import type { Catalogue } from './catalogue.ts';
import type { Label } from './code-list.ts';
import { describeRecord } from './describe-record.ts';
import type { Fields, LedgerRecord } from './record.ts';

type Sheet = AnswerOf<typeof readIndicators>;
type Said = Sheet['items'][number]['answers'][number];

const LATEST = 5;

/** Every indicator in the document's order, with what answers it: attributes first, then record types. */
export function indicatorSheet(
  catalogue: Catalogue,
  { attributes }: EntityOn,
  records: readonly LedgerRecord[],
): Sheet['items'] {
  const byType = Map.groupBy(records, ({ type }) => type);
  return catalogue.indicators.map(({ id, group, number, label }) => ({
    id,
    group,
    number,
    label,
    answers: answers(catalogue, id).map((answer) =>
      answer.set === catalogue.entity
        ? byAttribute(answer, attributes as Fields)
        : byRecords(answer, byType.get(answer.set.id) ?? [], catalogue),
    ),
  }));
}

function byAttribute(answer: Answer, attributes: Fields): Said {
  const { name, label } = answer.field!;
  const value = meets(answer, attributes) ? attributes[name] : undefined;
  return {
    ...said(answer, 'attribute', name, label),
    value: value === undefined ? null : shownValue(name as AttributeName, value as never),
  };
}

function byRecords(answer: Answer, records: readonly LedgerRecord[], catalogue: Catalogue): Said {
  const met = records
    .filter(({ fields }) => meets(answer, fields) && (!answer.field || fields[answer.field.name] !== undefined))
    .toSorted((a, b) => (a.recognizedOn < b.recognizedOn ? 1 : -1));
  return {
    ...said(answer, 'records', answer.set.id, answer.set.label),
    count: met.length,
    latest: met[0]?.recognizedOn ?? null,
    records: met.slice(0, LATEST).map((record) => ({
      record: record.recordId,
      number: record.number,
      on: record.recognizedOn,
      what: describeRecord(record, catalogue),
    })),
  };
}

function said({ set, where }: Answer, by: Said['by'], type: string, label: Label): Said {
  const codes =
    where && set.fieldsByName.get(where.field)?.list?.codes.filter(({ code }) => where.codes.includes(code));
  return {
    by,
    type,
    label,
    where: codes ? { zh: codes.map((c) => c.label.zh).join('、'), en: codes.map((c) => c.label.en).join(', ') } : null,
    value: null,
    count: 0,
    latest: null,
    records: [],
  };
}

function meets({ where }: Answer, fields: Fields): boolean {
  if (!where) return true;
  const value = fields[where.field];
  return (Array.isArray(value) ? value : [value]).some((one) => typeof one === 'string' && where.codes.includes(one));
}
