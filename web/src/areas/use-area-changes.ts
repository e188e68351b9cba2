// Areas in sight are asked again when somebody has drawn, claimed or moved.

import { client } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';

const ABOUT = new Set([
  ...['listAreas', 'readArea', 'listMembers', 'listOwnClaims', 'listDisputes', 'readMembership'],
  ...['listRoutes', 'listRouteEntities'],
]);

export function useAreaChanges(): void {
  useEvents('area', () => {
    client.invalidateQueries({ predicate: ({ queryKey }) => ABOUT.has(String(queryKey[0])) });
  });
}
