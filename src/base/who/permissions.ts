// Who may do what: the one declared table of permissions, each with the roles that have it.

/** Who works in the office or sends to it. */
export const ROLES = [
  'administrator',
  'registrar',
  'area-officer',
  'station-head',
  'bureau-chief',
  'credit-office',
  'legal-officer',
  'department-user',
  'inspector',
  'auditor',
] as const;

/**
 * Who comes from outside: an enterprise sees itself alone, a bank what entities consented to. Never part of `ROLES`, so that no
 * list made of the office's roles gives them anything; the database meets them as another role (`src/base/limit.ts`).
 */
export const OUTSIDE_ROLES = ['enterprise', 'bank'] as const;

export type OutsideRole = (typeof OUTSIDE_ROLES)[number];
export type Role = (typeof ROLES)[number] | OutsideRole;

/** What an administrator makes accounts for; enterprises activate theirs (`src/enterprise`). */
export const GIVEN_ROLES = [...ROLES, 'bank'] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

/** Roles of the office and of those outside. */
export const ANY_ROLE: readonly Role[] = [...ROLES, ...OUTSIDE_ROLES];
const EVERY_ROLE: readonly Role[] = ROLES;
const OFFICE: readonly Role[] = ROLES.filter((role) => role !== 'department-user');
const HEADS: readonly Role[] = ['station-head', 'bureau-chief', 'credit-office'];
/** Who looks into single matters without looking after entities. */
const LOOKERS: readonly Role[] = ['legal-officer', 'inspector'];
const OFFICERS: readonly Role[] = ['registrar', 'area-officer', ...HEADS];

