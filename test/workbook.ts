// Makes workbooks byte by byte for tests, so that they can hold what spreadsheet programs write and libraries would not.

import { deflateRawSync } from 'node:zlib';

/** A ZIP file of these members, packed unless `stored`. */
export function zipOf(members: Readonly<Record<string, string | Buffer>>, stored = false): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const plain = Buffer.from(content as string);
    const packed = stored ? plain : deflateRawSync(plain);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(stored ? 0 : 8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(stored ? 0 : 8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(plain.length, 24);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += local.length + Buffer.byteLength(name) + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

export interface Book {
  /** `<row>…` elements of each worksheet. */
  readonly sheets: readonly { readonly name: string; readonly rows: string; readonly state?: string }[];
  /** `<si>` elements. */
  readonly strings?: string;
  /** Number formats of the cell styles, in order: a built-in number or a format written out. */
  readonly formats?: readonly (number | string)[];
  readonly date1904?: boolean;
  /** Prefix of every element, such as `x:`. */
  readonly prefix?: string;
}

/** The bytes of a workbook. */
export function workbook({ sheets, strings, formats = [], date1904, prefix: p = '' }: Book): Buffer {
  const links = sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  const shared = strings === undefined ? [] : [relation('rId90', 'sharedStrings', 'sharedStrings.xml')];
  const written = formats.flatMap((format, i) => (typeof format === 'string' ? [[164 + i, format] as const] : []));
  const list = sheets.map(({ name, state }, i) => {
    const shown = state ? ` state="${state}"` : '';
    return `<${p}sheet name="${name}" sheetId="${i + 1}"${shown} r:id="rId${i + 1}"/>`;
  });
  const styles = formats.map((format, i) => `<${p}xf numFmtId="${typeof format === 'number' ? format : 164 + i}"/>`);
  const own = written.map(
    ([id, code]) => `<${p}numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  return zipOf({
    '_rels/.rels': relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<?xml version="1.0"?><${p}workbook><${p}workbookPr${date1904 ? ' date1904="1"' : ''}/><${p}sheets>${list.join('')}</${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels': relations([...links, ...shared, relation('rId91', 'styles', 'styles.xml')]),
    'xl/styles.xml': `<${p}styleSheet><${p}numFmts>${own.join('')}</${p}numFmts><${p}cellXfs>${styles.join('')}</${p}cellXfs></${p}styleSheet>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<${p}sst>${strings}</${p}sst>` }),
    ...Object.fromEntries(
      sheets.map(({ rows }, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<?xml version="1.0"?><${p}worksheet><${p}sheetData>${rows}</${p}sheetData></${p}worksheet>`,
      ]),
    ),
  });
}

/** A row of cells as spreadsheet programs write them: texts inline, numbers as numbers. */
export function rowOf(number: number, cells: readonly (string | number)[]): string {
  const list = cells.map((cell, i) => {
    const at = `r="${column(i)}${number}"`;
    return typeof cell === 'number'
      ? `<c ${at}><v>${cell}</v></c>`
      : `<c ${at} t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row r="${number}">${list.join('')}</row>`;
}

function column(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : column(Math.floor(index / 26) - 1) + letter;
}

const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
const relations = (links: readonly string[]) => `<Relationships>${links.join('')}</Relationships>`;
