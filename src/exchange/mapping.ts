// A mapping (映射文件): how a department's own columns become the fields of the catalogue, so that files are taken as they are.

import { NEVER } from '../base/day.ts';
import { type Place, readYaml } from '../base/yaml.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { Field, FieldSet } from '../ledger/field.ts';
import { Fault } from './fault.ts';
import { MAPPING_KEYS } from './mapping-keys.ts';
import { type ValueRule, valueRule } from './value-rule.ts';
import { cellReader } from './values.ts';

/** The word that stands for the register of entities where a record type is expected. */
export const ENTITIES = 'entities';

/** One row makes one item for each piece of the `each` value; `with` rules fill a field of the items that match. */
export interface ListRule {
  readonly each: ValueRule;
  readonly split: string;
  readonly into: string;
  readonly with: readonly { readonly rule: ValueRule; readonly into: string; readonly when: When }[];
  readonly line: number;
}

export interface When {
  readonly field: string;
  readonly codes: readonly string[];
}

/** A row is passed over when this holds. */
export interface SkipRule {
  readonly column: string;
  readonly is?: readonly string[];
  readonly isNot?: readonly string[];
  readonly blank?: boolean;
}

export interface Mapping {
  /** Name of the file, for messages. */
  readonly file: string;
  /** A record type, or `entities`. */
  readonly type: string;
  readonly source?: string;
  readonly zone?: string;
  readonly skip: readonly SkipRule[];
  /** Columns whose headings the catalogue knows, and which mean something else here. */
  readonly ignore: readonly string[];
  /** By scheme: `uscc`, `regno`, `name`. */
  readonly references: ReadonlyMap<string, ValueRule>;
  readonly foreign?: { readonly scheme: string; readonly rule: ValueRule };
  readonly fields: ReadonlyMap<string, ValueRule | ListRule>;
}

const OWN_SCHEMES = ['uscc', 'regno', 'name'];

/** Reads a mapping file; throws `Flaws`, each with its line and how to mend it. */
export function readMapping(file: string, text: string, catalogue: Catalogue): Mapping {
  return readYaml(file, text, (root) => mapping(root, file, catalogue));
}

function mapping(root: Place, file: string, catalogue: Catalogue): Mapping {
  root.only(...MAPPING_KEYS.file);
  const type = root.at('type').oneOf([ENTITIES, ...catalogue.types.keys()]);
  const set = type === ENTITIES ? catalogue.entity : catalogue.type(type);
  const entity = root.at('entity');
  entity.only(...MAPPING_KEYS.entity);
  const named = OWN_SCHEMES.filter((scheme) => entity.at(scheme).present);
  const references = new Map(named.map((scheme) => [scheme, valueRule(entity.at(scheme))]));
  const foreign = entity.at('foreign');
  if (type !== ENTITIES && !foreign.present && !references.has('uscc') && !references.has('regno')) {
    entity.missing('：请说明哪一列认定主体，例如 entity: {uscc: 信用代码} 或 entity: {foreign: {scheme: …, from: …}}');
  }
  return {
    file,
    type,
    source: root.at('source').optionalText(),
    zone: zone(root.at('zone')),
    skip: root.at('skip_when').items().map(skipRule),
    ignore: root.at('ignore').present ? root.at('ignore').texts() : [],
    references,
    foreign: foreign.present ? foreignRule(foreign) : undefined,
    fields: set ? fieldRules(root.at('fields'), set) : new Map(),
  };
}

function zone(place: Place): string | undefined {
  const name = place.optionalText();
  try {
    if (name) new Intl.DateTimeFormat('zh', { timeZone: name });
  } catch {
    place.flaw(`不认识的时区“${name}”，应写成 Asia/Shanghai 的样子`, `unknown time zone "${name}"`);
    return undefined;
  }
  return name;
}

function foreignRule(place: Place): Mapping['foreign'] {
  place.only('scheme', ...MAPPING_KEYS.rule);
  const scheme = place.at('scheme').text();
  if (scheme && (!/^[a-z][a-z0-9-]*$/.test(scheme) || OWN_SCHEMES.includes(scheme))) {
    place
      .at('scheme')
      .flaw(
        `外部编号的名称“${scheme}”只能用小写字母、数字和连字符，且不能是 ${OWN_SCHEMES.join('、')}`,
        `scheme "${scheme}" must be lower-case letters, digits and hyphens, and none of ${OWN_SCHEMES.join(', ')}`,
      );
  }
  return { scheme, rule: valueRule(place, ['scheme']) };
}

