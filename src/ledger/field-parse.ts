// Reads the declaration of one field of a record type, of a list's items or of the entity.

import type { Place } from '../base/yaml.ts';
import type { CodeList } from './code-list.ts';
import { type Field, fieldTypes, type Heading, type IndicatorLink, type ListColumns } from './field.ts';
import { units, writtenUnits } from './unit.ts';

export type Lists = ReadonlyMap<string, CodeList>;

const keysOfType: Record<Field['type'], string[]> = {
  text: ['several', 'graded'],
  date: ['past'],
  money: ['unit'],
  number: ['unit', 'min', 'max'],
  code: ['list', 'several', 'adds_to'],
  boolean: [],
  list: ['item', 'import'],
};
const keysOfAnyField = [
  'type',
  'label',
  'required',
  'headings',
  'person',
  'linked',
  'derived',
  'note',
  'example',
  'indicators',
];

/** Reads one field; `lists` are the code lists it may name. */
export function parseField(name: string, place: Place, lists: Lists): Field {
  const type = place.at('type').oneOf(fieldTypes);
  place.only(...keysOfAnyField, ...keysOfType[type]);
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    place.flaw(
      `字段名“${name}”只能用小写英文字母、数字和下划线`,
      `field name "${name}" must be lower case letters, digits and underscores`,
    );
  const linked = place.at('linked');
  linked.only('type', 'by', 'field');
  const items = place
    .at('item')
    .entries()
    .map(([itemName, item]) => parseField(itemName, item, lists));
  if (type === 'list' && !items.length) place.at('item').missing('：列表要说明每项有哪些字段');
  return {
    name,
    type,
    label: place.at('label').bilingual(),
    required: place.at('required').boolean(false),
    headings: parseHeadings(place.at('headings')),
    unit: type === 'money' ? 'yuan' : type === 'number' ? parseUnit(place.at('unit')) : undefined,
    list: type === 'code' ? parseListName(place.at('list'), lists) : undefined,
    several: place.at('several').boolean(false),
    addsTo: place.at('adds_to').optionalText(),
    past: place.at('past').boolean(false),
    person: place.at('person').boolean(false),
    graded: place.at('graded').boolean(false),
    min: place.at('min').present ? place.at('min').number() : undefined,
    max: place.at('max').present ? place.at('max').number() : undefined,
    linked: linked.present
      ? { type: linked.at('type').text(), by: linked.at('by').text(), field: linked.at('field').text() }
      : undefined,
    derived: place.at('derived').boolean(false),
    items,
    columns: place.at('import').present ? parseColumns(place.at('import')) : undefined,
    note: place.at('note').optionalBilingual(),
    example: place.at('example').optionalText(),
    indicators: parseIndicatorLinks(place.at('indicators')),
  };
}

function parseUnit(place: Place): string {
  return place.oneOf(Object.keys(units));
}

function parseListName(place: Place, lists: Lists): CodeList | undefined {
  const list = lists.get(place.text());
  if (place.present && !list)
    place.flaw(
      `没有名为“${place.text()}”的代码表；代码表放在 catalogue/lists 文件夹`,
      `there is no code list "${place.text()}" in catalogue/lists`,
    );
  return list;
}

function parseHeadings(place: Place): Heading[] {
  return place.items().map((item) => {
    if (!item.isMap) return { text: item.text() };
    item.only('text', 'unit');
    return { text: item.at('text').text(), unit: item.at('unit').oneOf(Object.keys(writtenUnits)) };
  });
}

function parseColumns(place: Place): ListColumns {
  place.only('each', 'with');
  const each = place.at('each');
  each.only('headings', 'into', 'example');
  return {
    each: {
      headings: parseHeadings(each.at('headings')),
      into: each.at('into').text(),
      example: each.at('example').optionalText(),
    },
    with: place
      .at('with')
      .items()
      .map((part) => {
        part.only('headings', 'into', 'when', 'example');
        const [field, codes] = part.at('when').entries()[0] ?? ['', undefined];
        return {
          headings: parseHeadings(part.at('headings')),
          into: part.at('into').text(),
          when: { field, codes: codes?.texts() ?? [] },
          example: part.at('example').optionalText(),
        };
      }),
  };
}

/** Reads which indicators a type or a field answers: `conduct-3`, or `{ id: access-4, where: { kind: [charter] } }`. */
export function parseIndicatorLinks(place: Place): IndicatorLink[] {
  return place.items().map((item) => {
    if (!item.isMap) return { id: item.text() };
    item.only('id', 'where');
    const [field, codes] = item.at('where').entries()[0] ?? ['', undefined];
    return { id: item.at('id').text(), where: { field, codes: codes?.texts() ?? [] } };
  });
}
