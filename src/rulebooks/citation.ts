// Citations of law as people write them, brought to one key: 《中华人民共和国食品安全法》第一百二十四条第一款 is 食品安全法, 124, 1.

/** A place in a statute: `law` is its key, `article` a number (`124`) or a number with its insertion (`120-1` for 之一). */
export interface Citation {
  readonly law: string;
  readonly article: string;
  readonly paragraph?: number;
  readonly item?: number;
}

const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The number of a Chinese or Arabic numeral below ten thousand (一百二十四, 124, １２４); undefined for anything else. */
export function numeral(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/〇/g, '零').replace(/两/g, '二');
  if (/^\d{1,4}$/.test(plain)) return Number(plain);
  if (!/^[零一二三四五六七八九十百千]+$/.test(plain)) return undefined;
  let [sum, digit] = [0, 0];
  for (const sign of plain) {
    const unit = UNITS[sign];
    if (unit === undefined) digit = DIGITS.indexOf(sign);
    else {
      sum += (digit || 1) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}

/** A number below ten thousand in Chinese numerals: 124 is 一百二十四, 10 is 十, 105 is 一百零五. */
export function chineseNumeral(value: number): string {
  const places = [...String(value)].map(Number);
  let text = '';
  places.forEach((digit, i) => {
    const unit = ['', '十', '百', '千'][places.length - 1 - i];
    if (digit) text += DIGITS[digit] + unit;
    else if (text && !text.endsWith('零') && places.slice(i).some(Boolean)) text += '零';
  });
  return (text || '零').replace(/^一十/, '十');
}

// 食品安全法（2021年修正）, 食品安全法(2021), 食品安全法（主席令第21号）: editions, not other laws. （试行） stays: it is part of the name.
const EDITION = /\((?=[^()]*(?:\d|修正|修订|修改|公布|施行|号))[^()]*\)/g;

/** The one key of a law's name: no book marks, no 中华人民共和国, no edition in brackets, no white space. */
export function lawKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[《》〈〉<>「」『』“”"']/g, '')
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/中华人民共和国/g, '')
    .replace(/[〔［【[]/g, '(')
    .replace(/[〕］】\]]/g, ')')
    .replace(EDITION, '');
}

const N = '[零〇一二三四五六七八九十百千两\\d]+';
const PLACE = new RegExp(`^第?(${N})条(?:之(${N}))?(?:第?(${N})款)?(?:第?[(（]?(${N})[)）]?项)?`);
const BARE = new RegExp(`^(${N})(?:[.-](\\d{1,2}))?$`);

/** The place written in an article's text: 第一百二十四条第一款第二项, 第124条, 124; undefined when it names no article. */
export function articlePlace(text: string): Omit<Citation, 'law'> | undefined {
  const plain = text.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, '');
  const m = PLACE.exec(plain) ?? BARE.exec(plain);
  const article = m && numeral(m[1]);
  if (!m || !article) return undefined;
  const inserted = m[2] ? numeral(m[2]) : undefined;
  const [paragraph, item] = [m[3], m[4]].map((part) => (part ? numeral(part) : undefined));
  return {
    article: inserted ? `${article}-${inserted}` : String(article),
    ...(paragraph ? { paragraph } : {}),
    ...(item ? { item } : {}),
  };
}

/** The citation of a law and an article written apart; undefined when one of them is missing or the article is none. */
export function citation(law: string, article: string): Citation | undefined {
  const key = lawKey(law);
  const place = articlePlace(article);
  return key && place ? { law: key, ...place } : undefined;
}

/**
 * Every citation in a text (依据《食品安全法》第一百二十四条第一款、第一百二十五条和《广告法》第五十五条): a place without a law
 * belongs to the law before it. Without book marks the whole text before the first place is taken for the law's name.
 */
export function citations(text: string): Citation[] {
  const plain = text.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, '');
  const found: Citation[] = [];
  let [law, article] = ['', ''];
  for (const part of pieces(plain)) {
    if (part.law !== undefined) law = part.law;
    else if (law) {
      // 第一百二十四条第一款、第二款: the second paragraph is of the same article.
      const whole = part.place.includes('条') ? part.place : `${article}${part.place}`;
      const place = articlePlace(whole);
      if (place) found.push({ law, ...place });
      article = /^.*?条(?:之[^第]+)?/.exec(whole)?.[0] ?? article;
    }
  }
  return found;
}

type Piece = { readonly law: string } | { readonly law?: undefined; readonly place: string };

const PIECE = new RegExp(
  `[《〈<](?:[^《》〈〉<>]|[《〈<][^《》〈〉<>]*[》〉>])*[》〉>](?:\\([^()]*\\))?|第${N}条(?:之${N})?(?:第?${N}款)?(?:第?\\(?${N}\\)?项)?|第${N}款(?:第?\\(?${N}\\)?项)?`,
  'g',
);

function pieces(plain: string): Piece[] {
  const marks = [...plain.matchAll(PIECE)];
  const first = marks[0];
  const unmarked =
    first && !/^[《〈<]/.test(first[0])
      ? plain.slice(0, first.index).replace(/^(?:依据|根据|按照|依照|违反了?)/, '')
      : '';
  const named: Piece[] = unmarked ? [{ law: lawKey(unmarked) }] : [];
  return named.concat(marks.map((m) => (/^[《〈<]/.test(m[0]) ? { law: lawKey(m[0]) } : { place: m[0] })));
}

/** A citation as a lawyer writes it: 《食品安全法》第一百二十四条第一款第二项. */
export function writeCitation(place: Citation): string {
  const [article, inserted] = place.article.split('-').map(Number);
  const parts = [`《${place.law}》第${chineseNumeral(article)}条`];
  if (inserted) parts.push(`之${chineseNumeral(inserted)}`);
  if (place.paragraph) parts.push(`第${chineseNumeral(place.paragraph)}款`);
  if (place.item) parts.push(`第${chineseNumeral(place.item)}项`);
  return parts.join('');
}
