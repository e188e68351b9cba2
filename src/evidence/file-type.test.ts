// A file is known by its content: how it begins, and which members it has.

import { expect, test } from 'vitest';
import { rulesFor } from './file-rules.ts';
import { mediaType } from './file-type.ts';

/** A ZIP file of empty members: its directory, and what ends it. */
function zip(...names: string[]): Buffer {
  const entries = names.map((name) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  const begin = Buffer.from('504b0304', 'hex');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(begin.length, 16);
  return Buffer.concat([begin, ...entries, end]);
}

const { types } = rulesFor('objection');
const endingOf = (bytes: Buffer) => types[mediaType(bytes, types) ?? '']?.ending;

test('pictures and PDF by how they begin, office files and OFD by what they hold; nothing with programs in it', () => {
  expect(endingOf(Buffer.from('ffd8ffe0', 'hex'))).toBe('jpg');
  expect(endingOf(Buffer.from('%PDF-1.7'))).toBe('pdf');
  expect(endingOf(zip('[Content_Types].xml', 'word/document.xml'))).toBe('docx');
  expect(endingOf(zip('[Content_Types].xml', 'xl/workbook.xml'))).toBe('xlsx');
  expect(endingOf(zip('OFD.xml', 'Doc_0/Document.xml'))).toBe('ofd');
  const refused = [
    zip('word/document.xml', 'word/vbaProject.bin'),
    zip('setup.exe'),
    Buffer.from('504b0304', 'hex'),
    Buffer.concat([zip('word/document.xml'), Buffer.alloc(70_000)]),
    Buffer.from('<html>'),
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(0),
  ];
  expect(refused.map(endingOf)).toEqual(refused.map(() => undefined));
});

test('whoever complains by the web sends pictures and PDF alone', () => {
  expect(mediaType(zip('word/document.xml'), rulesFor('complaint').types)).toBeUndefined();
});
