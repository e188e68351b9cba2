// Beginning an import that is ready, or dropping its file.

import { useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { beginImport, dropImport, undoMapping } from '../../../src/exchange/api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useUndo } from '../parts/use-undo.tsx';
import { useWords } from '../words/use-words.ts';
import type { OneImport } from './import-page.tsx';
import type { Plan } from './use-look.ts';

interface Props {
  readonly plan: Plan;
  readonly one: OneImport;
}

export function BeginForm({ plan, one }: Props) {
  const { t } = useWords();
  const [correct, setCorrect] = useState<string | undefined>(one.correct ?? undefined);
  const [keep, setKeep] = useState(true);
  const { begin, error } = useBegin({ plan, one });
  const drop = useDrop(one);
  const { look, busy } = plan;
  const ready = look?.type && look.problems.length === 0 && !busy && correct?.trim() !== '';
  return (
    <section className="card stack" style={{ gap: 10 }}>
      {look?.mapping != null && (plan.source || one.source) && (
        <Checkbox checked={keep} onChange={({ target }) => setKeep(target.checked)}>
          {t('imports.keep')}
        </Checkbox>
      )}
      {look?.type !== 'entities' && (
        <Checkbox
          checked={correct !== undefined}
          onChange={({ target }) => setCorrect(target.checked ? '' : undefined)}
        >
          {t('imports.correct')}
        </Checkbox>
      )}
      {correct !== undefined && (
        <Input
          aria-label={t('imports.correctWhy')}
          placeholder={t('imports.correctWhy')}
          value={correct}
          maxLength={500}
          onChange={({ target }) => setCorrect(target.value)}
        />
      )}
      {error !== undefined && <Failed error={error} />}
      <div className="row">
        <Button type="primary" size="large" disabled={!ready} onClick={() => begin(keep, correct?.trim())}>
          {t('imports.begin')}
        </Button>
        <Button size="large" onClick={drop}>
          {t('imports.drop_')}
        </Button>
      </div>
    </section>
  );
}

function useBegin({ plan, one }: Props) {
  const { t } = useWords();
  const tell = useUndo();
  const [error, setError] = useState<unknown>();
  const begin = async (keep: boolean, correct: string | undefined) => {
    const { look, asked } = plan;
    if (!look?.type) return;
    setError(undefined);
    try {
      const { type, mapping } = look;
      const { source, sheet } = asked;
      const body = { type, source, sheet, mapping, correct, keep: keep && mapping !== null };
      const begun = await call(beginImport, { params: { id: one.id }, body });
      await client.invalidateQueries();
      if (begun.replaced)
        tell(
          t('imports.replaced', { source: begun.source }),
          () => call(undoMapping, { params: { id: one.id }, body: {} }),
          t('imports.putBack'),
        );
    } catch (refused) {
      setError(refused);
    }
  };
  return { begin, error };
}

function useDrop(one: OneImport): () => void {
  const { t } = useWords();
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  return () =>
    modal.confirm({
      title: t('imports.dropSure'),
      okText: t('imports.drop_'),
      cancelText: t('cancel'),
      onOk: async () => {
        await call(dropImport, { params: { id: one.id } }).catch(() => undefined);
        message.success(t('imports.dropped'));
        await navigate({ to: '/imports' });
      },
    });
}