/** By permission: the roles that have it. What is not named here is forbidden to everybody. */
export const PERMISSIONS = {
  'session.own': ANY_ROLE,
  'entity.read': EVERY_ROLE,
  'view.own': EVERY_ROLE,
  'standing.read': OFFICE,
  'record.read': EVERY_ROLE,
  'record.file': [...OFFICERS, 'department-user'],
  'record.correct': [...OFFICERS, 'department-user'],
  'record.withdraw': [...OFFICERS, 'department-user'],
  'record.withdraw.decide': HEADS,
  'record.adjust': ['area-officer', ...HEADS],
  'record.adjust.decide': ['bureau-chief', 'credit-office'],
  'consent.read': [...OFFICERS, ...LOOKERS, 'auditor'],
  'consent.note': ['area-officer', 'station-head', ...LOOKERS],
  'consent.decide': ['bureau-chief', 'credit-office'],
  'consent.withdraw': OFFICERS,
  'rulebook.read': EVERY_ROLE,
  'rulebook.issue': ['legal-officer'],
  'rulebook.issue.decide': ['legal-officer', 'bureau-chief'],
  'rulebook.draft': ['legal-officer'],
  'rulebook.draft.read': ['bureau-chief', 'legal-officer', 'auditor'],
  'undetermined.read': OFFICE,
  'overview.read': OFFICE,
  'duty.read': ROLES.filter((role) => role !== 'administrator'),
  'area.read': OFFICE,
  'area.draw': ['station-head', 'bureau-chief'],
  'entity.tag': ['registrar', 'area-officer', 'station-head', 'bureau-chief'],
  'route.draw': ['area-officer', 'station-head', 'bureau-chief'],
  'area.claim': ['area-officer', 'station-head'],
  'area.decide': ['station-head', 'bureau-chief'],
  'today.read': ['area-officer', 'station-head'],
  'patrol.enter': ['area-officer', 'station-head'],
  'scan.show': ['area-officer', 'station-head', 'inspector'],
  'scan.read': ['area-officer', 'inspector', ...HEADS, 'auditor'],
  'scan.oversee': [...HEADS, 'auditor'],
  'scan.answer': ['station-head', 'bureau-chief'],
  'patrol.read': OFFICE.filter((role) => role !== 'administrator'),
  'duty.done': [...OFFICERS, 'department-user'],
  'duty.put-off': [...OFFICERS, 'department-user'],
  'duty.put-off.decide': HEADS,
  'duty.urge': HEADS,
  'complaint.read': [...OFFICERS, 'auditor'],
  'complaint.take': [...OFFICERS, 'department-user'],
  'complaint.handle': ['area-officer', 'station-head', 'bureau-chief'],
  'complaint.complainant': ['area-officer', 'station-head', 'bureau-chief'],
  'complaint.mark': ['area-officer', 'station-head', 'bureau-chief'],
  'complaint.mark.decide': ['station-head', 'bureau-chief'],
  'notice.read': [...OFFICERS, ...LOOKERS, 'department-user', 'auditor'],
  'notice.serve': [...OFFICERS, ...LOOKERS, 'department-user'],
  'notice.hear': [...OFFICERS, 'legal-officer', 'department-user'],
  'report.issue': [...OFFICERS, 'legal-officer'],
  'report.keys': ['administrator'],
  'repair.read': [...OFFICERS, 'legal-officer', 'department-user', 'auditor'],
  'repair.take': OFFICERS,
  'repair.handle': ['area-officer', ...HEADS, 'department-user'],
  'repair.decide': [...HEADS, 'department-user'],
  'repair.bulk': ['registrar', ...HEADS],
  'listing.read': [...OFFICERS, 'legal-officer', 'auditor'],
  'listing.handle': ['registrar', 'area-officer', ...HEADS],
  'listing.propose': ['registrar', 'area-officer', ...HEADS],
  'listing.decide': HEADS,
  'objection.read': [...OFFICERS, 'legal-officer', 'department-user', 'auditor'],
  'objection.file': OFFICERS,
  'objection.handle': ['registrar', 'area-officer', ...HEADS, 'legal-officer'],
  'objection.propose': ['registrar', 'area-officer', ...HEADS, 'legal-officer'],
  'objection.decide': HEADS,
  'objection.answer': [...OFFICERS, 'department-user'],
  'duty.sheets': ['legal-officer'],
  'duty.sheets.decide': ['legal-officer', 'bureau-chief'],
  'warning.read': OFFICE.filter((role) => role !== 'administrator'),
  'warning.raise': OFFICERS,
  'plan.read': OFFICE.filter((role) => role !== 'administrator' && role !== 'registrar'),
  'plan.write': ['credit-office'],
  'plan.decide': ['bureau-chief'],
  'card.decide': ['legal-officer', 'bureau-chief'],
  'visit.enter': ['inspector', 'area-officer', 'station-head'],
  'article.read': [
    'registrar',
    'station-head',
    'bureau-chief',
    'credit-office',
    'legal-officer',
    'department-user',
    'auditor',
  ],
  'article.write': ['registrar', 'station-head', 'credit-office', 'legal-officer', 'department-user'],
  'article.publish': ['bureau-chief', 'credit-office', 'legal-officer'],
  'import.run': ['registrar', 'credit-office', 'department-user'],
  'import.read': ['administrator', 'registrar', 'credit-office', 'department-user', 'auditor'],
  'account.read': ['administrator', 'auditor'],
  'account.unlock': ['administrator', 'bureau-chief'],
  'account.unlock.decide': ['administrator', 'bureau-chief'],
  'proposal.read': EVERY_ROLE,
  'proposal.take-back': ['administrator', ...LOOKERS, ...OFFICERS, 'department-user'],
  'proposal.decide': ['administrator', 'legal-officer', ...HEADS, 'department-user'],
  'account.manage': ['administrator'],
  'unit.read': EVERY_ROLE,
  'unit.manage': ['administrator'],
  'key.read': ['administrator', 'auditor'],
  'key.manage': ['administrator'],
  'calendar.read': EVERY_ROLE,
  'calendar.load': ['administrator', 'legal-officer'],
  'audit.read': ['administrator', 'auditor'],
  'request.make': ['registrar', 'area-officer', 'station-head', ...LOOKERS, 'department-user'],
  'request.read': ['registrar', 'area-officer', ...HEADS, ...LOOKERS, 'department-user', 'auditor'],
  'request.decide': ['department-user', 'bureau-chief', 'credit-office'],
  'opened.read': ['bank'],
  'offered.read': ['bank'],
  'finance.read': ['bureau-chief', 'credit-office', 'legal-officer', 'auditor'],
  'finance.propose': ['credit-office'],
  'finance.decide': ['bureau-chief', 'legal-officer'],
  'own.activate': ['registrar', 'area-officer'],
  'own.read': ['enterprise'],
  'own.file': ['enterprise'],
  'own.apply': ['enterprise'],
  'own.consent': ['enterprise'],
  'own.delegate': ['enterprise'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/**
 * By role: the disclosure classes of the records that it may see. 1 and 2 are public; 3 needs the provider's approval and is
 * for those who supervise; 4 needs the entity's consent and is for those who keep it, decide on it or look after them all, and for
 * whom the entity has consented to (`src/ledger/consent.ts`). A department sees its own records only, of every class; an enterprise
 * those about itself.
 */
export const CLASSES: Readonly<Record<Role, readonly number[]>> = {
  administrator: [1, 2],
  registrar: [1, 2, 3, 4],
  'area-officer': [1, 2, 3],
  'station-head': [1, 2, 3],
  'bureau-chief': [1, 2, 3, 4],
  'credit-office': [1, 2, 3, 4],
  'legal-officer': [1, 2, 3],
  'department-user': [1, 2, 3, 4],
  inspector: [1, 2, 3],
  auditor: [1, 2, 3, 4],
  enterprise: [1, 2, 3, 4],
  bank: [1, 2],
};

/** What a system's key may be made for, as far as its role has it: work with the register, nothing of the house's own. */
export const KEY_PERMISSIONS = [
  'entity.read',
  'standing.read',
  'record.read',
  'record.file',
  'record.correct',
  'complaint.take',
  'rulebook.read',
  'undetermined.read',
  'warning.read',
  'unit.read',
  'calendar.read',
  'opened.read',
  'offered.read',
] as const satisfies readonly Permission[];

/** The permissions of a role, in order of the table. */
export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => mayRole(role, permission));
}

/** Whether a role is of somebody outside the office. */
export function isOutside(role: Role): role is OutsideRole {
  return (OUTSIDE_ROLES as readonly Role[]).includes(role);
}

/** Whether a role has a permission. */
export function mayRole(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
