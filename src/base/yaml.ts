// Reading declared data (rulebooks, mappings) from YAML so that every flaw names its file, line and remedy.

import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type Day, dayOf, type Period } from './day.ts';

/** One flaw of a declared file, in a sentence for the person who wrote it. */
export interface Flaw {
  readonly file: string;
  readonly line: number;
  readonly zh: string;
  readonly en: string;
}

/** Thrown when declared files do not say what they must; holds every flaw found, not only the first. */
export class Flaws extends Error {
  readonly flaws: readonly Flaw[];
  constructor(flaws: readonly Flaw[]) {
    super(flaws.map((f) => `${f.file}:${f.line} ${f.zh}`).join('\n'));
    this.name = 'Flaws';
    this.flaws = flaws;
  }
}

interface Source {
  readonly file: string;
  readonly lines: LineCounter;
  readonly flaws: Flaw[];
}

/** A place in a YAML file: reads what is there and notes a flaw where it is not what was asked for. */
export class Place {
  readonly path: string;
  readonly node: Node | null;
  readonly #source: Source;
  readonly #line: number;

  constructor(source: Source, node: Node | null, path: string, line: number) {
    this.#source = source;
    this.node = node;
    this.path = path;
    this.#line = node?.range ? source.lines.linePos(node.range[0]).line : line;
  }

  get file(): string {
    return this.#source.file;
  }

  get line(): number {
    return this.#line;
  }

  flaw(zh: string, en: string): void {
    this.#source.flaws.push({ file: this.#source.file, line: this.#line, zh, en });
  }

  /** Notes a flaw at a place of another file that this one refers to. */
  flawAt(file: string, line: number, zh: string, en: string): void {
    this.#source.flaws.push({ file, line, zh, en });
  }

  get present(): boolean {
    return this.node !== null && !(isScalar(this.node) && this.node.value === null);
  }

  get isMap(): boolean {
    return isMap(this.node);
  }

  get isList(): boolean {
    return isSeq(this.node);
  }

  /** The scalar value as written (string, number, boolean), undefined for anything else. */
  get scalar(): string | number | boolean | undefined {
    const value = isScalar(this.node) ? this.node.value : undefined;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
  }

