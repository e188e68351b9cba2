// Which characters a font has: a document must not hold one that it cannot show, so such a one is shown as 〓.

/** Ranges of code points, both ends within. */
export type Cover = readonly (readonly [from: number, to: number])[];

/** What the cmap of an OpenType font covers, by its subtable for all of Unicode (format 12). */
export function coverOf(font: Buffer): Cover {
  const cmap = tableIn(font, 'cmap');
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) =>
    font.readUInt32BE(cmap + 4 + i * 8 + 4),
  );
  const at = subtables.map((offset) => cmap + offset).find((one) => font.readUInt16BE(one) === 12);
  if (at === undefined) throw new Error('the font has no table of all its characters');
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, i) => {
    const group = at + 16 + i * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const;
  });
}

function tableIn(font: Buffer, name: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + i * 16;
    if (font.toString('latin1', record, record + 4) === name) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no table ${name}`);
}

function covers(cover: Cover, point: number): boolean {
  let [low, high] = [0, cover.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = cover[middle];
    if (point < from) high = middle - 1;
    else if (point > to) low = middle + 1;
    else return true;
  }
  return false;
}

/** A text with 〓 for every character that one of the fonts lacks; marks of order and control are left out. */
export function showable(text: string, fonts: readonly Cover[]): string {
  return [...text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, (mark) => (mark === '\n' ? mark : ''))]
    .map((one) => (one === '\n' || fonts.every((font) => covers(font, one.codePointAt(0)!)) ? one : '〓'))
    .join('');
}
