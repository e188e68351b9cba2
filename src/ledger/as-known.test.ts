import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../test/ledger.ts';
import { recordsAsKnown } from './as-known.ts';
import type { Entry, Fields, LedgerRecord } from './record.ts';

const TIMES = Array.from({ length: 6 }, (_, i) => `2024-03-0${i + 1}T00:00:00.000Z`);

function entry(more: Partial<Entry>): Entry {
  const entryId = more.entryId ?? 1;
  return {
    entryId,
    entityId: 1,
    act: 'file',
    recordId: entryId,
    type: 'administrative-penalty',
    recognizedOn: '2024-01-10',
    recordedAt: TIMES[0],
    source: 'cq',
    number: '渝〔2024〕1号',
    payload: {},
    who: 'wang',
    why: '',
    ...more,
  };
}

const suspended = entry({ payload: { measures: [{ kind: 'suspension' }] } });
const resumption = (entryId: number, more: Partial<Entry> = {}, day = '2024-03-15') =>
  entry({
    entryId,
    type: 'business-resumption',
    number: '渝[2024]1号',
    recognizedOn: day,
    payload: { decision_number: '渝（2024） 1 号', resumed_on: day },
    ...more,
  });

const resumedOn = (entries: Entry[], asKnown?: string) =>
  recordsAsKnown(entries, catalogue, asKnown).find((r) => r.recordId === 1)?.fields.resumed_on;

describe('records as known', () => {
  test('a correction replaces the fields and may move the legal day', () => {
    const corrected = entry({
      entryId: 2,
      recordId: 1,
      act: 'correct',
      recognizedOn: '2024-02-01',
      recordedAt: TIMES[2],
      payload: { law: '甲法' },
    });
    expect(recordsAsKnown([corrected, suspended], catalogue)).toEqual([
      expect.objectContaining({ recordId: 1, recognizedOn: '2024-02-01', fields: { law: '甲法' } }),
    ]);
    expect(recordsAsKnown([corrected, suspended], catalogue, TIMES[1])[0].recognizedOn).toBe('2024-01-10');
  });

  test('a withdrawn record is out from the very moment the withdrawal is known', () => {
    const withdrawn = entry({ entryId: 2, recordId: 1, act: 'withdraw', recordedAt: TIMES[2] });
    expect(recordsAsKnown([suspended, withdrawn], catalogue, '2024-03-02T23:59:59.999Z')).toHaveLength(1);
    expect(recordsAsKnown([suspended, withdrawn], catalogue, TIMES[2])).toEqual([]);
  });

  test('nothing was known before it was recorded', () => {
    expect(recordsAsKnown([suspended], catalogue, '2024-02-29T23:59:59.999Z')).toEqual([]);
  });
});

describe('a resumption naming a penalty’s number', () => {
  test('fills the penalty’s day of resumption, however the number is written', () => {
    expect(resumedOn([suspended])).toBeUndefined();
    expect(resumedOn([suspended, resumption(2)])).toBe('2024-03-15');
  });

  test('counts from the moment it is known itself', () => {
    const known = [suspended, resumption(2, { recordedAt: TIMES[3] })];
    expect(resumedOn(known, TIMES[2])).toBeUndefined();
    expect(resumedOn(known, TIMES[3])).toBe('2024-03-15');
  });

  test('counts as corrected, and not at all once withdrawn', () => {
    const corrected = resumption(3, { recordId: 2, act: 'correct', recordedAt: TIMES[1] }, '2024-04-01');
    const withdrawn = resumption(4, { recordId: 2, act: 'withdraw', recordedAt: TIMES[2] });
    const all = [suspended, resumption(2), corrected, withdrawn];
    expect(resumedOn(all, TIMES[0])).toBe('2024-03-15');
    expect(resumedOn(all, TIMES[1])).toBe('2024-04-01');
    expect(resumedOn(all, TIMES[2])).toBeUndefined();
  });

  test('the earliest of several counts', () => {
    expect(resumedOn([suspended, resumption(2), resumption(3, {}, '2024-02-20')])).toBe('2024-02-20');
  });

  test('another entity’s resumption with the same number does not count', () => {
    expect(resumedOn([suspended, resumption(2, { entityId: 2 })])).toBeUndefined();
  });

  test('a correction that names another decision leaves the first one open again', () => {
    const moved = entry({
      entryId: 3,
      recordId: 2,
      act: 'correct',
      type: 'business-resumption',
      recordedAt: TIMES[1],
      payload: { decision_number: '渝〔2024〕2号', resumed_on: '2024-03-15' },
    });
    const second = entry({ entryId: 4, number: '渝〔2024〕2号' });
    const records = recordsAsKnown([suspended, resumption(2), moved, second], catalogue);
    expect(records.map((r) => [r.recordId, r.fields.resumed_on])).toEqual([
      [1, undefined],
      [2, '2024-03-15'],
      [4, '2024-03-15'],
    ]);
  });
});

