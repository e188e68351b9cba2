// What must be known of a workbook before its rows: its worksheets, its shared strings, which styles are dates.

import { StringDecoder } from 'node:string_decoder';
import { TooFar } from './expansion.ts';
import { attribute, runs, tags } from './xml.ts';
import { type Zip, ZipDamage } from './zip.ts';

export interface Worksheet {
  readonly name: string;
  readonly member: string;
  readonly hidden: boolean;
}

export interface Workbook {
  readonly sheets: readonly Worksheet[];
  /** Days are counted from 1904-01-01 instead of 1899-12-30. */
  readonly from1904: boolean;
  readonly strings: SharedStrings;
  /** By cell style: whether it shows a date. */
  readonly dates: readonly boolean[];
}

const SLAB = 8_000_000;
/** Slabs of all shared strings together: they are held in memory. */
const MOST_SLABS = 125;

/** Shared strings kept as UTF-8 bytes, decoded when a cell asks: a large workbook's strings would fill the heap. */
export class SharedStrings {
  readonly #slabs: Buffer[] = [];
  #used = 0;
  #starts = new Float64Array(1024);
  #sizes = new Uint32Array(1024);
  #count = 0;

  add(text: string): void {
    const size = Buffer.byteLength(text);
    if (size > SLAB) throw new ZipDamage('a shared string is too long');
    if (!this.#slabs.length || this.#used + size > SLAB) {
      if (this.#slabs.length === MOST_SLABS) throw new TooFar(SLAB * MOST_SLABS);
      this.#slabs.push(Buffer.allocUnsafeSlow(SLAB));
      this.#used = 0;
    }
    if (this.#count === this.#sizes.length) this.#grow();
    const slab = this.#slabs.length - 1;
    this.#slabs[slab].write(text, this.#used);
    this.#starts[this.#count] = slab * SLAB + this.#used;
    this.#sizes[this.#count++] = size;
    this.#used += size;
  }

  #grow(): void {
    const [starts, sizes] = [new Float64Array(this.#count * 2), new Uint32Array(this.#count * 2)];
    starts.set(this.#starts);
    sizes.set(this.#sizes);
    [this.#starts, this.#sizes] = [starts, sizes];
  }

  /** The string at an index; undefined when there is none. */
  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined;
    const slab = Math.floor(this.#starts[index] / SLAB);
    const start = this.#starts[index] - slab * SLAB;
    return this.#slabs[slab].toString('utf8', start, start + this.#sizes[index]);
  }
}

/** Reads the parts of a workbook that come before its rows; undefined when the ZIP file holds no workbook. */
export async function openWorkbook(zip: Zip): Promise<Workbook | undefined> {
  const main = await mainPart(zip);
  if (!main) return undefined;
  const xml = await zip.text(main);
  const links = await relations(zip, main);
  const sheets = tags(xml, 'sheet').map((tag) => ({
    name: attribute(tag, 'name') ?? '',
    member: links.get(attribute(tag, 'id') ?? '')?.target ?? '',
    hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
  }));
  const part = (kind: string) => [...links.values()].find((link) => link.kind === kind)?.target;
  const first = tags(xml, 'workbookPr')[0] ?? '';
  return {
    sheets: sheets.filter((sheet) => zip.has(sheet.member)),
    from1904: ['1', 'true'].includes(attribute(first, 'date1904') ?? ''),
    strings: await sharedStrings(zip, part('sharedStrings')),
    dates: await dateStyles(zip, part('styles')),
  };
}

async function mainPart(zip: Zip): Promise<string | undefined> {
  const root = zip.has('_rels/.rels') ? await relations(zip, '') : new Map();
  const named = [...root.values()].find((link) => link.kind === 'officeDocument')?.target;
  const member = named ?? 'xl/workbook.xml';
  if (!zip.has(member)) return undefined;
  // Word documents and slides are packed alike; a binary workbook (.xlsb) has no XML main part.
  return /<(?:\w+:)?workbook\b/.test((await zip.text(member)).slice(0, 4000)) ? member : undefined;
}

interface Link {
  readonly kind: string;
  readonly target: string;
}

/** The parts that a part refers to, by relation id; targets as member names. */
async function relations(zip: Zip, part: string): Promise<Map<string, Link>> {
  const folder = part.includes('/') ? part.slice(0, part.lastIndexOf('/') + 1) : '';
  const member = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const links = new Map<string, Link>();
  if (!zip.has(member)) return links;
  for (const tag of tags(await zip.text(member), 'Relationship')) {
    const target = attribute(tag, 'Target') ?? '';
    const kind = (attribute(tag, 'Type') ?? '').split('/').pop() ?? '';
    const path = target.startsWith('/') ? target.slice(1) : new URL(`${folder}${target}`, 'zip:///').pathname.slice(1);
    links.set(attribute(tag, 'Id') ?? '', { kind, target: decodeURIComponent(path) });
  }
  return links;
}

async function sharedStrings(zip: Zip, member: string | undefined): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (!member || !zip.has(member)) return strings;
  const decoder = new StringDecoder('utf8');
  const item = /<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g;
  let rest = '';
  for await (const chunk of zip.read(member)) {
    rest += decoder.write(chunk);
    let end = 0;
    for (const m of rest.matchAll(item)) {
      strings.add(runs(m[1] ?? ''));
      end = m.index + m[0].length;
    }
    rest = rest.slice(end);
    if (rest.length > SLAB) throw new ZipDamage('a shared string does not end');
  }
  return strings;
}

// Built-in formats that show a day: 14-17 and 22, and the East Asian ones (27-36, 50-58).
const builtInDate = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Whether a number format written out shows a day: it has y, d or the e of an era year outside quotes, escapes and colours. */
function showsDay(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*./g, ' ').replace(/\[(?!\$)[^\]]*\]|\[\$[^\]]*\]/g, ' ');
  return /[yd]|mmm|(?<![0#?])e(?![+-])/i.test(bare) && !/general/i.test(bare);
}

async function dateStyles(zip: Zip, member: string | undefined): Promise<boolean[]> {
  if (!member || !zip.has(member)) return [];
  const xml = await zip.text(member);
  // Conditional styles carry formats of their own under the same numbers, so only the two blocks are looked at.
  const block = (name: string) =>
    new RegExp(`<(?:\\w+:)?${name}[\\s>][\\s\\S]*?</(?:\\w+:)?${name}>`).exec(xml)?.[0] ?? '';
  const formats = tags(block('numFmts'), 'numFmt');
  const own = new Map(formats.map((tag) => [attribute(tag, 'numFmtId'), attribute(tag, 'formatCode') ?? '']));
  return tags(block('cellXfs'), 'xf').map((tag) => {
    const id = attribute(tag, 'numFmtId');
    const format = own.get(id);
    return format === undefined ? builtInDate(Number(id)) : showsDay(format);
  });
}