function skipRule(place: Place): SkipRule {
  place.only(...MAPPING_KEYS.skip);
  const [is, isNot, blank] = [place.at('is'), place.at('is_not'), place.at('blank')];
  if ([is, isNot, blank].filter((one) => one.present).length !== 1) {
    place.flaw(
      '略过条件要写 is、is_not、blank 中的一项，例如 {column: 状态, is: [待定]}',
      'a skip condition names exactly one of is, is_not, blank',
    );
  }
  return {
    column: place.at('column').text(),
    is: is.present ? is.texts() : undefined,
    isNot: isNot.present ? isNot.texts() : undefined,
    blank: blank.present ? blank.boolean(true) : undefined,
  };
}

function fieldRules(place: Place, set: FieldSet): Map<string, ValueRule | ListRule> {
  const rules = new Map<string, ValueRule | ListRule>();
  for (const [name, at] of place.entries()) {
    const field = set.fieldsByName.get(name) ?? set.fields.find((one) => one.label.zh === name);
    if (!field) at.flaw(unknownField(name, set).zh, unknownField(name, set).en);
    else if (field.linked || field.derived) {
      at.flaw(`“${name}”由系统自动填入，不能映射`, `"${name}" is filled in by the system`);
    } else if (rules.has(field.name)) at.flaw(`“${name}”写了两次`, `"${name}" stands twice`);
    else rules.set(field.name, field.type === 'list' ? listRule(at, field) : fieldRule(at, field));
  }
  return rules;
}

function unknownField(name: string, set: FieldSet) {
  const open = set.fields.filter((field) => !field.linked && !field.derived);
  return {
    zh: `“${set.label.zh}”没有“${name}”这一项；可以写：${open.map((f) => `${f.name}（${f.label.zh}）`).join('、')}`,
    en: `"${set.label.en}" has no field "${name}"; its fields are: ${open.map((f) => f.name).join(', ')}`,
  };
}

function fieldRule(place: Place, field: Field): ValueRule {
  const rule = valueRule(place);
  if (rule.anyPositive.length && field.type !== 'boolean') {
    place.at('any_positive').flaw(`any_positive 只用于“是|否”的项`, 'any_positive is for yes-or-no fields');
  }
  if (rule.unit && field.type !== 'money' && field.type !== 'number') {
    place.at('unit').flaw(`“${field.label.zh}”不是金额或数字，没有单位`, `"${field.name}" has no unit`);
  }
  checkWords(place, field, rule);
  return rule;
}

/** What a mapping itself writes must be as good as what a file would hold. */
function checkWords(place: Place, field: Field, rule: ValueRule): void {
  const parse = cellReader(field, rule.unit);
  const check = (at: Place, text: string | undefined) => {
    const value = text === undefined || rule.prefix !== undefined ? undefined : parse(text, { today: NEVER });
    if (!(value instanceof Fault)) return;
    const [zh, en] = (['zh', 'en'] as const).map((lang) => value.in(field.label[lang]).said(at.line, lang));
    at.flaw(zh, en);
  };
  for (const key of ['const', 'otherwise', 'blank']) check(place.at(key), place.at(key).optionalText());
  for (const [, at] of place.at('map').entries()) check(at, at.optionalText());
}

function listRule(place: Place, field: Field): ListRule {
  place.only('each', 'with');
  const each = place.at('each');
  if (!each.present) each.missing('：说明哪一列的每个值成为一项');
  each.only('into', 'split', ...MAPPING_KEYS.rule);
  const item = (at: Place) => at.oneOf(field.items.map((one) => one.name));
  const ruleFor = (at: Place, besides: readonly string[], several = false) => {
    const rule = valueRule(at, besides);
    const into = field.items.find((one) => one.name === at.at('into').scalar);
    if (into) checkWords(at, { ...into, several: several && into.list !== undefined }, rule);
    return rule;
  };
  return {
    // A text may stand for several items at once.
    each: ruleFor(each, ['into', 'split'], true),
    split: each.at('split').optionalText() ?? ';；',
    into: item(each.at('into')),
    with: place
      .at('with')
      .items()
      .map((part) => {
        part.only('into', 'when', ...MAPPING_KEYS.rule);
        const [name, codes] = part.at('when').entries()[0] ?? ['', undefined];
        if (!codes) part.at('when').missing('：说明用于哪几种，例如 when: {kind: [fine]}');
        const when = { field: name, codes: codes?.texts() ?? [] };
        checkWhen(part.at('when'), field, when);
        return { rule: ruleFor(part, ['into', 'when']), into: item(part.at('into')), when };
      }),
    line: place.line,
  };
}

function checkWhen(place: Place, field: Field, when: When): void {
  const item = field.items.find((one) => one.name === when.field);
  const unknown = when.codes.filter((code) => !item?.list?.positions.has(code));
  if (item && !unknown.length) return;
  place.flaw(
    item ? `代码表“${item.list?.id}”中没有：${unknown.join('、')}` : `项中没有“${when.field}”`,
    item ? `not in the list "${item.list?.id}": ${unknown.join(', ')}` : `items have no "${when.field}"`,
  );
}
