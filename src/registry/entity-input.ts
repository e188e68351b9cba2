// What arrives about an entity, checked and brought into the form in which it is kept.
import { dayOf } from '../base/day.ts';
import { Problem } from '../base/problem.ts';
import {
  ATTRIBUTE_NAMES,
  ATTRIBUTES,
  type Attribute,
  type AttributeName,
  type Attributes,
  codeOf,
  type Identifiers,
  TAGS,
  type VersionAttributes,
} from './entity.ts';
import { normaliseIdentifier, normaliseName } from './name.ts';
import { problems } from './problems.ts';
import { checkUscc } from './uscc.ts';

/**
 * What is said about one entity. An attribute left out (or an empty text) says nothing; `null` says that it is known to be empty.
 * Kinds and statuses may be codes or Chinese words; days are `YYYY-MM-DD`.
 */
export interface EntityInput {
  readonly attributes: { readonly [K in AttributeName]?: Attributes[K] | null };
  readonly identifiers: Identifiers;
  /** The day from which a change holds; the recording day when left out. The first version holds from the beginning. */
  readonly effectiveOn?: string;
  readonly why?: string;
}

/** An input in normal form. */
export interface Prepared {
  readonly attributes: VersionAttributes;
  readonly uscc: string | undefined;
  /** `scheme:value` of the other identifiers. */
  readonly keys: readonly string[];
  readonly name: string;
  /** The name and the former names in the form in which names are compared. */
  readonly nameKey: string;
  readonly formerKeys: readonly string[];
  readonly effectiveOn: string | undefined;
  readonly why: string;
  readonly warning: Problem | undefined;
}

const EFFECTIVE_DAY: Attribute = { type: 'day', zh: '变更生效日', en: 'effective day' };
const FOREIGN_SCHEME: Attribute = { type: 'text', zh: '外部编号方案', en: 'scheme of the foreign number' };

/** `scheme:value` of identifiers other than the credit code, in normal form. */
export function identifierKeys({ regno, foreign }: Identifiers): string[] {
  const keys: string[] = [];
  if (regno && normaliseIdentifier(regno)) keys.push(`regno:${normaliseIdentifier(regno)}`);
  if (foreign && normaliseIdentifier(foreign.value))
    keys.push(`${foreign.scheme}:${normaliseIdentifier(foreign.value)}`);
  return keys;
}

/** Checks an input and brings it into normal form; refuses what cannot be kept. */
export function prepareEntity(input: EntityInput): Prepared | Problem {
  try {
    return prepare(input);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function prepare({ attributes: said, identifiers, effectiveOn, why }: EntityInput): Prepared {
  const attributes: VersionAttributes = {};
  for (const name of ATTRIBUTE_NAMES) {
    const value = said[name];
    if (value === null && (name === 'name' || name === 'kind')) continue;
    if (value === undefined || (typeof value === 'string' && value.trim() === '')) continue;
    (attributes as Record<string, unknown>)[name] = value === null ? null : keptValue(ATTRIBUTES[name], value);
  }
  const name = attributes.name;
  if (!name) throw new Problem(problems['registry.name-required']);
  const { code, problem, warning } = identifiers.uscc?.trim() ? checkUscc(identifiers.uscc) : {};
  if (problem) throw problem;
  const scheme = identifiers.foreign?.scheme ?? 'regno';
  checked(/^[a-z][a-z0-9-]*$/.test(scheme), FOREIGN_SCHEME, scheme, '小写字母、数字和连字符');
  const keys = identifierKeys(identifiers);
  if (!code && keys.length === 0) throw new Problem(problems['registry.identifier-required'], { name });
  if (effectiveOn !== undefined) keptValue(EFFECTIVE_DAY, effectiveOn);
  const formerKeys = (attributes.former_names ?? []).map(normaliseName);
  return {
    attributes,
    uscc: code,
    keys,
    name,
    nameKey: normaliseName(name),
    formerKeys,
    effectiveOn,
    why: why ?? '',
    warning,
  };
}

function keptValue(attribute: Attribute, value: unknown): unknown {
  switch (attribute.type) {
    case 'text':
      return checked(typeof value === 'string', attribute, value, '文字') && (value as string).trim();
    case 'code':
      return keptCode(attribute, String(value));
    case 'day':
      return checked(dayOf(String(value)) !== undefined, attribute, value, '日期 YYYY-MM-DD') && value;
    case 'boolean':
      checked(typeof value === 'boolean', attribute, value, '是或否');
      return value;
    case 'number':
      return keptNumber(attribute, value);
    case 'tags':
      return keptTags(attribute, keptList(attribute, value));
    case 'list':
      return keptList(attribute, value);
  }
}

function keptCode(attribute: Attribute, value: string): string {
  const words = attribute.words ?? [];
  const code = codeOf(words, value);
  if (code) return code;
  throw unknownWord(
    attribute,
    value,
    words.map((w) => w.zh),
  );
}

function keptNumber(attribute: Attribute, value: unknown): number {
  const [least, most] = attribute.range ?? [-Infinity, Infinity];
  const fits = typeof value === 'number' && value >= least && value <= most;
  checked(fits, attribute, value, `${least} 到 ${most} 之间的数`);
  return value as number;
}

function keptList(attribute: Attribute, value: unknown): string[] {
  checked(Array.isArray(value), attribute, value, '若干项');
  return [...new Set((value as unknown[]).map((item) => String(item).trim()).filter(Boolean))];
}

// Tags are a set: the order in which a department writes them is no change.
function keptTags(attribute: Attribute, tags: readonly string[]): string[] {
  const places = tags.map((tag) => TAGS.indexOf(tag));
  const unknown = places.indexOf(-1);
  if (unknown >= 0) throw unknownWord(attribute, tags[unknown], TAGS);
  return places.sort((a, b) => a - b).map((place) => TAGS[place]);
}

function unknownWord(attribute: Attribute, value: string, allowed: readonly string[]): Problem {
  return new Problem(problems['registry.unknown-word'], {
    attribute: attribute.zh,
    value,
    allowed,
  });
}

function checked(right: boolean, attribute: Attribute, value: unknown, expected: string): true {
  if (right) return true;
  throw new Problem(problems['registry.attribute-invalid'], {
    attribute: attribute.zh,
    value: String(value),
    expected,
  });
}