  at(key: string): Place {
    const pair = isMap(this.node)
      ? this.node.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === key)
      : undefined;
    const value = pair?.value as Node | null | undefined;
    return new Place(
      this.#source,
      value && !isAlias(value) ? value : null,
      this.path ? `${this.path}.${key}` : key,
      this.#line,
    );
  }

  /** The entries of a map; a flaw and none when it is not a map. */
  entries(): [string, Place][] {
    if (!this.present) return [];
    if (!isMap(this.node)) {
      this.flaw(
        `“${this.path || '整个文件'}”应当是“名称: 内容”的形式`,
        `"${this.path || 'the file'}" must be a mapping`,
      );
      return [];
    }
    return this.node.items.map((item) => {
      const key = String(isScalar(item.key) ? item.key.value : item.key);
      return [key, this.at(key)];
    });
  }

  /** The items of a list; a flaw and none when it is not a list. */
  items(): Place[] {
    if (!this.present) return [];
    if (!isSeq(this.node)) {
      this.flaw(
        `“${this.path || '整个文件'}”应当是列表（每项以“- ”开头）`,
        `"${this.path || 'the file'}" must be a list`,
      );
      return [];
    }
    return this.node.items.map(
      (item, i) => new Place(this.#source, item as Node, `${this.path}[${i + 1}]`, this.#line),
    );
  }

  /** Notes a flaw for every key that is none of these. */
  only(...keys: string[]): void {
    for (const [key, place] of this.entries())
      if (!keys.includes(key))
        place.flaw(
          `不认识的项“${key}”；这里可以写：${keys.join('、')}`,
          `unknown key "${key}"; allowed here: ${keys.join(', ')}`,
        );
  }

  missing(what = ''): void {
    this.flaw(`缺少“${this.path}”${what}`, `"${this.path}" is missing`);
  }

  /** A text (numbers are taken as written); a flaw and '' when there is none. */
  text(): string {
    const value = this.scalar;
    if (value === undefined) {
      if (this.present) this.flaw(`“${this.path}”应当是一段文字`, `"${this.path}" must be text`);
      else this.missing();
      return '';
    }
    return isScalar(this.node) && typeof value !== 'string' && this.node.source ? this.node.source : String(value);
  }

  optionalText(): string | undefined {
    return this.present ? this.text() : undefined;
  }

  number(): number {
    const value = this.scalar;
    if (typeof value === 'number') return value;
    if (this.present) this.flaw(`“${this.path}”应当是数字`, `"${this.path}" must be a number`);
    else this.missing();
    return Number.NaN;
  }

  boolean(fallback: boolean): boolean {
    if (!this.present) return fallback;
    const value = this.scalar;
    if (typeof value === 'boolean') return value;
    this.flaw(`“${this.path}”应当是 true（是）或 false（否）`, `"${this.path}" must be true or false`);
    return fallback;
  }

  oneOf<T extends string>(choices: readonly T[], fallback?: T): T {
    if (!this.present && fallback !== undefined) return fallback;
    const value = this.text();
    if ((choices as readonly string[]).includes(value)) return value as T;
    if (this.present)
      this.flaw(
        `“${this.path}”写的是“${value}”，只能是：${choices.join('、')}`,
        `"${this.path}" is "${value}"; must be one of: ${choices.join(', ')}`,
      );
    return choices[0];
  }

  texts(): string[] {
    return this.items().map((item) => item.text());
  }

  day(): Day {
    const text = this.text();
    const day = dayOf(text);
    if (day === undefined && text)
      this.flaw(
        `“${this.path}”的“${text}”不是日期，应写成 2024-03-01 的样子`,
        `"${this.path}": "${text}" is not a date (YYYY-MM-DD)`,
      );
    return day ?? 0;
  }

  /** A period such as `1 year`, `6 months`, `1095 days`. */
  period(): Period {
    const text = this.text();
    const m = /^(-?\d+)\s*(day|days|month|months|year|years|日|天|个月|月|年)$/.exec(text);
    if (!m) {
      if (text)
        this.flaw(
          `“${this.path}”的“${text}”不是期间，应写成 1 year、6 months 或 30 days`,
          `"${this.path}": "${text}" is not a period`,
        );
      return { unit: 'days', amount: 0 };
    }
    const unit = /^(day|日|天)/.test(m[2]) ? 'days' : /^(month|个?月)/.test(m[2]) ? 'months' : 'years';
    return { unit, amount: Number(m[1]) };
  }

  /** A bilingual text `{zh: …, en: …}`. */
  bilingual(): { zh: string; en: string } {
    return { zh: this.at('zh').text(), en: this.at('en').text() };
  }

  optionalBilingual(): { zh: string; en: string } | undefined {
    return this.present ? this.bilingual() : undefined;
  }
}

/** Reads one YAML text with `build`; throws `Flaws` when the YAML or what `build` asked for is wrong. */
export function readYaml<T>(file: string, text: string, build: (root: Place) => T): T {
  const { value, flaws } = readYamlWithFlaws(file, text, build);
  if (flaws.length) throw new Flaws(flaws);
  return value;
}

/** Like `readYaml`, but gives the flaws back, for callers that gather those of several files. */
export function readYamlWithFlaws<T>(
  file: string,
  text: string,
  build: (root: Place) => T,
): { value: T; flaws: Flaw[] } {
  const { doc, lines } = parsed(text);
  const flaws: Flaw[] = doc.errors.map((error) => ({
    file,
    line: error.linePos?.[0].line ?? 1,
    zh: `YAML 写法有误：${error.message.split('\n')[0]}`,
    en: error.message.split('\n')[0],
  }));
  const value = build(new Place({ file, lines, flaws }, (doc.contents as Node | null) ?? null, '', 1));
  return { value, flaws };
}

interface Parsed {
  readonly doc: ReturnType<typeof parseDocument>;
  readonly lines: LineCounter;
}

// Rulebooks are read again at every draft, issue and check, and most of their files are as they were; documents are only read.
const KEPT = 200;
const documents = new Map<string, Parsed>();

function parsed(text: string): Parsed {
  const found = documents.get(text) ?? parsedAnew(text);
  // The one read last stands last, the first is the next to go.
  documents.delete(text);
  documents.set(text, found);
  if (documents.size > KEPT) documents.delete(documents.keys().next().value!);
  return found;
}

function parsedAnew(text: string): Parsed {
  const lines = new LineCounter();
  return { doc: parseDocument(text, { lineCounter: lines, schema: 'core' }), lines };
}
