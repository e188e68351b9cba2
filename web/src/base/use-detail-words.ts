// What a line of the audit trail adds, with the names of fields, roles and record types in words.

import { ANY_ROLE, KEY_PERMISSIONS } from '../../../src/base/who/permissions.ts';
import { listTypes } from '../../../src/ledger/api.ts';
import { useAsk } from '../api/ask.ts';
import { useWords } from '../words/use-words.ts';

const FIELDS = ['shown', 'role', 'unit', 'reach', 'subject'] as const;
const UNIT_FIELDS = ['name', 'parent', 'division', 'source'] as const;
const STATES = ['disabled', 'enabled', 'closed', 'opened', 'lines', 'broken'] as const;

/** Gives the words of a detail; what has no word stays as it is. */
export function useDetailWords(): (detail: string) => string {
  const { t, say } = useWords();
  const types = useAsk(listTypes, {}, { fresh: 3_600_000 }).data?.items ?? [];
  const words = new Map<string, string>([
    ...ANY_ROLE.map((role): [string, string] => [role, t(`role.${role}`)]),
    ...KEY_PERMISSIONS.map((one): [string, string] => [one, t(`permission.${one}`)]),
    ...FIELDS.map((field): [string, string] => [field, t(`accounts.${field}`)]),
    ...UNIT_FIELDS.map((field): [string, string] => [field, t(`units.${field}`)]),
    ...STATES.map((state): [string, string] => [state, t(`audit.details.${state}`)]),
    ...types.map(({ id, label }): [string, string] => [id, say(label)]),
  ]);
  return (detail) => detail.replace(/[a-z]+(?:[.-][a-z]+)*/g, (word) => words.get(word) ?? word);
}
