// Whether a register fits: refused at once, or on the way when the copy of what has been read would not fit any more.

import { expect, test, vi } from 'vitest';
import { bytesFor, roomFor } from './room.ts';

const SIZE = { entities: 1000, records: 5000 };
const RESERVE = 256e6;

test('what does not fit is refused before anything is read', () => {
  const enough = RESERVE + bytesFor(SIZE);
  expect(() => roomFor(SIZE, () => enough)).not.toThrow();
  expect(() => roomFor(SIZE, () => enough - 1)).toThrow('1000 户');
});

test('what grows beyond half of what was free is refused on the way', () => {
  vi.useFakeTimers();
  try {
    let free = RESERVE + 100e6;
    const fits = roomFor(SIZE, () => free);
    const look = () => {
      vi.advanceTimersByTime(100);
      fits();
    };
    free -= 49e6;
    expect(look).not.toThrow();
    free -= 2e6;
    expect(look).toThrow('102 MB');
  } finally {
    vi.useRealTimers();
  }
});
