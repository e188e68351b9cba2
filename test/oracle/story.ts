// Short ways to write a ledger by hand in the oracle's tests.

import type { Entry, Fields, Json } from '../../src/ledger/record.ts';
import type { Subject } from '../../src/registry/subject.ts';

/** An entity of one kind, with the tags and the key region it has throughout. */
export function entity(kind: string, tags: readonly string[] = [], keyRegion = false): Subject {
  const always = { from: null, until: null };
  return {
    entityId: 7,
    facts: [
      { attribute: 'kind', value: kind, ...always },
      { attribute: 'tags', value: tags, ...always },
      { attribute: 'keyRegion', value: keyRegion, ...always },
    ],
  };
}

/** One line of a story; `act` is a filing when left out, `record` is the place of the filing it is about. */
export interface Line {
  readonly act?: Entry['act'];
  readonly record?: number;
  readonly type: string;
  readonly on: string;
  readonly at?: string;
  readonly number?: string;
  readonly fields?: Fields;
}

/** The entries of a story, in chain order, recorded an hour apart from 2024-01-01 unless a line says when. */
export function ledger(...lines: Line[]): Entry[] {
  return lines.map((line, i) => ({
    entryId: i + 1,
    entityId: 7,
    act: line.act ?? 'file',
    recordId: line.record ?? i + 1,
    type: line.type,
    recognizedOn: line.on,
    recordedAt: line.at ?? new Date(Date.UTC(2024, 0, 1, i)).toISOString(),
    source: 'test',
    number: line.number ?? `No. ${line.record ?? i + 1}`,
    payload: line.fields ?? {},
    who: 'clerk',
    why: 'test',
  }));
}

/** A penalty; a measure is its kind, or its kind and amount in yuan. */
export function penalty(on: string, ...measures: (string | [string, number | null])[]): Line {
  const list: Json = measures.map((m) =>
    typeof m === 'string' ? { kind: m, amount: null } : { kind: m[0], amount: m[1] },
  );
  return { type: 'administrative-penalty', on, fields: { decided_on: on, measures: list } };
}

/** A record that a suspended business resumed trading. */
export function resumption(decisionNumber: string, on: string): Line {
  return {
    type: 'business-resumption',
    on,
    number: decisionNumber,
    fields: { decision_number: decisionNumber, resumed_on: on },
  };
}
