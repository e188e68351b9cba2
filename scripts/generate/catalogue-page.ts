// The page that shows the whole catalogue: record types with their fields, and code lists.

import type { Period } from '../../src/base/day.ts';
import type { Clock, DutyRule, Sheet } from '../../src/duties/sheet.ts';
import {
  type Catalogue,
  type Publicity,
  type Rating,
  type RecordType,
  writtenByItself,
} from '../../src/ledger/catalogue.ts';
import type { CodeList } from '../../src/ledger/code-list.ts';
import type { Field, FieldSet, Heading } from '../../src/ledger/field.ts';
import { units } from '../../src/ledger/unit.ts';
import { both, generatedNote, table } from './markdown.ts';

/** The page, as Markdown. */
export function cataloguePage(catalogue: Catalogue, sheets: readonly Sheet[]): string {
  const rules = sheets.flatMap((sheet) => sheet.rules);
  const types = [...catalogue.types.values()];
  return `${[
    '# 信用信息目录 · Catalogue of records',
    generatedNote,
    contents(types),
    `## 主体栏 · Columns that name the entity\n\n任何记录文件都用这些列指明主体。 Every file of records names its entities by these columns.\n\n${table(
      ['标识 identifier', '列名 headings'],
      catalogue.references.map(({ label, headings }) => [both(label), headings.join('、')]),
    )}`,
    setSection(catalogue.entity, ''),
    ...types.map((type) => setSection(type, facts(type, rules))),
    '# 代码表 · Code lists',
    ...[...catalogue.lists.values()].map(listSection),
  ].join('\n\n')}\n`;
}

function contents(types: readonly RecordType[]): string {
  return table(
    ['类型 type', '名称 name', '认定日 legal day', '披露 class', '公示期 shown for', '导入 import'],
    types.map((type) => [
      `[${type.id}](#${type.id})`,
      both(type.label),
      type.legalDay,
      String(type.disclosure.class),
      publicity(type.publicity),
      writtenByItself(type) ? '自动写入 by itself' : `[模板](../../templates/${type.id}.csv)`,
    ]),
  );
}

function setSection(set: FieldSet, extra: string): string {
  const notKept = set.notKept.map(({ headings, why }) => `- 不收 not kept：${headings.join('、')}（${both(why)}）`);
  return [
    `## ${set.id}`,
    `**${both(set.label)}** ${set.about.zh} ${set.about.en}`,
    extra,
    table(
      ['字段 field', '名称 name', '类型 type', '必填', '列名 headings', '说明 notes'],
      set.fields.flatMap(fieldRows),
    ),
    notKept.join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function facts(type: RecordType, rules: readonly DutyRule[]): string {
  const { disclosure } = type;
  return [
    `- 文号 number：${type.number.join(' / ')}；来源 source：${type.source ?? '—'}（${type.sourceKinds.join('、')}）`,
    `- 披露 disclosure：${disclosure.class}（${both(disclosure.why)}）`,
    `- 公示 publicity：${publicity(type.publicity)}，${type.publicity.basis}${assumed(type.publicity.assumption)}${
      type.publicity.note ? `；${both(type.publicity.note)}` : ''
    }`,
    ...(type.secondPerson ? ['- 两人办理：提请后由另一人批准 proposed, and approved by another person'] : []),
    ...rules
      .filter(({ opened }) => opened.by === 'record' && opened.type === type.id)
      .map((rule) => `- 期限 deadline：${deadlineText(rule)}`),
    ...(type.rating ? [`- 其他机构的评定 rating by another body：${ratingText(type.rating)}`] : []),
  ].join('\n');
}

function fieldRows(field: Field): string[][] {
  const columns = field.columns;
  const parts = columns
    ? [columns.each.headings, ...columns.with.map(({ headings }) => headings)].map(headingText).join('；')
    : headingText(field.headings);
  const own = [field.name, both(field.label), typeText(field), field.required ? '是' : '', parts, notes(field)];
  return [own, ...field.items.flatMap(fieldRows).map(([name, ...rest]) => [`${field.name}[].${name}`, ...rest])];
}

function typeText({ type, unit, list, several }: Field): string {
  const detail = list ? ` ${list.id}` : unit ? ` ${units[unit].zh}` : '';
  return `${type}${detail}${several ? '[]' : ''}`;
}

function headingText(headings: readonly Heading[]): string {
  return headings.map(({ text, unit }) => (unit && !text.includes(unit) ? `${text}（${unit}）` : text)).join('、');
}

function notes({ past, person, linked, note }: Field): string {
  return [
    past && '不晚于今天',
    person && '遮蔽显示',
    linked && `取自 ${linked.type}.${linked.field}`,
    note && both(note),
  ]
    .filter(Boolean)
    .join('；');
}

function publicity({ period }: Publicity): string {
  if (period === 'always') return '长期 always';
  if (period === 'never') return '不公示 never';
  if (period === 'while-in-force') return '有效期间 while in force';
  return periodText(period);
}

function deadlineText({ id, label, opened, due, article, assumption, file }: DutyRule): string {
  const from = opened.by === 'record' ? opened.from : '';
  return `${both(label)}：${from} + ${clockText(due)}，${article}${assumed(assumption !== undefined)}（\`${file}: ${id}\`）`;
}

function clockText(clock: Clock): string {
  switch (clock.form) {
    case 'working-days':
      return periodText({ unit: 'working_days', amount: clock.count });
    case 'period':
      return periodText(clock.period);
    case 'stated':
      return `记录载明的 stated ${clock.field}${clock.otherwise ? `，没有载明的 otherwise ${clockText(clock.otherwise)}` : ''}`;
    case 'day-of-year':
      return `${clock.month} 月 ${clock.day} 日 · ${clock.month}-${clock.day}`;
    case 'period-end':
      return '期末 the end of the period';
    case 'case':
      return '案件所定 as the case says';
  }
}

function ratingText({ grade, body, until, oneBody, good, poor, basis, assumption }: Rating): string {
  const ends = until ? `到 ${until}，最迟到下次评定 until the next at the latest` : '到下次评定 until the next';
  const by = oneBody ? `${body}（同一机构 one body）` : body;
  const codes = `好 good：${good.join('、')}；差 poor：${poor.join('、')}`;
  return `${grade}，由 by ${by}，${ends}；${codes}；${basis}${assumed(assumption)}`;
}

const periodWords = {
  working_days: ['个工作日', 'working day'],
  days: ['日', 'day'],
  months: ['个月', 'month'],
  years: ['年', 'year'],
} as const;

function periodText({ unit, amount }: Period | { readonly unit: 'working_days'; readonly amount: number }): string {
  const [zh, en] = periodWords[unit];
  return `${amount} ${zh} · ${amount} ${en}${amount === 1 ? '' : 's'}`;
}

function assumed(assumption: boolean): string {
  return assumption ? '【假定，未核对原文 assumption】' : '';
}

function listSection(list: CodeList): string {
  const ambiguous = list.ambiguous.map(
    ({ texts, choices }) => `- 写法不明确，须写明 ambiguous：${texts.join('，')} → ${choices.join(', ')}`,
  );
  return [
    `## ${list.id}`,
    `**${both(list.label)}** ${list.basis}`,
    table(
      ['代码 code', '名称 name', '其他写法 aliases'],
      list.codes.map(({ code, label, aliases, retired }) => [
        code,
        both(label) + (retired ? '（停用 retired）' : ''),
        aliases.join('，'),
      ]),
    ),
    ambiguous.join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}
