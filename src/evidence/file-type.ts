// The media type of a file by its content, never by its name: how it begins, and which members one made of members has.

import type { FileTypes } from './file-rules.ts';

/** Undefined: none of those that are taken. */
export function mediaType(bytes: Buffer, types: FileTypes): string | undefined {
  const begun = Object.entries(types).filter(([, { starts }]) => beginsWith(bytes, starts));
  if (begun.every(([, { holds }]) => holds === undefined)) return begun[0]?.[0];
  const members = new Set(membersOf(bytes));
  if ([...members].some((name) => MACROS.test(name))) return undefined;
  return begun.find(([, { holds }]) => holds === undefined || members.has(holds))?.[0];
}

/** Whether a file begins with some bytes, hexadecimal. */
export function beginsWith(bytes: Buffer, starts: string): boolean {
  return bytes.toString('hex', 0, starts.length / 2) === starts;
}

/** Programs in office files. */
const MACROS = /(^|\/)(vbaproject\.bin|vbadata\.xml|activex\/.*|macrosheets\/.*)$/;
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LONGEST_COMMENT = 65_535;

/** Names of the members of a ZIP file, in small letters; none where its directory cannot be read. */
function membersOf(bytes: Buffer): string[] {
  const names: string[] = [];
  const least = Math.max(0, bytes.length - 22 - LONGEST_COMMENT);
  let end = bytes.length - 22;
  while (end >= least && bytes.readUInt32LE(end) !== END) end--;
  if (end < least) return names;
  for (let at = bytes.readUInt32LE(end + 16); at + 46 <= end && bytes.readUInt32LE(at) === CENTRAL; ) {
    const length = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + length).toLowerCase());
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}
