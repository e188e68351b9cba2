// The pages that the navigation leads to, each with the permission that it needs.

import type { Permission } from '../../../src/base/who/permissions.ts';

export interface Place {
  readonly to:
    | (
        | '/'
        | '/overview'
        | '/entities'
        | '/duties'
        | '/proposals'
        | '/imports'
        | '/undetermined'
        | '/rulebooks'
        | '/publicity'
        | '/conflicts'
      )
    | ('/visits' | '/plans' | '/inspection-figures' | '/inspection-items' | '/inspectors')
    | (
        | '/today'
        | '/areas'
        | '/claims'
        | '/claims/disputes'
        | '/complaints'
        | '/repairs'
        | '/notices'
        | '/objections'
        | '/requests'
        | '/warnings'
        | '/visit-codes'
        | '/articles'
      )
    | ('/accounts' | '/units' | '/calendar' | '/audit' | '/keys');
  readonly word:
    | (
        | 'home'
        | 'overview'
        | 'entities'
        | 'duties'
        | 'proposals'
        | 'imports'
        | 'undetermined'
        | 'rulebooks'
        | 'publicity'
        | 'conflicts'
      )
    | ('visits' | 'plans' | 'statistics' | 'items' | 'roster')
    | (
        | 'today'
        | 'areas'
        | 'claims'
        | 'disputes'
        | 'complaints'
        | 'repairs'
        | 'notices'
        | 'objections'
        | 'requests'
        | 'warnings'
        | 'scans'
        | 'articles'
      )
    | ('accounts' | 'units' | 'calendar' | 'audit' | 'keys');
  readonly group?: 'supervision' | 'inspection' | 'rules' | 'office';
  readonly needs: Permission;
}

export const PLACES: readonly Place[] = [
  { to: '/', word: 'home', needs: 'session.own' },
  { to: '/today', word: 'today', needs: 'today.read' },
  { to: '/overview', word: 'overview', needs: 'overview.read' },
  { to: '/entities', word: 'entities', needs: 'entity.read' },
  { to: '/duties', word: 'duties', needs: 'duty.read' },
  { to: '/proposals', word: 'proposals', needs: 'proposal.read' },
  { to: '/imports', word: 'imports', needs: 'import.read' },
  { to: '/warnings', word: 'warnings', group: 'supervision', needs: 'warning.read' },
  { to: '/claims', word: 'claims', group: 'supervision', needs: 'area.claim' },
  { to: '/claims/disputes', word: 'disputes', group: 'supervision', needs: 'area.decide' },
  { to: '/complaints', word: 'complaints', group: 'supervision', needs: 'complaint.read' },
  { to: '/notices', word: 'notices', group: 'supervision', needs: 'notice.read' },
  { to: '/objections', word: 'objections', group: 'supervision', needs: 'objection.read' },
  { to: '/repairs', word: 'repairs', group: 'supervision', needs: 'repair.read' },
  { to: '/requests', word: 'requests', group: 'supervision', needs: 'request.read' },
  { to: '/visit-codes', word: 'scans', group: 'supervision', needs: 'scan.read' },
  { to: '/articles', word: 'articles', group: 'supervision', needs: 'article.read' },
  { to: '/areas', word: 'areas', group: 'supervision', needs: 'area.read' },
  { to: '/visits', word: 'visits', group: 'inspection', needs: 'visit.enter' },
  { to: '/plans', word: 'plans', group: 'inspection', needs: 'plan.read' },
  { to: '/inspection-figures', word: 'statistics', group: 'inspection', needs: 'plan.read' },
  { to: '/inspection-items', word: 'items', group: 'inspection', needs: 'plan.read' },
  { to: '/inspectors', word: 'roster', group: 'inspection', needs: 'plan.read' },
  { to: '/undetermined', word: 'undetermined', group: 'rules', needs: 'undetermined.read' },
  { to: '/rulebooks', word: 'rulebooks', group: 'rules', needs: 'rulebook.read' },
  { to: '/publicity', word: 'publicity', group: 'rules', needs: 'rulebook.read' },
  { to: '/conflicts', word: 'conflicts', group: 'rules', needs: 'standing.read' },
  { to: '/accounts', word: 'accounts', group: 'office', needs: 'account.read' },
  { to: '/units', word: 'units', group: 'office', needs: 'unit.read' },
  { to: '/calendar', word: 'calendar', group: 'office', needs: 'calendar.read' },
  { to: '/audit', word: 'audit', group: 'office', needs: 'audit.read' },
  { to: '/keys', word: 'keys', group: 'office', needs: 'key.read' },
];

/** The groups in the order in which they stand, after the pages of none. */
export const GROUPS = ['supervision', 'inspection', 'rules', 'office'] as const;
