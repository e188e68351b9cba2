// An entity in sight is asked again when it, its records or its standing have changed.

import { client } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';

/** `id` is what the address calls the entity, `known` the id that the service gave for it. */
export function useEntityChanges(id: string, known: string | undefined): void {
  useEvents('entity', (key) => {
    if (key !== undefined && key !== '*' && key !== known) return;
    client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.some((part) => aboutEntity(part, id)) });
  });
}

/** A list that is asked for page by page has the id itself in its key. */
function aboutEntity(part: unknown, id: string): boolean {
  return part === id || (part as { params?: { id?: string } } | undefined)?.params?.id === id;
}
