// Entities of an area or a unit: all, by state, or those that a rate lacks.

import { useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { listMembers } from '../../../src/supervision/areas/area-api.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { MemberLine } from './member-line.tsx';
import { useAreaChanges } from './use-area-changes.ts';
import { usePages } from './use-members.ts';
import './areas.css';

export function MembersPage() {
  const { t } = useWords();
  const { lacks, ...search } = useSearch({ from: '/office/areas/members' });
  useAreaChanges();
  return (
    <div className="stack">
      <h1>{lacks ? t(`areas.lacks.${lacks}`) : t('areas.members')}</h1>
      <Members query={{ ...search, lacks }} />
    </div>
  );
}

export function Members({ query }: { readonly query: Readonly<Record<string, unknown>> }) {
  const { t } = useWords();
  const asked = usePages(listMembers, query);
  const rows = asked.pages.flatMap(({ items }) => items);
  if (asked.isPending) return <Bones lines={8} />;
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (rows.length === 0) return <Nothing title={t('areas.membersNone')} />;
  return (
    <section className="card">
      <ul className="members">
        {rows.map((member) => (
          <MemberLine key={member.entity.id} member={member} />
        ))}
      </ul>
      {asked.hasNextPage && (
        <Button block onClick={() => asked.fetchNextPage()} loading={asked.isFetchingNextPage}>
          {t('areas.more')}
        </Button>
      )}
    </section>
  );
}
