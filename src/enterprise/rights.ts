// What delegates may be given, and which papers the desk wants to have seen.

import type { Permission } from '../base/who/permissions.ts';

/** By right: the permissions that it gives. */
export const RIGHTS = {
  look: ['own.read'],
  file: ['own.read', 'own.file'],
  apply: ['own.read', 'own.apply'],
} as const satisfies Record<string, readonly Permission[]>;

export type Right = keyof typeof RIGHTS;
export const RIGHT_NAMES = Object.keys(RIGHTS) as [Right, ...Right[]];

/** The permissions that some rights give. */
export function permissionsFor(rights: readonly Right[]): Permission[] {
  return [...new Set<Permission>(rights.flatMap((right) => RIGHTS[right]))];
}

/** The rights that permissions amount to; an owner has all. */
export function rightsIn(permissions: readonly Permission[] | null): Right[] {
  return RIGHT_NAMES.filter((right) => permissions === null || RIGHTS[right].every((one) => permissions.includes(one)));
}

/** Papers that the desk sees as originals; no number of one is kept. */
export const PAPERS = {
  licence: { zh: '营业执照', en: 'business licence' },
  identity: { zh: '法定代表人身份证件', en: 'identity paper of the legal representative' },
  agent: { zh: '经办人身份证件', en: 'identity paper of the agent' },
  authority: { zh: '法定代表人签字的授权书', en: 'authorisation signed by the legal representative' },
} as const;

export type Paper = keyof typeof PAPERS;
export const PAPER_NAMES = Object.keys(PAPERS) as [Paper, ...Paper[]];

/** By who comes: the papers that are wanted. */
export const WANTED = {
  representative: ['licence', 'identity'],
  agent: ['licence', 'agent', 'authority'],
} as const satisfies Record<string, readonly Paper[]>;

export type Comer = keyof typeof WANTED;
export const COMERS = Object.keys(WANTED) as [Comer, ...Comer[]];
