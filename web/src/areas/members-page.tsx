// Entities of an area or a unit: all, by state, or those that a rate lacks; whoever may tag chooses some and tags them.

import { useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { listMembers } from '../../../src/supervision/areas/area-api.ts';
import { usePages } from '../api/pages.ts';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { ChoosableMembers, useChosen } from './choosable-members.tsx';
import { type Member, MemberLine } from './member-line.tsx';
import { TaggingDialog } from './tagging-dialog.tsx';
import { useAreaChanges } from './use-area-changes.ts';
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
  const { can } = useAccount();
  const asked = usePages(listMembers, { query });
  const rows = asked.rows;
  if (asked.isPending) return <Bones lines={8} />;
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (rows.length === 0) return <Nothing title={t('areas.membersNone')} />;
  return (
    <section className="card">
      {can('entity.tag') ? (
        <Taggable rows={rows} />
      ) : (
        <ul className="members">
          {rows.map((member) => (
            <MemberLine key={member.entity.id} member={member} />
          ))}
        </ul>
      )}
      <More of={asked} />
    </section>
  );
}

function Taggable({ rows }: { readonly rows: readonly Member[] }) {
  const { t } = useWords();
  const { chosen, choose } = useChosen(rows);
  const [tagging, setTagging] = useState(false);
  return (
    <>
      <ChoosableMembers rows={rows} chosen={chosen} onChoose={choose} />
      {chosen.length > 0 && (
        <div className="claim-foot">
          <Button type="primary" size="large" block onClick={() => setTagging(true)}>
            {t('areas.tagSome', { count: chosen.length })}
          </Button>
        </div>
      )}
      {tagging && (
        <TaggingDialog
          entities={chosen.map(({ entity, missing }) => ({ ...entity, missing }))}
          onClose={() => setTagging(false)}
        />
      )}
    </>
  );
}
