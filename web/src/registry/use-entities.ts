import { useEffect } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { type ATTENTION, listEntities } from '../../../src/grading/entities-api.ts';
import { usePages } from '../api/pages.ts';
import type { Level } from '../parts/levels.ts';

/** What the address of the register says. */
export type Filters = Readonly<
  Partial<
    Record<
      | 'q'
      | 'division'
      | 'industry'
      | 'kind'
      | 'status'
      | 'tag'
      | 'rulebook'
      | 'level'
      | 'tier'
      | 'area'
      | 'warning'
      | 'columns'
      | 'view',
      string
    > & { attention: Attention; sort: 'id' | 'name' }
  >
>;
type Attention = (typeof ATTENTION)[number];
export type EntityRow = AnswerOf<typeof listEntities>['items'][number];

/** What a list of entities shows and how it asks for more. */
export interface ListProps {
  readonly rows: readonly EntityRow[];
  readonly levels: readonly Level[];
  readonly tiers: readonly Level[];
  /** Of the rulebook: a letter never stands without it. */
  readonly short: string;
  readonly reading: boolean;
  readonly more: (() => unknown) | undefined;
  readonly search: { readonly rulebook?: string };
}

const PAGE = 100;

/** The filters as the service takes them. */
export function askedBy({ columns: _columns, view: _view, ...asked }: Filters) {
  return asked;
}

export function useEntities(shown: Filters) {
  const filters = askedBy(shown);
  const asked = usePages(listEntities, { query: { ...filters, limit: PAGE } }, { keep: true });
  const { pages, rows, more } = asked;
  const short = (pages.at(-1)?.items.length ?? PAGE) < PAGE;
  // Under a costly filter a page may come out short, even empty, with more behind it.
  useEffect(() => {
    if (short && asked.hasNextPage && !asked.isFetching) void more();
  }, [short, asked.hasNextPage, asked.isFetching, more]);
  return {
    rows,
    total: pages[0]?.total ?? undefined,
    error: asked.error,
    reading: asked.isFetching,
    done: asked.isSuccess && !asked.isFetching && !asked.hasNextPage,
    retry: asked.refetch,
    more: asked.hasNextPage && !asked.isFetchingNextPage ? more : undefined,
  };
}
