// Kept lists: the filters and columns of the moment under a name, to be opened again, passed on by a link, or removed.

import { CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox, Input, Popover } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { keepView, listViews, removeView } from '../../../src/registry/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useUndo } from '../parts/use-undo.tsx';
import { useWords } from '../words/use-words.ts';

type View = AnswerOf<typeof listViews>['items'][number];

const again = () => client.invalidateQueries({ queryKey: [listViews.id] });

export function ViewsMenu() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={<Views close={() => setOpen(false)} />}
    >
      <Button aria-expanded={open}>{t('register.views')}</Button>
    </Popover>
  );
}

function Views({ close }: { readonly close: () => void }) {
  const { t } = useWords();
  const asked = useAsk(listViews, {});
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  const items = asked.data?.items ?? [];
  return (
    <div className="views">
      {items.length === 0 && asked.isSuccess && <p className="muted">{t('register.viewsNone')}</p>}
      <ul>
        {items.map((view) => (
          <Kept key={view.id} view={view} close={close} />
        ))}
      </ul>
      <Keep items={items} />
    </div>
  );
}

function Kept({ view, close }: { readonly view: View; readonly close: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [act, tell] = [useAct(), useUndo()];
  const { name, search, shared } = view;
  const remove = async () => {
    const gone = await act(() => call(removeView, { params: { id: view.id } }));
    if (!gone) return;
    tell(t('register.viewRemoved', { name }), () => call(keepView, { body: { name, search, shared } }));
  };
  const copy = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}/entities?view=${view.id}`);
    message.success(t('register.viewCopied'));
  };
  return (
    <li className="between">
      <button
        type="button"
        className="plain-link"
        onClick={() => {
          close();
          navigate({ href: `/entities${search && `?${search}`}` });
        }}
      >
        {name}
      </button>
      <span>
        {shared && (
          <Button
            type="text"
            size="small"
            icon={<CopyOutlined />}
            aria-label={t('register.viewLink', { name })}
            onClick={copy}
          />
        )}
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('register.viewRemove', { name })}
          onClick={remove}
        />
      </span>
    </li>
  );
}

function Keep({ items }: { readonly items: readonly View[] }) {
  const { t } = useWords();
  const { message, modal } = App.useApp();
  const tell = useUndo();
  const { searchStr } = useLocation();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keep = async () => {
    try {
      const body = { name: name.trim(), search: searchStr.replace(/^\?/, ''), shared };
      await call(keepView, { body });
      setName('');
      await again();
      const former = items.find((one) => one.name === body.name && one.search !== body.search);
      if (!former) message.success(t('register.viewSaved', { name: body.name }));
      else {
        const { name, search, shared } = former;
        tell(t('register.viewReplaced', { name }), () => call(keepView, { body: { name, search, shared } }));
      }
    } catch (error) {
      modal.error({ title: t('refused.happened'), content: <Failed error={error} /> });
    }
  };
  return (
    <form
      className="stack"
      style={{ gap: 8 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) void keep();
      }}
    >
      <Input
        aria-label={t('register.viewName')}
        placeholder={t('register.viewName')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
        {t('register.viewShared')}
      </Checkbox>
      <Button htmlType="submit" type="primary" disabled={!name.trim()}>
        {t('register.viewSave')}
      </Button>
    </form>
  );
}
