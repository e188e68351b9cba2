// One entity as registered, on a day and as known at an instant, with whom it has to do; persons are masked.

import type { z } from 'zod';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { Problem } from '../base/problem.ts';
import type { label, readEntity } from './api.ts';
import { divisionName } from './divisions.ts';
import {
  ATTRIBUTE_NAMES,
  ATTRIBUTES,
  type AttributeName,
  type Attributes,
  internalId,
  type Version,
} from './entity.ts';
import { entityLineOf, wordOf } from './entity-line.ts';
import { type EntityOn, entityOn } from './entity-on.ts';
import { industry as industryOf, industryParents, industryPath } from './industries.ts';
import { shownKey } from './match-entity.ts';
import { maskName } from './name.ts';
import { namesOf } from './names.ts';
import { problems } from './problems.ts';
import { RELATION_KINDS } from './relation.ts';
import { investmentsOf, type Relation, relationsOf } from './relations.ts';

export type EntityAnswer = AnswerOf<typeof readEntity>;
type Label = z.output<typeof label>;

/** An entity on a day (null: at present), by what was known at an instant; refuses one that was not known then. */
export async function entityAnswer(
  db: Db,
  entityId: number,
  on: string | null,
  asKnown?: string,
): Promise<EntityAnswer> {
  const day = on ?? undefined;
  const entity = await entityOn(db, entityId, day, asKnown);
  if (!entity) throw new Problem(problems['registry.no-such-entity'], { code: internalId(entityId) });
  const relations = await relationsOf(db, entityId, day, asKnown);
  const holdings = await investmentsOf(db, entityId, day, asKnown);
  const others = [...relations.map((r) => r.otherEntityId), ...holdings.map((r) => r.entityId)];
  const names = await namesOf(
    db,
    others.filter((id) => id !== null),
  );
  return {
    on,
    ...identity(entity),
    relations: relations.map((r) => shown(r, r.otherEntityId, r.name, names)),
    holdings: holdings.map((r) => shown(r, r.entityId, null, names)),
    changes: entity.versions.map(changeOf),
  };
}

function identity({ entityId, uscc, identifiers, attributes: a }: EntityOn) {
  const line = entityLineOf({
    entity_id: entityId,
    uscc: uscc ?? null,
    name: a.name ?? '',
    kind: a.kind ?? 'other',
    status: a.status ?? null,
    division: a.division ?? null,
    industry: a.industries?.[0] ?? null,
    tags: a.tags ?? null,
    key_region: a.key_region ?? null,
  });
  return {
    ...line,
    identifiers: identifiers.map(shownIdentifier),
    establishedOn: a.established_on ?? null,
    industries: (a.industries ?? []).map((code) => ({ code, path: pathOf(code) })),
    legalPerson: a.legal_person === undefined ? null : maskName(a.legal_person),
    address: a.address ?? null,
    lon: a.lon ?? null,
    lat: a.lat ?? null,
    capital: a.capital ?? null,
    registrationAuthority: a.registration_authority ?? null,
    businessScope: a.business_scope ?? null,
    formerNames: [...(a.former_names ?? [])],
  };
}

function pathOf(code: string): string[] {
  const own = industryOf(code);
  return own ? [...industryParents(code), own].map(({ name }) => name) : [];
}

function shownIdentifier(key: string) {
  const { scheme, value } = shownKey(key);
  const isRegno = key.startsWith('regno:');
  return {
    scheme: isRegno ? 'regno' : scheme,
    label: { zh: scheme, en: isRegno ? 'registration number' : scheme },
    value,
  };
}

function shown(r: Relation, other: number | null, name: string | null, names: ReadonlyMap<number, string>) {
  return {
    kind: wordOf(RELATION_KINDS, r.kind),
    name: name ?? names.get(other ?? 0) ?? internalId(other ?? 0),
    entity: other === null ? null : internalId(other),
    share: r.share,
    amount: r.amount,
    from: r.from,
    until: r.until,
  };
}

function changeOf({ validFrom, recordedAt, who, why, attributes }: Version): EntityAnswer['changes'][number] {
  const said = ATTRIBUTE_NAMES.flatMap((name) => {
    const value = attributes[name];
    const { zh, en } = ATTRIBUTES[name];
    return value === undefined ? [] : [{ name, label: bare({ zh, en }), value: shownValue(name, value) }];
  });
  const { uscc, identifiers = [] } = attributes;
  if (uscc) said.unshift(saying('uscc', { zh: '统一社会信用代码', en: 'credit code' }, uscc));
  for (const key of identifiers) {
    const { scheme, label, value } = shownIdentifier(key);
    said.unshift(saying(scheme, label, value));
  }
  return { from: validFrom, recordedAt, who, why, said };
}

/** A label without its unit, which stands with the value. */
function bare({ zh, en }: Label): Label {
  return { zh: zh.replace('（元）', ''), en: en.replace(' (yuan)', '') };
}

function saying(name: string, label: Label, value: string) {
  return { name: name as AttributeName, label, value: both(value) };
}

/** An attribute's value in words; the legal representative masked. */
export function shownValue(name: AttributeName, value: Attributes[AttributeName] | null): Label {
  const { words } = ATTRIBUTES[name];
  if (value === null) return { zh: '（无）', en: '(none)' };
  if (words) {
    const { zh, en } = wordOf(words, String(value));
    return { zh, en };
  }
  if (name === 'legal_person') return both(maskName(String(value)));
  if (name === 'division') return both(withName(String(value), divisionName(String(value))));
  if (name === 'industries')
    return listed((value as readonly string[]).map((code) => withName(code, industryPath(code))));
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (name === 'capital') return yuan(Number(value));
  return Array.isArray(value) ? listed(value) : both(String(value));
}

function listed(values: readonly string[]): Label {
  return { zh: values.join('；'), en: values.join('; ') };
}

function yuan(amount: number): Label {
  const shown = amount.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return { zh: `${shown} 元`, en: `${shown} yuan` };
}

function both(text: string): Label {
  return { zh: text, en: text };
}

function withName(code: string, name: string | undefined): string {
  return name ? `${code} ${name}` : code;
}
