// A rule of a mapping: how one value is got from the columns of a row.

import type { Place } from '../base/yaml.ts';
import { writtenUnits } from '../ledger/unit.ts';
import { MAPPING_KEYS } from './mapping-keys.ts';

/** How one value is got from a row; `place` is where the mapping says so. */
export interface ValueRule {
  /** Columns; several are joined, blank ones left out. */
  readonly from: readonly string[];
  readonly join: string;
  readonly constant?: string;
  /** Yes when any of these columns holds a number above zero, no when all that are filled hold zero. */
  readonly anyPositive: readonly string[];
  /** The value counts only when the cell holds exactly one piece between such separators. */
  readonly onlyOne?: string;
  /** What of the text counts: the first group, or all that matches. */
  readonly pattern?: RegExp;
  /** What a text means; a text without an entry is refused unless `otherwise` says what it is. */
  readonly map?: ReadonlyMap<string, string>;
  readonly otherwise?: string;
  /** A text without an entry is read by the names of the code list; where a cell holds several, each by itself. */
  readonly asWritten?: boolean;
  /** The value of a blank cell. */
  readonly blank?: string;
  /** Stands before a text that is not blank. */
  readonly prefix?: string;
  /** The unit in which the column is written. */
  readonly unit?: string;
  readonly line: number;
}

/** A rule written out, or only the name of the column. */
export function valueRule(place: Place, besides: readonly string[] = []): ValueRule {
  const none = { join: ' ', anyPositive: [], line: place.line };
  if (place.scalar !== undefined) return { ...none, from: [place.text()] };
  place.only(...besides, ...MAPPING_KEYS.rule);
  const from = columns(place.at('from'));
  const constant = place.at('const').optionalText();
  const anyPositive = place.at('any_positive').texts();
  if ([from.length > 0, constant !== undefined, anyPositive.length > 0].filter(Boolean).length !== 1) {
    place.flaw(
      `“${place.path}”要写 from（列）、const（固定值）、any_positive（任一列大于零）中的一项`,
      `"${place.path}" must have exactly one of from, const, any_positive`,
    );
  }
  return {
    ...none,
    from,
    join: place.at('join').optionalText() ?? none.join,
    constant,
    anyPositive,
    onlyOne: place.at('only_one').optionalText(),
    pattern: pattern(place.at('pattern')),
    map: place.at('map').present
      ? new Map(
          place
            .at('map')
            .entries()
            .map(([key, at]) => [key, at.text()]),
        )
      : undefined,
    asWritten: asWritten(place),
    otherwise: place.at('otherwise').optionalText(),
    blank: place.at('blank').optionalText(),
    prefix: place.at('prefix').optionalText(),
    unit: place.at('unit').present ? place.at('unit').oneOf(Object.keys(writtenUnits)) : undefined,
  };
}

function asWritten(place: Place): boolean {
  const said = place.at('as_written').boolean(false);
  if (said && place.at('otherwise').present) {
    place.flaw(
      'as_written 与 otherwise 只能写一项：map 中没有的值，要么按代码表的名称读，要么一律作为某一个值',
      'as_written and otherwise exclude each other',
    );
  }
  return said;
}

function columns(place: Place): string[] {
  if (!place.present) return [];
  return place.isList ? place.texts() : [place.text()];
}

function pattern(place: Place): RegExp | undefined {
  const text = place.optionalText();
  try {
    return text === undefined ? undefined : new RegExp(text, 'u');
  } catch (error) {
    place.flaw(`“${text}”不是正确的正则表达式`, `not a regular expression: ${(error as Error).message}`);
    return undefined;
  }
}
