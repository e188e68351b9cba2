// A worker thread that typesets: the compiler works without letting others by, and holds its fonts.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { coverOf, showable } from './font-cover.ts';

export interface Order {
  readonly id: number;
  /** The path of the template. */
  readonly template: string;
  /** What it reads, as JSON. */
  readonly data: string;
  /** Seconds since 1970. */
  readonly made: number;
}

export type Typeset =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly failure: string };

const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts');
const fontBlobs = ['Regular', 'Bold'].map((weight) => readFileSync(join(fonts, `NotoSansHans-${weight}.otf`)));
const covers = fontBlobs.map(coverOf);
const templates = new Map<string, string>();
const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs }] });
/** What the compiler keeps of each document is let go after so many. */
const EACH = 20;
let done = 0;

parentPort!.on('message', (order: Order) => {
  parentPort!.postMessage(typeset(order));
  if (++done % EACH === 0) compiler.evictCache(0);
});

function typeset({ id, template, data, made }: Order): Typeset {
  try {
    const settings = { pdfStandard: 'a-2b', creationTimestamp: made };
    return { id, pdf: compiler.pdf({ mainFileContent: textOf(template), inputs: { data: shown(data) } }, settings) };
  } catch (error) {
    return { id, failure: (error as Error).message };
  }
}

function textOf(template: string): string {
  const text = templates.get(template) ?? readFileSync(template, 'utf8');
  templates.set(template, text);
  return text;
}

/** PDF/A holds nothing that its fonts cannot show. */
function shown(data: string): string {
  return JSON.stringify(JSON.parse(data, (_, value) => (typeof value === 'string' ? showable(value, covers) : value)));
}
