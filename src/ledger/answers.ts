// Which record types and entity attributes answer an indicator of 工商企字〔2003〕131号.

import type { Catalogue } from './catalogue.ts';
import type { Field, FieldSet, IndicatorLink } from './field.ts';

/** A record type or the entity that answers an indicator; with `field`, by that field; with `where`, only when the field has one of the codes. */
export interface Answer {
  readonly set: FieldSet;
  readonly field?: Field;
  readonly where?: IndicatorLink['where'];
}

/** Everything in the catalogue that answers the indicator of this id (`access-1` … `reference-8`), the entity first. */
export function answers(catalogue: Catalogue, id: string): Answer[] {
  const ofFields = (set: FieldSet) =>
    set.fields.flatMap((field) => matching(field.indicators, id).map(({ where }): Answer => ({ set, field, where })));
  return [
    ...ofFields(catalogue.entity),
    ...[...catalogue.types.values()].flatMap((type) => [
      ...matching(type.indicators, id).map(({ where }): Answer => ({ set: type, where })),
      ...ofFields(type),
    ]),
  ];
}

function matching(links: readonly IndicatorLink[], id: string): IndicatorLink[] {
  return links.filter((link) => link.id === id);
}
