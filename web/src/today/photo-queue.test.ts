// Photos wait for their patrol and for the signal, are sent once each, and stay when they are refused.

import { expect, test } from 'vitest';
import { type KeptPhoto, PhotoQueue, type PhotoSent } from './photo-queue.ts';
import { within } from './shrink.ts';

function device() {
  const kept = new Map<string, KeptPhoto>();
  return {
    kept,
    all: async () => [...kept.values()],
    put: async (photo: KeptPhoto) => void kept.set(photo.id, photo),
    drop: async (id: string) => void kept.delete(id),
  };
}

const photo = (id: string, patrol: string, account = 'a'): KeptPhoto => ({
  ...{ id, account, entity: 'JX1', name: '甲店', patrol, bytes: new ArrayBuffer(1) },
});
const none = () => new Set<string>();

test('photos are sent once, after their patrol, by whose they are; over a restart too', async () => {
  const store = device();
  const first = new PhotoQueue(store);
  for (const one of [photo('1', 'p'), photo('2', 'q'), photo('3', 'p', 'b')]) await first.put(one);
  const queue = new PhotoQueue(store);
  const sent: string[] = [];
  const take = async ({ id }: KeptPhoto): Promise<PhotoSent> => {
    sent.push(id);
    return { is: 'taken' };
  };
  const waiting = () => new Set(['q']);
  await Promise.all([queue.send('a', waiting, take), queue.send('a', waiting, take)]);
  expect(sent).toEqual(['1']);
  await queue.send('a', none, take);
  expect([sent, [...store.kept.keys()]]).toEqual([['1', '2'], ['3']]);
});

test('what is not reached stays, what is refused stays with its reason and is not sent again, what is given up goes', async () => {
  const store = device();
  const queue = new PhotoQueue(store);
  for (const one of [photo('1', 'p'), photo('2', 'p')]) await queue.put(one);
  await queue.send('a', none, async () => ({ is: 'unreached' }));
  expect(store.kept.size).toBe(2);
  await queue.send('a', none, async ({ id }) => (id === '1' ? { is: 'refused', why: '太多' } : { is: 'taken' }));
  expect(queue.all().map(({ id, refused }) => [id, refused])).toEqual([['1', '太多']]);
  await queue.send('a', none, async () => ({ is: 'taken' }));
  expect(store.kept.size).toBe(1);
  await queue.dropOf('p');
  expect(store.kept.size).toBe(0);
});

test('a picture keeps its shape within the longest side, and is never made larger', () => {
  expect([within(4000, 3000, 1600), within(3000, 4000, 1600), within(800, 600, 1600), within(10_000, 1, 100)]).toEqual([
    ...[[1600, 1200] as const, [1200, 1600] as const, [800, 600] as const, [100, 1] as const],
  ]);
});
