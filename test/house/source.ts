// TypeScript cut into code, strings and comments, so that the checks of the house look for each thing where it can stand.

export interface Source {
  /** The code without comments; each string and template stands as `'#n'`, n being its place in `strings`. */
  readonly code: string;
  /** Contents of strings and templates; an interpolation in a template stands as `§`. */
  readonly strings: readonly string[];
  readonly comments: readonly string[];
  readonly imports: readonly Import[];
}

export interface Import {
  readonly from: string;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
  /** `export … from`. */
  readonly reExport: boolean;
}

/** Stands in a template for what is filled in at run time. */
export const FILLED = '§';

const known = new Map<string, Source>();

/** Reads one file of TypeScript; throws where a string or comment does not end, since nothing after it could be trusted. */
export function readSource(text: string): Source {
  const kept = known.get(text);
  if (kept) return kept;
  const source = new Reader(text).read();
  known.set(text, source);
  return source;
}

class Reader {
  private readonly text: string;
  private at = 0;
  private readonly code: string[] = [];
  private readonly strings: string[] = [];
  private readonly comments: string[] = [];

  constructor(text: string) {
    this.text = text;
  }

  read(): Source {
    this.readCode('');
    const code = this.code.join('');
    return { code, strings: this.strings, comments: this.comments, imports: readImports(code, this.strings) };
  }

  // Up to the closing brace of an interpolation, or to the end of the file where there is none to wait for.
  private readCode(closing: '}' | ''): void {
    let depth = 0;
    while (this.at < this.text.length) {
      const char = this.text[this.at];
      if (char === '/' && '/*'.includes(this.text[this.at + 1] ?? ' ')) this.readComment();
      else if (char === '/' && this.regexMayStand()) this.skipRegex();
      else if (char === "'" || char === '"') this.readString(char);
      else if (char === '`') this.readTemplate();
      else {
        if (char === '{') depth++;
        if (char === '}' && depth-- === 0 && closing) return;
        this.code.push(char);
        this.at++;
      }
    }
    if (closing) throw new Error('a template does not end');
  }

  private readComment(): void {
    const line = this.text[this.at + 1] === '/';
    const end = this.text.indexOf(line ? '\n' : '*/', this.at + 2);
    if (end < 0 && !line) throw new Error('a comment does not end');
    const stop = end < 0 ? this.text.length : end;
    this.comments.push(this.text.slice(this.at + 2, stop).trim());
    this.code.push(' ');
    this.at = line ? stop : stop + 2;
  }

  private readString(quote: string): void {
    let content = '';
    for (this.at++; this.text[this.at] !== quote; this.at++) {
      if (this.text[this.at] === '\\') content += this.text[this.at++];
      if (this.at >= this.text.length || this.text[this.at] === '\n') throw new Error('a string does not end');
      content += this.text[this.at];
    }
    this.at++;
    this.keep(content);
  }

  private readTemplate(): void {
    let content = '';
    for (this.at++; this.text[this.at] !== '`'; this.at++) {
      if (this.at >= this.text.length) throw new Error('a template does not end');
      if (this.text.startsWith('${', this.at)) {
        content += FILLED;
        this.at += 2;
        this.code.push(' ');
        this.readCode('}');
        continue;
      }
      if (this.text[this.at] === '\\') content += this.text[this.at++];
      content += this.text[this.at];
    }
    this.at++;
    this.keep(content);
  }

  private keep(content: string): void {
    this.code.push(`'#${this.strings.push(content) - 1}'`);
  }

  // A slash after a value divides; anywhere else it opens a pattern.
  private regexMayStand(): boolean {
    const before = this.code.slice(-80).join('').trimEnd();
    return before === '' || /[(,=:[!&|?{};+*%<>~^-]$|\b(return|typeof|case|of|in|await)$/.test(before);
  }

  private skipRegex(): void {
    let inClass = false;
    for (this.at++; inClass || this.text[this.at] !== '/'; this.at++) {
      const char = this.text[this.at];
      if (char === undefined || char === '\n') throw new Error('a pattern does not end');
      if (char === '\\') this.at++;
      else if (char === '[') inClass = true;
      else if (char === ']') inClass = false;
    }
    this.at++;
    this.code.push('/ /');
  }
}

const STATIC = /(?:^|[\n;])\s*(import|export)\b([^'";]*?)(?:\bfrom\s*|(?<=import\s*))'#(\d+)'/g;
const DYNAMIC = /\bimport\s*\(\s*'#(\d+)'/g;

function readImports(code: string, strings: readonly string[]): Import[] {
  const found = [...code.matchAll(STATIC)].filter(
    ([, word, clause]) => word === 'import' || /^\s*(type\s*)?[*{]/.test(clause),
  );
  const fixed = found.map(([, word, clause, place]) => ({
    from: strings[Number(place)],
    typeOnly: /^\s+type\b(?!\s+from)/.test(clause),
    reExport: word === 'export',
  }));
  const lazy = [...code.matchAll(DYNAMIC)].map(([, place]) => ({
    from: strings[Number(place)],
    typeOnly: false,
    reExport: false,
  }));
  return [...fixed, ...lazy];
}
