// The head of a draft: its name, whether it is saved, who may see it, and throwing it away.

import { useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox, Input } from 'antd';
import { useEffect } from 'react';
import { dropDraft } from '../../../src/lab/api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { statusOf } from '../api/refused.ts';
import { useRulebooks } from '../grading/use-rulebooks.ts';
import { Failed } from '../parts/states.tsx';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { StateChip } from './drafts-page.tsx';
import { SeeProposal } from './issue-tab.tsx';
import type { Desk, Draft } from './use-draft.ts';

interface Props {
  readonly draft: Draft;
  readonly desk: Desk;
  readonly may: boolean;
  readonly again: () => void;
}

export function DraftHead({ draft, desk, may, again }: Props) {
  const { t, say } = useWords();
  const { items } = useRulebooks();
  const book = items.find((one) => one.id === draft.rulebook);
  useSaveKey(desk, may);
  return (
    <header className="stack" style={{ gap: 8 }}>
      <div className="between">
        <h1 className="lab-name">
          {may ? (
            <Input
              aria-label={t('lab.name')}
              variant="borderless"
              maxLength={120}
              value={desk.name}
              onChange={(event) => desk.rename(event.target.value)}
            />
          ) : (
            desk.name
          )}
        </h1>
        {may && (
          <div className="row">
            <span className="small faint" role="status">
              {desk.dirty ? t('lab.unsaved') : t('lab.allSaved', { at: momentInTable(desk.savedAt) })}
            </span>
            <Button
              type="primary"
              disabled={!desk.dirty || !desk.name.trim()}
              loading={desk.saving}
              onClick={desk.save}
            >
              {t('lab.save')}
            </Button>
          </div>
        )}
      </div>
      <div className="between">
        <div className="row">
          <span className="muted">{book ? say(book.short) : draft.rulebook}</span>
          <StateChip draft={{ state: draft.state, shared: desk.shared }} />
          <span className="small faint">
            {t('lab.author')} {draft.author}
          </span>
        </div>
        {may && draft.own && <Own id={draft.id} desk={desk} />}
      </div>
      {!may && draft.state !== 'issued' && (
        <p className="note">
          {t('lab.readOnly')} <SeeProposal draft={draft} />
        </p>
      )}
      {desk.error !== undefined && (
        <div className="row" style={{ alignItems: 'end' }}>
          <Failed error={desk.error} how={statusOf(desk.error) === 409 ? t('lab.conflict') : undefined} />
          {statusOf(desk.error) === 409 && <Button onClick={again}>{t('lab.reload')}</Button>}
        </div>
      )}
    </header>
  );
}

function Own({ id, desk }: { readonly id: string; readonly desk: Desk }) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const drop = () =>
    modal.confirm({
      title: t('lab.dropTitle'),
      content: t('lab.dropNote'),
      okText: t('lab.drop'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: async () => {
        await call(dropDraft, { params: { id } });
        await client.invalidateQueries();
        await navigate({ to: '/rulebooks/drafts', ignoreBlocker: true });
      },
    });
  return (
    <div className="row">
      <Checkbox checked={desk.shared} onChange={(event) => desk.share(event.target.checked)}>
        {t('lab.share')}
      </Checkbox>
      <Button type="text" danger onClick={drop}>
        {t('lab.drop')}
      </Button>
    </div>
  );
}

/** Ctrl or ⌘ S saves the draft, not the page. */
function useSaveKey({ dirty, save }: Desk, may: boolean): void {
  useEffect(() => {
    const heed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      if (may && dirty) void save();
    };
    window.addEventListener('keydown', heed);
    return () => window.removeEventListener('keydown', heed);
  }, [dirty, save, may]);
}
