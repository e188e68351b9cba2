// What waits on a device is sent once, in order, by whose it is; nothing is lost when the service is away or refuses.

import { expect, test } from 'vitest';
import { Outbox, type Sent, type Waiting } from './outbox.ts';

function device() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
}

function entry(patrol: string, account = 'a'): Waiting {
  const body = { patrol, kind: 'routine', on: '2026-11-23', way: 'on-site', answers: [], problems: '' } as const;
  const rest = { critical: false, correctBy: null, exception: null, why: '', seen: null, anyway: false };
  return { account, entity: 'JX1', name: '甲店', body: { ...body, ...rest, answers: [] } };
}

const TAKEN: Sent = { is: 'taken', before: 'A', after: 'B', order: null };

test('what cannot be sent waits, also over a restart, and is sent once when the service is back', async () => {
  const kept = device();
  const first = new Outbox(kept);
  first.put(entry('1'));
  first.put(entry('2'));
  first.put(entry('3', 'b'));
  await first.send(
    'a',
    async () => ({ is: 'unreached' }),
    () => {},
  );
  const again = new Outbox(kept);
  expect(again.all()).toHaveLength(3);
  const sent: string[] = [];
  const send = async ({ body }: Waiting) => {
    sent.push(body.patrol);
    return TAKEN;
  };
  await Promise.all([again.send('a', send, () => {}), again.send('a', send, () => {})]);
  expect(sent).toEqual(['1', '2']);
  expect(new Outbox(kept).all().map(({ body }) => body.patrol)).toEqual(['3']);
});

test('what is refused stays with its reason, holds up nothing, and is sent again when it was changed', async () => {
  const outbox = new Outbox(device());
  outbox.put(entry('1'));
  outbox.put(entry('2'));
  const refuse = async ({ body }: Waiting): Promise<Sent> =>
    body.patrol === '1' && !body.anyway ? { is: 'refused', code: 'x', why: '已有人检查' } : TAKEN;
  await outbox.send('a', refuse, () => {});
  expect(outbox.all().map(({ refused }) => refused?.why)).toEqual(['已有人检查']);
  const [{ refused: _, ...left }] = outbox.all();
  outbox.put({ ...left, body: { ...left.body, anyway: true } });
  await outbox.send('a', refuse, () => {});
  expect(outbox.all()).toEqual([]);
});
