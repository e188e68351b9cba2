// One import: to be checked, under way, or its receipt.

import { Link, useParams } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readImport } from '../../../src/exchange/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { State } from './history.tsx';
import './imports.css';
import { PlanForm } from './plan-form.tsx';
import { Receipt } from './receipt.tsx';
import { UnderWay } from './under-way.tsx';

export type OneImport = AnswerOf<typeof readImport>;

export function ImportPage() {
  const { id } = useParams({ from: '/office/imports/$id' });
  const asked = useAsk(readImport, { params: { id } });
  useEvents('import', (key) => {
    if (key !== undefined && key !== id) return;
    client.invalidateQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(id) });
  });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  return (
    <div className="stack">
      <Head one={asked.data} />
      <Body one={asked.data} />
    </div>
  );
}

function Head({ one }: { readonly one: OneImport }) {
  const { t, say } = useWords();
  const aside = [one.type && say(one.type.label), one.source, one.by, momentInTable(one.began)];
  return (
    <div>
      <Link to="/imports" className="small no-print">
        ← {t('imports.back')}
      </Link>
      <div className="between">
        <h1 className="import-name">{one.file}</h1>
        <State state={one.state} />
      </div>
      <div className="muted">{aside.filter(Boolean).join(' · ')}</div>
      {one.partOf && (
        <Link to="/imports/$id" params={{ id: one.partOf }} className="small">
          {t('imports.partOf')}
        </Link>
      )}
    </div>
  );
}

function Body({ one }: { readonly one: OneImport }) {
  const { can } = useAccount();
  if (one.state === 'draft') return can('import.run') ? <PlanForm key={one.id} one={one} /> : null;
  if (one.state === 'waiting' || one.state === 'running') return <UnderWay one={one} />;
  return <Receipt one={one} />;
}
