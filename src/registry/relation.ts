// The nouns of relations: who invests in, directs or owns an entity, and what that stands for as a key.
import { createHmac } from 'node:crypto';
import type { Word } from './entity.ts';
import { maskName, normaliseName } from './name.ts';

/** Kinds of relation; the party is what the label says it is to the entity. */
export const RELATION_KINDS: readonly Word[] = [
  { code: 'investor', zh: '投资人', en: 'investor', aliases: ['股东', '出资人', '合伙人'] },
  { code: 'legal-representative', zh: '法定代表人', en: 'legal representative', aliases: ['负责人', '经营者'] },
  { code: 'director', zh: '董事', en: 'director', aliases: ['董事长', '执行董事'] },
  { code: 'supervisor', zh: '监事', en: 'supervisor', aliases: ['监事长'] },
  { code: 'manager', zh: '经理', en: 'manager', aliases: ['总经理'] },
  { code: 'parent', zh: '控股母公司', en: 'parent company', aliases: ['母公司'] },
  { code: 'head-office', zh: '所属主体', en: 'head office', aliases: ['隶属企业', '总公司'] },
];

/** A party to a relation: an entity of the register, an organisation outside it, or a person. */
export type Party =
  | { readonly entityId: number }
  | { readonly organisation: string }
  | { readonly person: string; readonly idNumber?: string };

/** What is kept of a party: a key that is the same for the same party, and a name that may be shown. */
export interface KeptParty {
  readonly party: string;
  readonly otherEntityId: number | null;
  readonly name: string | null;
}

/**
 * What is kept of a party. Of a person only the masked name and a keyed hash: of the id number when there is one, so that the
 * person is the same at every entity; otherwise of the name at this entity, so that namesakes elsewhere stay apart.
 * @basis Personal Information Protection Law articles 6, 28, 51
 */
export function keptParty(party: Party, atEntity: number, salt: Buffer): KeptParty {
  if ('entityId' in party) return { party: entityParty(party.entityId), otherEntityId: party.entityId, name: null };
  if ('organisation' in party) {
    const name = party.organisation.trim();
    return { party: `organisation:${normaliseName(name)}`, otherEntityId: null, name };
  }
  const about = party.idNumber
    ? `id ${normaliseName(party.idNumber)}`
    : `name ${normaliseName(party.person)} at ${atEntity}`;
  const hash = createHmac('sha256', salt).update(about).digest('hex');
  return { party: `person:${hash}`, otherEntityId: null, name: maskName(party.person) };
}

/** The key of an entity of the register as a party. */
export function entityParty(entityId: number): string {
  return `entity:${entityId}`;
}
