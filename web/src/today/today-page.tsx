// Today's orders, made for a phone first: the list, the patrol, and what waits to be sent.

import { Link } from '@tanstack/react-router';
import { App, Button, Segmented, Select } from 'antd';
import { useCallback, useState } from 'react';
import { readToday } from '../../../src/supervision/today/today-api.ts';
import { useAsk } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { CasesDue } from '../duties/cases-due.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { dayInText, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { DrawnVisits } from './drawn-visits.tsx';
import { type MadeOrder, MadeOrders } from './made-orders.tsx';
import { OrderList } from './order-list.tsx';
import type { Sent, Waiting } from './outbox.ts';
import { type Body, type Order, PatrolForm, type Today } from './patrol-form.tsx';
import { useKeptDay } from './use-kept-day.ts';
import { useOnline, useOutbox } from './use-outbox.ts';
import { keepPhotos, usePhotosWaiting } from './use-photos-waiting.ts';
import { WaitingBar } from './waiting-bar.tsx';
import './today.css';

export function TodayPage() {
  const { t } = useWords();
  const { account } = useAccount();
  const { message } = App.useApp();
  const [officer, setOfficer] = useState<string>();
  const asked = useAsk(readToday, { query: { officer } }, { fresh: 0, keep: true });
  useEvents('duty', () => asked.refetch());
  const [going, setGoing] = useState<Order>();
  const [orders, setOrders] = useState<readonly MadeOrder[]>([]);
  const said = useSaid(setOrders);
  const outbox = useOutbox(account.id, asked.dataUpdatedAt, said);
  const pictures = usePhotosWaiting(account.id);
  const online = useOnline();
  const enter = async (order: Order, body: Body, photos: readonly ArrayBuffer[]) => {
    const of = { account: account.id, entity: order.entity.id, name: order.entity.name };
    try {
      await keepPhotos({ ...of, patrol: body.patrol }, photos);
    } catch {
      message.error(t('photos.noRoom'));
      return;
    }
    outbox.put({ ...of, body });
    if (!navigator.onLine) message.info(t('patrols.keptHere', { name: order.entity.name }));
    setGoing(undefined);
  };
  const { data, keptAt } = useKeptDay(account.id, asked.data, officer === undefined);
  return (
    <div className="today">
      <WaitingBar {...outbox} {...pictures} online={online} />
      <MadeOrders orders={orders} onRead={() => setOrders([])} />
      {!going && online && <CasesDue />}
      {keptAt && data && (
        <p className="muted small">{t('patrols.keptDay', { at: momentInTable(new Date(keptAt).toISOString()) })}</p>
      )}
      {asked.isPending && !data && online && <Bones lines={8} />}
      {asked.error && !data && <Failed error={asked.error} retry={asked.refetch} />}
      {data && going && (
        <PatrolForm
          key={going.entity.id}
          order={going}
          today={data}
          onEntered={(body, photos) => enter(going, body, photos)}
          onLeave={() => setGoing(undefined)}
        />
      )}
      {data && !going && (
        <List today={data} sent={outbox.waiting} officer={officer} onOfficer={setOfficer} onGo={setGoing} />
      )}
    </div>
  );
}

/** Says what came of each entry that was sent, and how the grade has changed. */
function useSaid(made: (add: (before: readonly MadeOrder[]) => readonly MadeOrder[]) => void) {
  const { t } = useWords();
  const { message } = App.useApp();
  return useCallback(
    ({ name, entity, body }: Waiting, sent: Sent) => {
      if (sent.is === 'refused') message.warning(t('patrols.refused', { name, why: sent.why }));
      if (sent.is !== 'taken') return;
      const { before, after, order } = sent;
      if (order !== null) made((all) => [...all, { name, id: entity, patrol: body.patrol, number: order }]);
      message.success(before === after ? t('patrols.filed', { name }) : t('patrols.changed', { name, before, after }));
    },
    [message, t, made],
  );
}

interface ListProps {
  readonly today: Today;
  readonly sent: readonly Waiting[];
  readonly officer: string | undefined;
  readonly onOfficer: (officer: string | undefined) => void;
  readonly onGo: (order: Order) => void;
}

function List({ today, sent, officer, onOfficer, onGo }: ListProps) {
  const { t, lang } = useWords();
  const { can } = useAccount();
  const [by, setBy] = useState<'way' | 'due'>('way');
  const entered = new Set(sent.map(({ entity }) => entity));
  const orders = today.orders.filter(({ entity }) => !entered.has(entity.id));
  return (
    <>
      <header className="between">
        <h1>{t('patrols.title', { count: orders.length })}</h1>
        <span className="muted">{dayInText(today.on, lang)}</span>
      </header>
      <Segmented
        block
        size="large"
        value={by}
        options={(['way', 'due'] as const).map((value) => ({ value, label: t(`patrols.ways.${value}`) }))}
        onChange={setBy}
      />
      {today.officers.length > 0 && (
        <Select
          aria-label={t('patrols.whose')}
          allowClear
          placeholder={t('patrols.mine')}
          value={officer}
          options={today.officers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={onOfficer}
        />
      )}
      {orders.length === 0 && <Nothing title={t('patrols.none')} how={t('patrols.noneHow')} />}
      {officer && <p className="note">{t('patrols.others')}</p>}
      <OrderList orders={orders} today={today} by={by} onGo={officer ? undefined : onGo} />
      {today.more.count > 0 && <Link to="/duties">{t('patrols.more', { ...today.more, most: today.most })}</Link>}
      {!officer && can('visit.enter') && <DrawnVisits />}
      <footer className="today-foot">
        {today.complaints > 0 && (
          <Link to="/complaints">{t('patrols.waitingComplaints', { count: today.complaints })}</Link>
        )}
        {today.claims > 0 && <Link to="/claims">{t('patrols.claims', { count: today.claims })}</Link>}
        {orders.length > 0 && !officer && (
          <Button type="primary" size="large" block onClick={() => onGo(orders[0])}>
            {t('patrols.start')}
          </Button>
        )}
      </footer>
    </>
  );
}
