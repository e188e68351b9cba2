import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from './address.ts';

test('texts stand in the address as they are', () => {
  expect(stringifySearch({ on: '2024', level: '0', q: 'false', ended: true, tab: undefined })).toBe(
    '?on=2024&level=0&q=false&ended=true',
  );
  expect(stringifySearch({ tab: undefined })).toBe('');
});

test('what was written is read again, whatever it looks like', () => {
  for (const q of ['2024', '0', '007', '1e3', 'true', 'null', '"2024"', '"', '""', '{"a":1}', 'A,B', ' a&b=c ', '渝中'])
    expect(parseSearch(stringifySearch({ q })), q).toEqual({ q });
});

test('addresses of former days, with quotes around digits, are understood', () => {
  expect(parseSearch('?division=%22210604%22&level=A,B&on=%222024%22')).toEqual({
    division: '210604',
    level: 'A,B',
    on: '2024',
  });
});
