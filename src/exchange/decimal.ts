// Numbers as people write them, brought to exact decimals: arithmetic on digits, so that 3.000001 万元 is 30,000.01 yuan.

/** A decimal: `digits` without sign or point, of which the last `scale` stand behind the point. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly scale: number;
}

const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
// Groups of three, or of four as 万 and 亿 go; anything else may be a comma for a point and is not read.
const GROUPED = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+)(?:\.\d*)?$/;

/** A written number; undefined when it is none. Full-width digits, grouping commas, exponents and (negative) brackets are read. */
export function decimalOf(written: string): Decimal | undefined {
  let text = written;
  if (/[^\d.]/.test(text)) {
    text = text
      .normalize('NFKC')
      .replace(/[\s'_]/g, '')
      .replace(/[−–—]/g, '-');
    const bracketed = /^\((.+)\)$/.exec(text);
    if (bracketed) text = `-${bracketed[1]}`;
    if (text.includes(',')) {
      if (!GROUPED.test(text)) return undefined;
      text = text.replaceAll(',', '');
    }
  }
  const m = PLAIN.exec(text);
  if (!m || !(m[2] || m[3])) return undefined;
  return shifted(
    { negative: m[1] === '-', digits: m[2] + (m[3] ?? ''), scale: (m[3] ?? '').length },
    Number(m[4] ?? 0),
  );
}

/** The decimal times ten to the power of `places`. */
export function shifted({ negative, digits, scale }: Decimal, places: number): Decimal {
  const moved = scale - places;
  return moved >= 0 ? { negative, digits, scale: moved } : { negative, digits: digits + '0'.repeat(-moved), scale: 0 };
}

/** How many digits behind the point are needed to write the decimal. */
export function fineness({ digits, scale }: Decimal): number {
  let used = scale;
  for (let at = digits.length - 1; used > 0 && (at < 0 || digits[at] === '0'); at--) used--;
  return used;
}

/** The nearest number of the machine. */
export function numberOf({ negative, digits, scale }: Decimal): number {
  const padded = digits.padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale);
  const value = Number(scale > 0 ? `${whole}.${padded.slice(padded.length - scale)}` : whole);
  return negative ? -value : value;
}
