// The import template of a record type: a row of headings and a row with an invented example.

import type { Catalogue } from './catalogue.ts';
import type { FieldSet } from './field.ts';

/** One column of a template: its Chinese heading, and the example in the unit of that heading ('' for none). */
export interface TemplateColumn {
  readonly heading: string;
  readonly example: string;
}

/** The columns of the template, the entity's own columns first. */
export function template(catalogue: Catalogue, set: FieldSet): TemplateColumn[] {
  const references = set === catalogue.entity ? [] : catalogue.references;
  return [
    ...references.map(({ headings, example }) => column(headings, example)),
    ...set.fields.flatMap((field) => {
      const parts = field.columns ? [field.columns.each, ...field.columns.with] : [];
      const own = field.headings.length ? [{ headings: field.headings, example: field.example }] : [];
      return [...own, ...parts].map(({ headings, example }) =>
        column(
          headings.map(({ text }) => text),
          example,
        ),
      );
    }),
  ];
}

function column(headings: readonly string[], example = ''): TemplateColumn {
  return { heading: headings.find((text) => /\p{Script=Han}/u.test(text)) ?? headings[0], example };
}
