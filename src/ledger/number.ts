// Document numbers, brought to one spelling so that two writings of one number meet.

// 〔2024〕5号, ［2024］5号, (2024) 5 号 and 【2024】5号 are one number on paper; departments type whichever their keyboard has.
const OPENING = /[[{<〈《「『【〔〖〘〚‹«⟨⟪]/g;
const CLOSING = /[\]}>〉》」』】〕〗〙〛›»⟩⟫]/g;
// White space and the characters that show nothing: zero-width ones, joiners, direction marks, soft hyphen, controls.
const INVISIBLE = /[\s\p{Cc}\p{Cf}]+/gu;

// Most numbers: nothing in them to unify but these brackets.
const USUAL = /^[\u4e00-\u9fff0-9A-Z()〔〕]+$/;
const BRACKET = /[〔〕]/g;

/** The one spelling of a document number: NFKC, every bracket as `(` `)`, no white space, upper case. */
export function normaliseNumber(text: string): string {
  if (USUAL.test(text)) return text.replace(BRACKET, (bracket) => (bracket === '〔' ? '(' : ')'));
  const folded = text.normalize('NFKC').toUpperCase().normalize('NFKC');
  return folded.replace(INVISIBLE, '').replace(OPENING, '(').replace(CLOSING, ')');
}

/** By which a repair or an objection names a record of its entity: the type, and the number however it is written. */
export function namingKey(type: string, number: string): string {
  return `${type} ${normaliseNumber(number)}`;
}
