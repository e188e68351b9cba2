// One entity: who it is, what it is warned of, whose it is, and its tabs.

import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readEntity } from '../../../src/registry/api.ts';
import { useAsk } from '../api/ask.ts';
import { latePart } from '../parts/late-part.tsx';
import { Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { EntityTabs } from './entity-tabs.tsx';
import { useEntityChanges } from './use-entity-changes.ts';
import { useView } from './use-view.ts';

const EntityArea = latePart(() => import('../areas/entity-area.tsx'), 'EntityArea');
const EntityStrip = latePart(() => import('../warnings/entity-strip.tsx'), 'EntityStrip');
const DeskDialog = latePart(() => import('../enterprise/desk-dialog.tsx'), 'DeskDialog');

/** An entity as the page has it. */
export type Entity = AnswerOf<typeof readEntity>;

export function EntityPage() {
  const { id } = useParams({ from: '/office/entities/$id' });
  const { known } = useView();
  const asked = useAsk(readEntity, { params: { id }, query: { asKnown: known } }, { keep: true });
  useEntityChanges(id, asked.data?.id);
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  return (
    <div className="stack" style={{ gap: 12 }}>
      <Head entity={asked.data} id={id} />
      {asked.data && (
        <Suspense fallback={null}>
          <EntityStrip id={asked.data.id} />
          <EntityArea id={asked.data.id} name={asked.data.name} tags={asked.data.tags} />
        </Suspense>
      )}
      <EntityTabs id={id} entity={asked.data} />
    </div>
  );
}

function Head({ entity, id }: { readonly entity: Entity | undefined; readonly id: string }) {
  const { t, say } = useWords();
  const { can } = useAccount();
  const aside =
    entity && [say(entity.kind), entity.status && say(entity.status), entity.division?.name].filter(Boolean);
  return (
    <div className="between" style={{ alignItems: 'flex-start' }}>
      <div>
        <h1>{entity?.name ?? id}</h1>
        <div className="row muted" style={{ gap: '2px 16px' }}>
          <span>{entity?.uscc ?? entity?.id ?? id}</span>
          <span>{aside?.join(' · ')}</span>
          {entity?.tags.map((tag) => (
            <span key={tag} className="chip">
              {tag}
            </span>
          ))}
          {entity?.keyRegion && <span className="chip warn">{t('entities.keyRegion')}</span>}
        </div>
      </div>
      <div className="row no-print">
        <Button onClick={() => window.print()}>{t('entity.print')}</Button>
        {can('own.activate') && <DeskButton id={id} />}
        {can('record.file') && (
          <Link to="/entities/$id/file" params={{ id }} className="primary-link">
            {t('entity.file')}
          </Link>
        )}
      </div>
    </div>
  );
}

function DeskButton({ id }: { readonly id: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('enterprise.desk.title')}</Button>
      {open && (
        <Suspense fallback={null}>
          <DeskDialog id={id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
