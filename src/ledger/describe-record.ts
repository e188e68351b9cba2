// What a record says, in a phrase of both languages.

import type { Catalogue } from './catalogue.ts';
import type { Label } from './code-list.ts';
import type { Field } from './field.ts';
import type { Fields, Json, LedgerRecord } from './record.ts';

/** A record in a phrase: its type and what grading reads of it, such as 行政处罚：警告；罚款 50,000 元. */
export function describeRecord(record: LedgerRecord, catalogue: Catalogue): Label {
  const type = catalogue.type(record.type);
  if (!type) return { zh: record.type, en: record.type };
  const parts = type.fields.flatMap((field) => phraseOf(field, record.fields[field.name], type.legalDay));
  const join = (lang: 'zh' | 'en') => parts.map((part) => part[lang]).join(lang === 'zh' ? '；' : '; ');
  return {
    zh: `${type.label.zh}${parts.length ? `：${join('zh')}` : ''}`,
    en: `${type.label.en}${parts.length ? `: ${join('en')}` : ''}`,
  };
}

/** Codes, amounts, yes-or-no and later days of a record; texts and the legal day are shown elsewhere. */
function phraseOf(field: Field, value: Json | undefined, legalDay: string): Label[] {
  if (value === undefined || value === null || field.name === legalDay || field.person) return [];
  if (field.type === 'list') return (value as Fields[]).map((item) => itemPhrase(field.items, item));
  if (field.type === 'text' || field.several) return [];
  const said = valuePhrase(field, value);
  return said ? [{ zh: `${field.label.zh} ${said.zh}`, en: `${field.label.en} ${said.en}` }] : [];
}

function itemPhrase(fields: readonly Field[], item: Fields): Label {
  const parts = fields.flatMap((field) => {
    const value = item[field.name];
    return value === undefined || value === null ? [] : (valuePhrase(field, value) ?? []);
  });
  return { zh: parts.map((part) => part.zh).join(' '), en: parts.map((part) => part.en).join(' ') };
}

function valuePhrase(field: Field, value: Json): Label | undefined {
  switch (field.type) {
    case 'code':
      return field.list?.codes.find(({ code }) => code === value)?.label ?? { zh: String(value), en: String(value) };
    case 'money':
      return { zh: `${moneyText(value as number)} 元`, en: `${moneyText(value as number)} yuan` };
    case 'boolean':
      return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
    case 'date':
    case 'number':
      return { zh: String(value), en: String(value) };
    default:
      return undefined;
  }
}

/** Yuan as text, thousands parted by commas. */
export function moneyText(yuan: number): string {
  return yuan.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
