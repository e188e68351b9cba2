// Names of entities and persons: the form in which they are compared, and the form in which persons are shown.

const BRACKETS: Record<string, string> = { '〔': '(', '〕': ')', '【': '(', '】': ')', '[': '(', ']': ')' };

// Most names: nothing in them to unify.
const PLAIN = /^[\u4e00-\u9fff]+$/;

/**
 * A name as it is compared: width, brackets, middle dots and dashes unified, capitals, no spaces.
 * Two spellings with the same result are the same name.
 */
export function normaliseName(name: string): string {
  if (PLAIN.test(name)) return name;
  return name
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/[〔〕【】[\]]/g, (c) => BRACKETS[c])
    .replace(/[・•‧∙]/g, '·')
    .replace(/[‐‑‒–—―−]/g, '-')
    .toUpperCase();
}

/**
 * A person's name as shown where nobody needs the whole: the first character, then one star for each other (张三丰 → 张**).
 * @basis Personal Information Protection Law article 6 (no more than the purpose needs)
 */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  return characters.length === 1
    ? '*'
    : characters.map((c, i) => (i === 0 || c === ' ' || c === '·' ? c : '*')).join('');
}

/** An identifier's value as it is compared: width unified, capitals, no spaces. */
export function normaliseIdentifier(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .toUpperCase();
}
