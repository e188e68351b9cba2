// The pages that the navigation leads to, each with the permission that it needs.

import type { Permission } from '../../../src/base/who/permissions.ts';

/** The groups in the order in which they stand, after the pages of none. */
export const GROUPS = ['supervision', 'rights', 'inspection', 'rules', 'office'] as const;

type Group = (typeof GROUPS)[number];

/** One line: address, word of `nav`, permission, group. */
function at<To extends string, Word extends string>(to: To, word: Word, needs: Permission, group?: Group) {
  return { to, word, needs, group };
}

/** A page is offered to whoever has the permission; new ones go into their group. */
export const PLACES = [
  at('/', 'home', 'session.own'),
  at('/today', 'today', 'today.read'),
  at('/overview', 'overview', 'overview.read'),
  at('/entities', 'entities', 'entity.read'),
  at('/duties', 'duties', 'duty.read'),
  at('/proposals', 'proposals', 'proposal.read'),
  at('/imports', 'imports', 'import.read'),
  at('/warnings', 'warnings', 'warning.read', 'supervision'),
  at('/claims', 'claims', 'area.claim', 'supervision'),
  at('/claims/disputes', 'disputes', 'area.decide', 'supervision'),
  at('/complaints', 'complaints', 'complaint.read', 'supervision'),
  at('/visit-codes', 'scans', 'scan.read', 'supervision'),
  at('/areas', 'areas', 'area.read', 'supervision'),
  at('/notices', 'notices', 'notice.read', 'rights'),
  at('/listings', 'listings', 'listing.read', 'rights'),
  at('/objections', 'objections', 'objection.read', 'rights'),
  at('/repairs', 'repairs', 'repair.read', 'rights'),
  at('/requests', 'requests', 'request.read', 'rights'),
  at('/finance', 'finance', 'finance.read', 'rights'),
  at('/articles', 'articles', 'article.read', 'rights'),
  at('/visits', 'visits', 'visit.enter', 'inspection'),
  at('/plans', 'plans', 'plan.read', 'inspection'),
  at('/inspection-figures', 'statistics', 'plan.read', 'inspection'),
  at('/inspection-items', 'items', 'plan.read', 'inspection'),
  at('/inspectors', 'roster', 'plan.read', 'inspection'),
  at('/undetermined', 'undetermined', 'undetermined.read', 'rules'),
  at('/rulebooks', 'rulebooks', 'rulebook.read', 'rules'),
  at('/publicity', 'publicity', 'rulebook.read', 'rules'),
  at('/conflicts', 'conflicts', 'standing.read', 'rules'),
  at('/accounts', 'accounts', 'account.read', 'office'),
  at('/units', 'units', 'unit.read', 'office'),
  at('/calendar', 'calendar', 'calendar.read', 'office'),
  at('/audit', 'audit', 'audit.read', 'office'),
  at('/keys', 'keys', 'key.read', 'office'),
];

/** One of them. */
export type Place = (typeof PLACES)[number];
