// What a column of a file can stand for: a number or name of the entity, a field, or a part of a list.

import type { Catalogue, ColumnMeaning } from '../ledger/catalogue.ts';
import type { Label } from '../ledger/code-list.ts';
import type { Field, FieldSet } from '../ledger/field.ts';

export interface Target {
  /** `entity.SCHEME`, `fields.NAME` (of a list: what names its items), `fields.NAME.N` (the Nth value beside a list). */
  readonly id: string;
  readonly label: Label;
  readonly required: boolean;
  /** Whether the column is an amount, written in some unit. */
  readonly money: boolean;
}

/** Everything that columns of files of a set can stand for. */
export function targetsOf(catalogue: Catalogue, set: FieldSet): Target[] {
  const own = set === catalogue.entity ? [] : catalogue.references;
  const references = own.map(({ scheme, label }) => ({ id: `entity.${scheme}`, label, required: false, money: false }));
  const fields = set.fields.filter(({ linked, derived }) => !linked && !derived);
  return [...references, ...fields.flatMap(ofField)];
}

function ofField(field: Field): Target[] {
  const { name, label, required, type, columns } = field;
  const id = `fields.${name}`;
  if (type !== 'list') return [{ id, label, required, money: type === 'money' }];
  if (!columns) return [];
  const item = (into: string) => field.items.find((one) => one.name === into)!;
  const labelOf = (into: string, more: Label = { zh: '', en: '' }): Label => ({
    zh: `${label.zh} · ${more.zh}${item(into).label.zh}`,
    en: `${label.en} · ${more.en}${item(into).label.en}`,
  });
  return [
    { id, label: labelOf(columns.each.into), required, money: false },
    ...columns.with.map(({ into, when }, i) => ({
      id: `${id}.${i}`,
      label: labelOf(into, namesOf(item(when.field), when.codes)),
      required: false,
      money: item(into).type === 'money',
    })),
  ];
}

function namesOf({ list }: Field, codes: readonly string[]): Label {
  const labels = codes.flatMap((code) => list?.codes.find((one) => one.code === code)?.label ?? []);
  return { zh: `${labels.map(({ zh }) => zh).join('、')} `, en: `${labels.map(({ en }) => en).join(', ')} ` };
}

/** The target of what the catalogue says of a heading; undefined when it has none. */
export function targetOf(meaning: ColumnMeaning | undefined): string | undefined {
  if (meaning?.role === 'reference') return `entity.${meaning.column.scheme}`;
  if (meaning?.role === 'field' || meaning?.role === 'each') return `fields.${meaning.field.name}`;
  if (meaning?.role !== 'with') return undefined;
  return `fields.${meaning.field.name}.${meaning.field.columns!.with.indexOf(meaning.part)}`;
}
