// Pages as text: whatever is put into one is escaped, unless it is a piece of a page itself.

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Put = Html | readonly Html[] | string | number | false | null | undefined;

/** A piece of a page; nothing stands for false, null and undefined. */
export function html(parts: TemplateStringsArray, ...puts: readonly Put[]): Html {
  return new Html(parts.map((part, i) => part + (i < puts.length ? written(puts[i]) : '')).join(''));
}

function written(put: Put): string {
  if (put instanceof Html) return put.text;
  if (Array.isArray(put)) return put.map(written).join('');
  return put === false || put === null || put === undefined ? '' : escaped(String(put));
}

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => MARKS[mark]);
}

/** Puts values into the places of a sentence (`{name}`). */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}
