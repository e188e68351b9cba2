// The conditions of a rule as clauses of a sentence, in both languages.

import type { Catalogue } from '../ledger/catalogue.ts';
import { type FieldNames, factValue } from './field-names.ts';
import { amount, anyOf, phrase, together } from './phrase.ts';
import type { Bilingual, Condition, DatedValue, Edition, Parameter } from './rulebook.ts';

export interface Around {
  readonly names: FieldNames;
  readonly edition: Edition;
  readonly catalogue: Catalogue;
}

/** All conditions of one line; undefined when it has none. */
export function conditionsPhrase(when: readonly Condition[], around: Around): Bilingual | undefined {
  return when.length ? together(when.map((condition) => conditionPhrase(condition, around))) : undefined;
}

function conditionPhrase(condition: Condition, around: Around): Bilingual {
  const { field, op, values } = condition;
  const name = around.names.name(field);
  const options = () => anyOf(values.map((value) => around.names.value(field, value)));
  switch (op) {
    case 'known':
      return values[0]
        ? phrase(
            (say) => `写明了${say(name)}`,
            (say) => `${say(name)} is given`,
          )
        : phrase(
            (say) => `没有写${say(name)}`,
            (say) => `${say(name)} is not given`,
          );
    case 'is':
    case 'in':
      return phrase(
        (say) =>
          `${typeof values[0] === 'boolean' ? `“${say(name)}”` : say(name).replace(/为$/, '')}为${say(options())}`,
        (say) => `${typeof values[0] === 'boolean' ? `“${say(name)}”` : say(name)} is ${say(options())}`,
      );
    case 'not_in':
      return phrase(
        (say) => `${say(name)}不是${say(options())}`,
        (say) => `${say(name)} is none of ${say(options())}`,
      );
    default:
      return comparison(condition, name, around);
  }
}

type Comparison = 'over' | 'at_least' | 'under' | 'at_most';

// In Chinese law 超过 and 不满 leave the number out, 达到 and 不超过 take it in (Civil Code 1259); it is said all the same.
const COMPARED: Readonly<Record<Comparison, Bilingual & { readonly number: string }>> = {
  over: { zh: '超过', en: 'over', number: '不含本数' },
  at_least: { zh: '达到', en: 'at least', number: '含本数' },
  under: { zh: '不满', en: 'under', number: '不含本数' },
  at_most: { zh: '不超过', en: 'at most', number: '含本数' },
};

function comparison({ field, op, values, parameter }: Condition, name: Bilingual, around: Around): Bilingual {
  const how = COMPARED[op as Comparison];
  if (parameter !== undefined) return withParameter(parameter, how, name, around);
  const bound = amount(Number(values[0]), around.names.unit(field));
  return phrase(
    (say) => `${say(name)}${say(how)} ${say(bound)}（${how.number}）`,
    (say) => `${say(name)} is ${say(how)} ${say(bound)}`,
  );
}

function withParameter(
  id: string,
  how: (typeof COMPARED)[Comparison],
  name: Bilingual,
  { edition, catalogue }: Around,
): Bilingual {
  const parameter = edition.parameters[id];
  const label = parameter?.label ?? { zh: id, en: id };
  // Several values in the course of time are read in the list of parameters.
  const value =
    parameter?.values.length === 1
      ? valuePhrase(parameter, parameter.values[0], catalogue)
      : { zh: '按日期取值', en: 'by date' };
  return phrase(
    (say) => `${say(name)}${say(how)}“${say(label)}”（${say(value)}；${how.number}）`,
    (say) => `${say(name)} is ${say(how)} the ${say(label)} (${say(value)})`,
  );
}

/** A parameter's value with those of the kinds of entity for which it differs. */
export function valuePhrase({ unit, by }: Parameter, { value, cases }: DatedValue, catalogue: Catalogue): Bilingual {
  const differing = Object.entries(cases).map(([of, other]) =>
    phrase(
      (say) => `${say(factValue(by!, of, catalogue))} ${say(amount(other, unit))}`,
      (say) => `${say(factValue(by!, of, catalogue))} ${say(amount(other, unit))}`,
    ),
  );
  const all = [amount(value, unit), ...differing];
  return { zh: all.map(({ zh }) => zh).join('，'), en: all.map(({ en }) => en).join(', ') };
}
