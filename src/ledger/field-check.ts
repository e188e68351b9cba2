// Checks the fields of a record against their declaration; every fault says where it is, what is wrong and how to mend it.

import { dayOf, iso } from '../base/day.ts';
import type { CodeList, Label } from './code-list.ts';
import type { Field } from './field.ts';
import type { Fields, Json } from './record.ts';
import { units } from './unit.ts';

/** One fault: `path` is `amount` or `measures[2].amount` (items counted from 1); the sentences name the field by its label. */
export interface FieldFault extends Label {
  readonly path: string;
}

/** The path of a value and how the sentences call it. */
interface Where extends Label {
  readonly path: string;
}

const LONGEST_TEXT = 20_000;
const LARGEST_MONEY = 1e13;

/** Every fault of `fields`; `today` is the civil day that past dates may not exceed. */
export function fieldFaults(
  declared: readonly Field[],
  byName: ReadonlyMap<string, Field>,
  fields: Fields,
  today: number,
): FieldFault[] {
  const faults: FieldFault[] = [];
  const note = ({ path, zh, en }: Where, says: Label) => {
    faults.push({ path, zh: zh + says.zh, en: `${en} ${says.en}` });
  };
  checkFields(declared, (name) => byName.has(name), fields, { path: '', zh: '', en: '' }, today, note);
  return faults;
}

type Note = (where: Where, says: Label) => void;

function checkFields(
  declared: readonly Field[],
  knows: (name: string) => boolean,
  fields: Fields,
  within: Where,
  today: number,
  note: Note,
): void {
  for (const field of declared) {
    const value = fields[field.name];
    if (value === undefined && !field.required) continue;
    const says = value === undefined ? MISSING : singleFault(field, value, today);
    // Where it is takes longer to say than most values take to check.
    if (says) note(inside(within, field.name, field.label), says);
    else if (isList(field)) checkArray(field, value, inside(within, field.name, field.label), today, note);
  }
  for (const name of Object.keys(fields)) if (!knows(name)) note(inside(within, name, { zh: name, en: name }), UNKNOWN);
}

const MISSING = { zh: '没有填写；请补上', en: 'is missing; fill it in' };
const UNKNOWN = {
  zh: '不是目录中的字段；请删去，或改成目录里的字段名',
  en: 'is not a field of the catalogue; remove it or correct its name',
};
const LINKED = {
  zh: '由系统从其他内容取得，不能直接填写；请删去',
  en: 'is worked out from other data and cannot be given; remove it',
};
const NULL = {
  zh: '是空值；没有内容时请不写这个字段',
  en: 'is null; leave the field out when there is nothing to say',
};

/** What is wrong with a value that is not a list, or with giving one at all. */
function singleFault(field: Field, value: Json, today: number): Label | undefined {
  if (field.linked || field.derived) return LINKED;
  if (value === null) return NULL;
  return isList(field) ? undefined : scalarFault(field, value, today);
}

function isList(field: Field): boolean {
  return field.type === 'list' || field.several;
}

function checkArray(field: Field, value: Json, where: Where, today: number, note: Note): void {
  if (!Array.isArray(value)) {
    note(where, { zh: '应当是列表', en: 'must be a list' });
    return;
  }
  if (field.required && value.length === 0) note(where, { zh: '至少要有一项', en: 'needs at least one item' });
  for (const [i, one] of value.entries()) {
    const at = { path: `${where.path}[${i + 1}]`, zh: `${where.zh}第${i + 1}项`, en: `${where.en} item ${i + 1}` };
    const says = field.type === 'list' ? undefined : scalarFault(field, one, today);
    if (says) note(at, says);
    if (field.type !== 'list') continue;
    if (one === null || typeof one !== 'object' || Array.isArray(one))
      note(at, { zh: '应当是一组字段', en: 'must be a set of fields' });
    else checkFields(field.items, (name) => field.items.some((item) => item.name === name), one, at, today, note);
  }
}

function scalarFault(field: Field, value: Json, today: number): Label | undefined {
  switch (field.type) {
    case 'text':
      return textFault(value);
    case 'date':
      return dateFault(field, value, today);
    case 'code':
      return codeFault(field.list!, value);
    case 'boolean':
      return typeof value === 'boolean'
        ? undefined
        : { zh: `写的是${quoted(value)}；只能是“是”或“否”`, en: `is ${quoted(value)}; must be yes or no` };
    case 'money':
      return numberFault(value) ?? moneyFault(value as number);
    default:
      return numberFault(value) ?? rangeFault(field, value as number);
  }
}

