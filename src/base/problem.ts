// Refusals: one stable code each, with an HTTP status and a Chinese and an English sentence.

/** What a refusal says: `{name}` in a sentence is replaced by the parameter of that name. */
export interface Refusal {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

export type Lang = 'zh' | 'en';
/** Several words are a list, with the marks of the language. */
export type Params = Readonly<Record<string, string | number | readonly string[]>>;

const known = new Map<string, Refusal>();

/** Declares a room's refusals; a code declared twice is a defect and throws at once. */
export function refusals<T extends Record<string, Refusal>>(codes: T): { readonly [K in keyof T]: K } {
  const names: Record<string, string> = {};
  for (const [code, refusal] of Object.entries(codes)) {
    if (known.has(code)) throw new Error(`refusal declared twice: ${code}`);
    known.set(code, refusal);
    names[code] = code;
  }
  return names as { readonly [K in keyof T]: K };
}

/** Every declared refusal, by code, in alphabetical order. */
export function allRefusals(): readonly (readonly [string, Refusal])[] {
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Whether a code is that of a refusal. */
export function isRefusal(code: string): boolean {
  return known.has(code);
}

/** The sentence of a refusal in a language, its parameters filled in. */
export function sentence(code: string, params: Params, lang: Lang = 'zh'): string {
  const refusal = known.get(code);
  if (!refusal) throw new Error(`unknown refusal: ${code}`);
  return refusal[lang].replace(/\{(\w+)\}/g, (whole, name) => (name in params ? written(params[name], lang) : whole));
}

function written(value: Params[string], lang: Lang): string {
  return typeof value === 'object' ? value.join(lang === 'zh' ? '、' : ', ') : String(value);
}

/** The HTTP status of a refusal. */
export function statusOf(code: string): number {
  const refusal = known.get(code);
  if (!refusal) throw new Error(`unknown refusal: ${code}`);
  return refusal.status;
}

/** A refusal that was met: carries its code and parameters; its message is the Chinese sentence. */
export class Problem extends Error {
  readonly code: string;
  readonly params: Params;
  constructor(code: string, params: Params = {}) {
    super(sentence(code, params));
    this.name = 'Problem';
    this.code = code;
    this.params = params;
  }
}
