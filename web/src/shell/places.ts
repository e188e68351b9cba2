// The pages that the navigation leads to, each with the permission that it needs.

import type { Permission } from '../../../src/base/who/permissions.ts';

export interface Place {
  readonly to: '/' | '/entities' | '/proposals' | '/undetermined' | '/rulebooks' | '/conflicts';
  readonly word: 'home' | 'entities' | 'proposals' | 'undetermined' | 'rulebooks' | 'conflicts';
  readonly group?: 'rules';
  readonly needs: Permission;
}

export const PLACES: readonly Place[] = [
  { to: '/', word: 'home', needs: 'session.own' },
  { to: '/entities', word: 'entities', needs: 'entity.read' },
  { to: '/proposals', word: 'proposals', needs: 'proposal.read' },
  { to: '/undetermined', word: 'undetermined', group: 'rules', needs: 'undetermined.read' },
  { to: '/rulebooks', word: 'rulebooks', group: 'rules', needs: 'rulebook.read' },
  { to: '/conflicts', word: 'conflicts', group: 'rules', needs: 'standing.read' },
];