/** One act of a random ledger; `about` picks the standing record that a correction or withdrawal is of. */
const act = fc.record({
  what: fc.constantFrom('penalty', 'resumption', 'inspection', 'correct', 'correct', 'withdraw'),
  about: fc.nat(20),
  entityId: fc.integer({ min: 1, max: 3 }),
  number: fc.constantFrom('渝〔2024〕1号', '渝[2024]1号', '渝（2024） 1号', '渝〔2024〕2号', 'ab 1', 'ＡＢ1'),
  day: fc.integer({ min: 10, max: 28 }).map((day) => `2024-01-${day}`),
  later: fc.boolean(),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

function ledgerOf(acts: readonly Act[]): Entry[] {
  const entries: Entry[] = [];
  const standing: Entry[] = [];
  let time = 0;
  for (const a of acts) {
    time = Math.min(TIMES.length - 1, time + (a.later ? 1 : 0));
    const place = standing.length > 0 ? a.about % standing.length : -1;
    const next = a.what === 'correct' || a.what === 'withdraw' ? place >= 0 && again(a, standing[place]) : first(a);
    if (!next) continue;
    const written: Entry = { ...next, entryId: entries.length + 1, recordedAt: TIMES[time] };
    const whole = written.act === 'file' ? { ...written, recordId: written.entryId } : written;
    entries.push(whole);
    if (whole.act === 'file') standing.push(whole);
    else if (whole.act === 'correct') standing[place] = whole;
    else standing.splice(place, 1);
  }
  return entries;
}

const types = {
  penalty: 'administrative-penalty',
  resumption: 'business-resumption',
  inspection: 'inspection-result',
} as const;

function first(a: Act): Entry {
  const type = types[a.what as keyof typeof types];
  return entry({
    entityId: a.entityId,
    type,
    number: a.number,
    recognizedOn: a.day,
    payload: payloadOf(type, a.number, a.day),
  });
}

function again(a: Act, held: Entry): Entry {
  if (a.what === 'withdraw') return { ...held, act: 'withdraw', payload: {}, why: '撤销' };
  const number = held.type === 'business-resumption' ? a.number : held.number;
  return { ...held, act: 'correct', recognizedOn: a.day, payload: payloadOf(held.type, number, a.day) };
}

function payloadOf(type: string, number: string, day: string): Fields {
  return type === 'business-resumption' ? { decision_number: number, resumed_on: day } : { decided_on: day };
}

/** The slow way: replays the ledger entry by entry, then compares every penalty with every resumption. */
function replayed(entries: readonly Entry[], at: string): LedgerRecord[] {
  const held: Entry[] = [];
  for (const e of [...entries].sort((a, b) => a.entryId - b.entryId)) {
    if (Date.parse(e.recordedAt) > Date.parse(at)) break;
    const place = held.findIndex((h) => h.recordId === e.recordId);
    if (e.act === 'file') held.push(e);
    else if (e.act === 'correct') held[place] = e;
    else held.splice(place, 1);
  }
  return held.map((e) => {
    const days = held
      .filter((r) => e.type === types.penalty && r.type === types.resumption && r.entityId === e.entityId)
      .filter((r) => plain(r.payload.decision_number as string) === plain(e.number))
      .map((r) => r.payload.resumed_on as string)
      .sort();
    const { recordId, entityId, type, recognizedOn, source, number, payload } = e;
    const fields = days.length > 0 ? { ...payload, resumed_on: days[0] } : payload;
    return { recordId, entityId, type, recognizedOn, source, number, fields };
  });
}

function plain(number: string): string {
  const known: Record<string, string> = { Ａ: 'A', Ｂ: 'B', a: 'A', b: 'B', '〔': '(', '[': '(', '（': '(' };
  return [...number]
    .filter((c) => c !== ' ')
    .map((c) => known[c] ?? ({ '〕': ')', ']': ')', '）': ')' } as Record<string, string>)[c] ?? c)
    .join('');
}

describe('any ledger', () => {
  test('read at any moment and in any order, gives what replaying it gives', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), fc.func(fc.integer()), (acts, order) => {
        const entries = ledgerOf(acts);
        const mixed = [...entries].sort((a, b) => order(a.entryId) - order(b.entryId));
        for (const at of ['2024-02-01T00:00:00.000Z', ...TIMES]) {
          const records = recordsAsKnown(mixed, catalogue, at);
          expect([...records].sort((a, b) => a.recordId - b.recordId)).toEqual(
            replayed(entries, at).sort((a, b) => a.recordId - b.recordId),
          );
        }
        expect(recordsAsKnown(mixed, catalogue)).toEqual(recordsAsKnown(mixed, catalogue, TIMES.at(-1)));
      }),
      { numRuns: 2000 },
    );
  });

  test('gives its records in the order of entity and record', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const keys = recordsAsKnown(ledgerOf(acts).reverse(), catalogue).map((r) => [r.entityId, r.recordId]);
        expect(keys).toEqual([...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
      }),
    );
  });
});
