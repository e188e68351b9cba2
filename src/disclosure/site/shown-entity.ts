// An entity as everybody may see it: of the kinds that the site shows, with the persons behind individual businesses masked.

import type { Db } from '../../base/db.ts';
import { prepared } from '../../base/prepared.ts';
import { entityIdIn, internalId } from '../../registry/entity.ts';
import { entityOn } from '../../registry/entity-on.ts';
import { maskName, normaliseName } from '../../registry/name.ts';
import { normaliseUscc } from '../../registry/uscc.ts';
import { siteRules } from './declared.ts';

/** What may be said of an entity, and nothing else. */
export interface ShownEntity {
  readonly entityId: number;
  /** By which its page is found: the credit code, or the internal id where it has none. */
  readonly code: string;
  readonly uscc: string | null;
  /** Of an individual business that bears its operator's name: with that masked. */
  readonly name: string;
  readonly kind: string;
  readonly status: string | null;
  readonly establishedOn: string | null;
  /** Code of the division; of an individual business all that is said of where it is. */
  readonly division: string | null;
  readonly address: string | null;
  /** Masked. */
  readonly person: string | null;
  readonly authority: string | null;
  /** In yuan. */
  readonly capital: number | null;
  readonly scope: string | null;
  readonly formerNames: readonly string[];
}

/** What is read of an entity to show its name. */
export interface Named {
  readonly kind: string;
  readonly name: string;
  readonly legal_person: string | null;
}

/** Whether entities of a kind are shown at all. */
function isShown(kind: string): boolean {
  return siteRules().kinds.shown.includes(kind);
}

/** Whether a natural person stands behind the name of a kind. */
export function isMasked(kind: string): boolean {
  return siteRules().masked.includes(kind);
}

/**
 * A name as everybody sees it: the operator's own name within that of an individual business is masked.
 * @basis Personal Information Protection Law articles 6 and 34
 */
export function shownName({ kind, name, legal_person }: Named): string {
  if (!isMasked(kind)) return name;
  const person = legal_person?.trim();
  if (person && [...person].length > 1 && name.includes(person)) return name.replaceAll(person, maskName(person));
  // Without a trade name of its own, an individual business bears nothing but a person's name.
  return [...name].length <= 4 && /^[\p{Script=Han}·]+$/u.test(name) ? maskName(name) : name;
}

/** Whether what was asked for stands in the name as it is shown; what is masked cannot be found out by searching for it. */
export function findable(asked: string, { name, shown }: { readonly name: string; readonly shown: string }): boolean {
  return name === shown || normaliseName(shown).includes(normaliseName(asked));
}

const BY_USCC = prepared('select entity_id from registry.uscc where uscc = $1');

/** The id in a public address: a credit code or an internal id. Other numbers may be those of several. */
export async function idInAddress(db: Db, code: string): Promise<number | undefined> {
  const id = entityIdIn(code);
  if (id !== undefined) return id;
  const { rows } = await db.query<{ entity_id: number }>(BY_USCC, [normaliseUscc(code)]);
  return rows[0]?.entity_id;
}

/** An entity as everybody sees it; undefined where there is none of a kind that is shown. */
export async function shownEntity(db: Db, entityId: number): Promise<ShownEntity | undefined> {
  const found = await entityOn(db, entityId);
  const kind = found?.attributes.kind ?? 'other';
  if (!found || !isShown(kind)) return undefined;
  const { uscc = null, attributes: a } = found;
  const masked = isMasked(kind);
  const named = (name: string) => shownName({ kind, name, legal_person: a.legal_person ?? null });
  return {
    ...{ entityId, kind, uscc, code: uscc ?? internalId(entityId), name: named(a.name ?? '') },
    ...{ status: a.status ?? null, establishedOn: a.established_on ?? null, division: a.division ?? null },
    ...{ address: masked ? null : (a.address ?? null), person: a.legal_person ? maskName(a.legal_person) : null },
    ...{ authority: a.registration_authority ?? null, capital: masked ? null : (a.capital ?? null) },
    ...{ scope: a.business_scope ?? null, formerNames: masked ? [] : (a.former_names ?? []) },
  };
}
