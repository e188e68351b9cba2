// Who waits for one answer: it is counted on while anybody does, and given up at once when the last one has gone.

import { expect, test, vi } from 'vitest';
import { Askers } from './askers.ts';

function askers() {
  const nobody = vi.fn();
  return { nobody, askers: new Askers(nobody) };
}

test('the last to go gives it up; before that somebody waits', () => {
  const { askers: both, nobody } = askers();
  both.come('a');
  both.come('b');
  both.gone('a');
  expect(nobody).not.toHaveBeenCalled();
  both.gone('b');
  expect(nobody).toHaveBeenCalledOnce();
});

test('who was told and will ask again still waits; asking again and going is going', () => {
  const { askers: both, nobody } = askers();
  both.come('a');
  both.told('a');
  both.come('b');
  both.gone('b');
  expect(nobody).not.toHaveBeenCalled();
  both.come('a');
  both.gone('a');
  expect(nobody).toHaveBeenCalledOnce();
});

test('of two pages of the same person one may go', () => {
  const { askers: pages, nobody } = askers();
  pages.come('a');
  pages.come('a');
  pages.gone('a');
  expect(nobody).not.toHaveBeenCalled();
  pages.told('a');
  expect(nobody).not.toHaveBeenCalled();
});

test('who never asks again is not waited for without end', () => {
  vi.useFakeTimers();
  try {
    const { askers: one, nobody } = askers();
    one.come('a');
    one.told('a');
    vi.advanceTimersByTime(60_000);
    expect(nobody).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20_000);
    expect(nobody).toHaveBeenCalledOnce();
  } finally {
    vi.useRealTimers();
  }
});