function textFault(value: Json): Label | undefined {
  if (typeof value !== 'string') return { zh: '应当是文字', en: 'must be text' };
  if (value.trim() === '') return { zh: '是空白；请填写，或不写这个字段', en: 'is blank; fill it in or leave it out' };
  if (value.length > LONGEST_TEXT)
    return {
      zh: `有 ${value.length} 个字，最多 ${LONGEST_TEXT} 个；请缩短`,
      en: `has ${value.length} characters, at most ${LONGEST_TEXT} are kept; shorten it`,
    };
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value))
    return { zh: '含有看不见的控制字符；请重新录入', en: 'holds control characters; type it again' };
  return undefined;
}

function dateFault(field: Field, value: Json, today: number): Label | undefined {
  const day = typeof value === 'string' ? dayOf(value) : undefined;
  if (day === undefined)
    return {
      zh: `写的是${quoted(value)}，不是日历上的日期；请写成 2024-03-01 的样子`,
      en: `is ${quoted(value)}, not a date of the calendar; write it like 2024-03-01`,
    };
  if (field.past && day > today)
    return {
      zh: `是 ${value}，晚于今天（${iso(today)}）；请核对年份`,
      en: `is ${value}, later than today (${iso(today)}); check the year`,
    };
  const year = Number((value as string).slice(0, 4));
  if (year < 1900 || year > 2999)
    return {
      zh: `是 ${value}，不在 1900 年至 2999 年之间；请核对年份`,
      en: `is ${value}, outside 1900 to 2999; check the year`,
    };
  return undefined;
}

function codeFault(list: CodeList, value: Json): Label | undefined {
  if (typeof value === 'string' && list.positions.has(value)) return undefined;
  const names = choices(list);
  return {
    zh: `写的是${quoted(value)}，不在“${list.label.zh}”中；可以写：${names.zh}`,
    en: `is ${quoted(value)}, not in "${list.label.en}"; one of: ${names.en}`,
  };
}

function numberFault(value: Json): Label | undefined {
  return typeof value === 'number' && Number.isFinite(value)
    ? undefined
    : { zh: `写的是${quoted(value)}，不是数；请只写数字`, en: `is ${quoted(value)}, not a number; write digits only` };
}

function moneyFault(yuan: number): Label | undefined {
  if (yuan < 0) return { zh: `是 ${yuan} 元；金额不能为负`, en: `is ${yuan} yuan; money cannot be negative` };
  if (yuan > LARGEST_MONEY)
    return {
      zh: `是 ${yuan} 元，大得不合情理；请核对单位是元还是万元`,
      en: `is ${yuan} yuan, implausibly large; check whether the unit is yuan or ten thousand yuan`,
    };
  if (Math.round(yuan * 100) / 100 !== yuan)
    return { zh: `是 ${yuan} 元；最多写到分（两位小数）`, en: `is ${yuan} yuan; at most two decimals` };
  return undefined;
}

function rangeFault({ min, max, unit }: Field, value: number): Label | undefined {
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return undefined;
  const { zh, en } = units[unit!];
  return {
    zh: `是 ${value}，应在 ${min ?? '−∞'} 至 ${max ?? '∞'} 之间（单位：${zh}）；请核对单位`,
    en: `is ${value}, must be within ${min ?? '−∞'} and ${max ?? '∞'} (${en}); check the unit`,
  };
}

/** The codes of a list that may still be chosen, as a phrase; long lists are cut short. */
export function choices(list: CodeList): Label {
  const open = list.codes.filter((code) => !code.retired);
  const first = open.slice(0, 12);
  return {
    zh: first.map(({ code, label }) => `${label.zh}（${code}）`).join('、') + (open.length > 12 ? ' 等' : ''),
    en: first.map(({ code }) => code).join(', ') + (open.length > 12 ? ' …' : ''),
  };
}

function inside(within: Where, name: string, label: Label): Where {
  return {
    path: within.path ? `${within.path}.${name}` : name,
    zh: `${within.zh}“${label.zh}”`,
    en: within.en ? `${within.en} "${label.en}"` : `"${label.en}"`,
  };
}

function quoted(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
