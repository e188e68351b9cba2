// The lights of the entities in a list: asked for some at a time, so that rows already shown are not asked again.

import { useQueries } from '@tanstack/react-query';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listLights } from '../../../src/supervision/warnings/api.ts';
import { call } from '../api/call.ts';
import { useAccount } from '../shell/use-account.ts';
import { useWarningChanges } from './use-warnings.ts';

type EntityLight = AnswerOf<typeof listLights>['items'][number];

const SOME = 100;

/** By internal id; nothing for whoever may not see warnings. */
export function useLights(ids: readonly string[]): ReadonlyMap<string, EntityLight> {
  const { can } = useAccount();
  const parts = Array.from({ length: Math.ceil(ids.length / SOME) }, (_, i) =>
    ids.slice(i * SOME, (i + 1) * SOME).join(','),
  );
  useWarningChanges();
  return useQueries({
    queries: parts.map((entities) => ({
      queryKey: [listLights.id, entities],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(listLights, { query: { entities } }, signal),
      enabled: can('warning.read'),
      staleTime: 20_000,
    })),
    combine: together,
  });
}

function together(parts: readonly { readonly data?: AnswerOf<typeof listLights> }[]): ReadonlyMap<string, EntityLight> {
  return new Map(parts.flatMap(({ data }) => (data?.items ?? []).map((one) => [one.entity, one] as const)));
}
