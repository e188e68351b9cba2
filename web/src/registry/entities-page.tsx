// The register: one search box, filters kept in the address, a list that loads on as it is scrolled.

import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { readView } from '../../../src/registry/api.ts';
import { useAsk } from '../api/ask.ts';
import { FIRST_RULEBOOK, useRulebooks } from '../grading/use-rulebooks.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { EntitiesCards } from './entities-cards.tsx';
import { EntitiesFilters } from './entities-filters.tsx';
import { EntitiesTable } from './entities-table.tsx';
import { ExportButton } from './export-button.tsx';
import { type Filters, useEntities } from './use-entities.ts';
import { ViewsMenu } from './views-menu.tsx';
import './register.css';

export function EntitiesPage() {
  const filters = useSearch({ from: '/office/entities' });
  return filters.view ? <OpenView id={filters.view} /> : <Entities filters={filters} />;
}

/** A link to a kept list leads on to what it kept. */
function OpenView({ id }: { readonly id: string }) {
  const navigate = useNavigate();
  const asked = useAsk(readView, { params: { id } });
  const search = asked.data?.search;
  useEffect(() => {
    if (search !== undefined) void navigate({ href: `/entities${search && `?${search}`}`, replace: true });
  }, [search, navigate]);
  return asked.error ? <Failed error={asked.error} retry={asked.refetch} /> : <Bones lines={12} />;
}

function Entities({ filters }: { readonly filters: Filters }) {
  const { t, say } = useWords();
  const books = useRulebooks();
  const rulebook = filters.rulebook ?? FIRST_RULEBOOK;
  const found = useEntities(filters);
  const narrow = useNarrow();
  const { rows, total } = found;
  const filtered = Object.keys(filters).some((name) => !['rulebook', 'columns', 'sort'].includes(name));
  const book = books.items.find((one) => one.id === rulebook);
  const List = narrow ? EntitiesCards : EntitiesTable;
  return (
    <div className="stack" style={{ gap: 10 }}>
      <div className="between">
        <h1>{t('entities.title')}</h1>
        <span className="row">
          <span className="muted" aria-live="polite">
            {total && t(total.exact ? 'entities.total' : 'entities.about', { count: count(total.count) })}
          </span>
          <ViewsMenu />
          {!narrow && <ColumnsMenu />}
          <ExportButton filters={filters} />
        </span>
      </div>
      <EntitiesFilters />
      {found.error ? <Failed error={found.error} retry={found.retry} /> : null}
      {found.reading && rows.length === 0 && (
        <div className="card">
          <Bones lines={12} />
        </div>
      )}
      {found.done && rows.length === 0 && (
        <div className="card">
          <Nothing
            title={t(filtered ? 'entities.none' : 'entities.empty')}
            how={t(filtered ? 'entities.noneHow' : 'entities.emptyHow')}
          />
        </div>
      )}
      {rows.length > 0 && (
        <List
          rows={rows}
          levels={books.levels(rulebook)}
          tiers={books.tiers(rulebook)}
          short={book ? say(book.short) : ''}
          reading={found.reading}
          more={found.more}
          search={filters.rulebook ? { rulebook: filters.rulebook } : {}}
        />
      )}
    </div>
  );
}
