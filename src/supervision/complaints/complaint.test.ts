// The states of complaints and reports: what each act makes of them, and what is refused.

import { expect, test } from 'vitest';
import { type Move, moved, type Standing } from './complaint.ts';

const received: Standing = {
  ...{ kind: 'complaint', state: 'received', received: '2026-11-02', decided: null, accepted: null, closed: null },
  ...{ told: null, outcome: null, ground: null, upheld: null, loss: null, reply: '', handedTo: null },
};
const today = '2026-11-22';
const after = (...moves: Move[]) => moves.reduce((standing, move) => moved(standing, move, today), received);
const close = (more: object): Move => ({
  ...{ act: 'close', on: '2026-11-20', outcome: 'mediated', ground: null, upheld: true, loss: 300, reply: '已退款' },
  ...more,
});

test('a complaint is taken up, mediated, closed and told', () => {
  const accepted = after({ act: 'accept', on: '2026-11-05' });
  expect(accepted).toMatchObject({ state: 'accepted', decided: '2026-11-05', accepted: '2026-11-05' });
  const closed = moved(accepted, close({}), today);
  expect(closed).toMatchObject({ state: 'closed', outcome: 'mediated', upheld: true, loss: 300 });
  expect(moved(closed, { act: 'tell', on: '2026-11-21' }, today).told).toBe('2026-11-21');
  expect(() => moved(closed, { act: 'tell', on: '2026-11-19' }, today)).toThrow('2026-11-20');
});

test('refusal needs a lawful ground, of a report none; days stay in order', () => {
  expect(() => after({ act: 'refuse', on: '2026-11-05', ground: null })).toThrow('法定情形');
  expect(after({ act: 'refuse', on: '2026-11-05', ground: 'not-ours' })).toMatchObject({
    ...{ state: 'refused', outcome: 'refused', closed: '2026-11-05', upheld: false },
  });
  const report = moved({ ...received, kind: 'report' }, { act: 'refuse', on: '2026-11-05', ground: null }, today);
  expect(report.outcome).toBe('no-case');
  expect(() => after({ act: 'accept', on: '2026-11-01' })).toThrow('2026-11-02');
  expect(() => after({ act: 'accept', on: '2026-11-23' })).toThrow('2026-11-22');
});

test('what was not taken up is not closed, a report is not mediated, ended mediation says why', () => {
  expect(() => after(close({}))).toThrow('received');
  const accept: Move = { act: 'accept', on: '2026-11-05' };
  expect(() => after(accept, close({ outcome: 'no-breach' }))).toThrow('no-breach');
  expect(() => after(accept, close({ outcome: 'ended' }))).toThrow('法定情形');
  expect(after(accept, close({ outcome: 'ended', ground: 'term' })).ground).toBe('term');
  expect(after(accept, close({ ground: 'term' })).ground).toBeNull();
});

test('what was ended by mistake is opened again with the days that still stand', () => {
  const accept: Move = { act: 'accept', on: '2026-11-05' };
  expect(after(accept, close({}), { act: 'reopen' })).toMatchObject({
    ...{ state: 'accepted', accepted: '2026-11-05', closed: null, outcome: null },
  });
  const refused = after({ act: 'refuse', on: '2026-11-05', ground: 'not-ours' }, { act: 'reopen' });
  expect(refused).toEqual(received);
  expect(after({ act: 'transfer', on: '2026-11-06', to: 'fire' })).toMatchObject({ handedTo: 'fire' });
  expect(() => after({ act: 'reopen' })).toThrow('received');
});
