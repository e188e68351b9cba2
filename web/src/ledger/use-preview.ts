// What would follow from a filing, asked again whenever the form has been still for a moment.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { previewRecord } from '../../../src/grading/filing-api.ts';
import { call } from '../api/call.ts';
import { useLater } from '../parts/use-later.ts';
import { useWords } from '../words/use-words.ts';
import type { Filled } from './values.ts';

export type Preview = AnswerOf<typeof previewRecord>;
export type Faults = (path: readonly (string | number)[]) => string | undefined;

interface Written {
  readonly type: string;
  readonly source: string | undefined;
  readonly fields: Filled;
  readonly record: number | undefined;
}

export interface Previewed {
  readonly answer: Preview | undefined;
  readonly error: unknown;
  readonly asking: boolean;
  readonly faults: Faults;
}

export function usePreview(id: string, written: Written, complete: boolean): Previewed {
  const { lang } = useWords();
  const still = useLater(JSON.stringify(written), 350);
  const asked = useQuery({
    queryKey: [previewRecord.id, id, still],
    queryFn: ({ signal }) => call(previewRecord, { params: { id }, body: JSON.parse(still) }, signal),
    enabled: complete,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
  const answer = complete ? asked.data : undefined;
  const byPath = new Map((answer?.faults ?? []).map((fault) => [fault.path, fault[lang]]));
  return {
    answer,
    error: asked.error,
    asking: asked.isFetching,
    faults: (path) => byPath.get(path.join('.')),
  };
}
