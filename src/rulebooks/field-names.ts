// How the fields and values that a rule names are called: by the catalogue, not by their codes.

import type { Catalogue } from '../ledger/catalogue.ts';
import type { Field } from '../ledger/field.ts';
import { FACTS, type FactName } from '../registry/subject.ts';
import { allOf, amount, phrase, plain } from './phrase.ts';
import type { Bilingual, Derived, Rulebook, Scalar } from './rulebook.ts';

const YES: Bilingual = { zh: '是', en: 'yes' };
const NO: Bilingual = { zh: '否', en: 'no' };

/** The names of one record type's fields, and of numbers made from them, as a rule of a book uses them. */
export class FieldNames {
  readonly #book: Rulebook;
  readonly #catalogue: Catalogue;
  readonly #type: string;
  readonly #derived: Readonly<Record<string, Derived>>;

  constructor(book: Rulebook, catalogue: Catalogue, type: string, derived: Readonly<Record<string, Derived>> = {}) {
    this.#book = book;
    this.#catalogue = catalogue;
    this.#type = type;
    this.#derived = derived;
  }

  /** The record type itself. */
  get type(): Bilingual {
    return this.#catalogue.type(this.#type)?.label ?? plain(this.#type);
  }

  /** A field, one of a list's items (`measures.kind`), or a number made from fields. */
  name(path: string): Bilingual {
    const made = this.#derived[path];
    return made ? this.#made(made) : (this.#field(path)?.label ?? plain(path));
  }

  value(path: string, value: Scalar): Bilingual {
    if (typeof value === 'boolean') return value ? YES : NO;
    if (typeof value === 'number') return amount(value, this.unit(path));
    const code = this.#field(path)?.list?.codes.find((one) => one.code === value);
    return code?.label ?? this.#own(path, value) ?? plain(value);
  }

  /** The unit in which a field's numbers are kept. */
  unit(path: string): string | undefined {
    const field = this.#field(path);
    return field?.type === 'money' ? 'yuan' : field?.unit;
  }

  #field(path: string): Field | undefined {
    const [outer, inner] = path.split('.');
    const field = this.#catalogue.type(this.#type)?.fieldsByName.get(outer);
    return inner === undefined ? field : field?.items.find((item) => item.name === inner);
  }

  #made({ how, of }: Derived): Bilingual {
    const fields = allOf(of.map((field) => this.name(field)));
    if (how === 'sum')
      return phrase(
        (say) => `${say(fields)}之和`,
        (say) => `the sum of ${say(fields)}`,
      );
    return phrase(
      (say) => `${say(fields)}中${how === 'max' ? '最大' : '最小'}的一项`,
      (say) => `the ${how === 'max' ? 'largest' : 'smallest'} of ${say(fields)}`,
    );
  }

  /** Decisions of persons name a rulebook, a dimension and a level by their codes. */
  #own(path: string, value: string): Bilingual | undefined {
    if (path === 'rulebook') return value === this.#book.id ? this.#book.short : undefined;
    const { dimensions } = this.#book;
    if (path === 'dimension') return dimensions.find(({ id }) => id === value)?.label;
    return undefined;
  }
}

/** An attribute of the entity, such as 重点行业. */
export function factLabel(fact: FactName, { entity }: Catalogue): Bilingual {
  return entity.fieldsByName.get(FACTS[fact])?.label ?? plain(FACTS[fact]);
}

/** A value of such an attribute. */
export function factValue(fact: FactName, value: string, { entity }: Catalogue): Bilingual {
  if (value === 'true') return YES;
  if (value === 'false') return NO;
  const codes = entity.fieldsByName.get(FACTS[fact])?.list?.codes;
  return codes?.find(({ code }) => code === value)?.label ?? plain(value);
}
