// The few marks of articles – headings, lists, quotes, bold, links – read out of a text; everything else stays text.

/** A stretch of a line. */
export interface Stretch {
  readonly text: string;
  readonly bold?: true;
  /** A page of this site, or an address by https. */
  readonly href?: string;
}

export type Line = readonly Stretch[];

/** Blocks are parted by empty lines; of a list each line is an item. */
export interface Block {
  readonly kind: 'heading' | 'subheading' | 'points' | 'numbers' | 'quote' | 'paragraph';
  readonly lines: readonly Line[];
}

const LISTS = { points: /^[-*]\s+/, numbers: /^\d+[.、]\s*/, quote: /^>\s?/ } as const;
const MARK = /\*\*([^*]+)\*\*|\[([^\]]+)\]\((https:\/\/[^\s)]+|\/public[^\s)]*)\)/g;

/** The blocks of a text. */
export function blocksOf(text: string): Block[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => blockOf(block.split('\n').map((line) => line.trim())));
}

function blockOf(lines: readonly string[]): Block {
  const heading = lines.length === 1 ? /^(#{1,3})\s+(.+)$/.exec(lines[0]) : null;
  // The title of the page is above all of them.
  if (heading) return { kind: heading[1].length < 3 ? 'heading' : 'subheading', lines: [lineOf(heading[2])] };
  for (const kind of ['points', 'numbers', 'quote'] as const)
    if (lines.every((line) => LISTS[kind].test(line)))
      return { kind, lines: lines.map((line) => lineOf(line.replace(LISTS[kind], ''))) };
  return { kind: 'paragraph', lines: lines.map(lineOf) };
}

function lineOf(line: string): Line {
  const stretches: Stretch[] = [];
  let from = 0;
  for (const { 0: whole, 1: bold, 2: label, 3: href, index } of line.matchAll(MARK)) {
    if (index > from) stretches.push({ text: line.slice(from, index) });
    stretches.push(bold === undefined ? { text: label, href } : { text: bold, bold: true });
    from = index + whole.length;
  }
  return from < line.length ? [...stretches, { text: line.slice(from) }] : stretches;
}
