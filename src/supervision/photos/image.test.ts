// A picture is known by its bytes, not by its name; what a camera writes into it is found.

import { expect, test } from 'vitest';
import { carriesPlace, typeOf } from './image.ts';
import { photoRules } from './photo-rules.ts';

const jpeg = (...segments: string[]) => Buffer.from(`ffd8${segments.join('')}ffda0002`, 'hex');
const JFIF = 'ffe0000400ff';
const EXIF = 'ffe1000445ff';

test('the type is what the first bytes say', () => {
  expect(typeOf(jpeg(JFIF), photoRules())).toBe('image/jpeg');
  expect(typeOf(Buffer.from('%PDF-1.7'), photoRules())).toBeUndefined();
  expect(typeOf(Buffer.alloc(0), photoRules())).toBeUndefined();
});

test('Exif, XMP and IPTC are found wherever they stand, and what cannot be read is not trusted', () => {
  expect(carriesPlace(jpeg(JFIF))).toBe(false);
  expect(carriesPlace(jpeg(JFIF, EXIF))).toBe(true);
  expect(carriesPlace(jpeg('ffed0004aabb'))).toBe(true);
  expect(carriesPlace(Buffer.from('ffd8ffe00000', 'hex'))).toBe(true);
  expect(carriesPlace(Buffer.from('ffd80000', 'hex'))).toBe(true);
});
