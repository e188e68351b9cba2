// The letter of an order to correct, on A4 as it is handed over, and how it was served.

import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { orderLetter } from '../../../src/supervision/today/order-letter.ts';
import { readRectification, takeRectification } from '../../../src/supervision/today/rectification-api.ts';
import { useAsk } from '../api/ask.ts';
import { addressOf } from '../api/call.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ServeDialog } from './serve-dialog.tsx';
import './order.css';

export type Letter = AnswerOf<typeof readRectification>;

export function OrderPage() {
  const params = useParams({ from: '/office/entities/$id/patrols/$patrol/order' });
  const asked = useAsk(readRectification, { params });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={10} />;
  return (
    <div className="order-page">
      <Head letter={asked.data} id={params.id} patrol={params.patrol} />
      <Sheet letter={asked.data} />
    </div>
  );
}

function Head({ letter, ...place }: { readonly letter: Letter; readonly id: string; readonly patrol: string }) {
  const { t, lang, say } = useWords();
  const { can } = useAccount();
  const [serving, setServing] = useState(false);
  const { served } = letter;
  return (
    <header className="no-print stack">
      <Link to="/entities/$id" params={{ id: place.id }} search={{ tab: 'patrols' }}>
        {t('orders.back', { name: letter.entity.name })}
      </Link>
      <div className="between">
        <h1>{t('orders.title')}</h1>
        <div className="row">
          {!served && can('patrol.enter') && (
            <Button size="large" onClick={() => setServing(true)}>
              {t('orders.serve')}
            </Button>
          )}
          <Button size="large" href={addressOf(takeRectification, { params: place })} download>
            {t('orders.pdf')}
          </Button>
          <Button size="large" type="primary" onClick={() => window.print()}>
            {t('orders.print')}
          </Button>
        </div>
      </div>
      <p className={served ? 'muted' : 'overdue'}>
        {served
          ? t('orders.served', { day: dayInText(served.on, lang), way: say(served.label), by: served.by })
          : t('orders.unserved')}
        {served?.signer && t('orders.signedBy', { name: served.signer })}
        {served?.receipt && t('orders.receiptIs', { receipt: served.receipt })}
      </p>
      <p className="muted small">{t('orders.inChinese')}</p>
      {serving && <ServeDialog letter={letter} place={place} onClose={() => setServing(false)} />}
    </header>
  );
}

/** As it is handed over, in Chinese. */
function Sheet({ letter }: { readonly letter: Letter }) {
  const said = orderLetter(letter);
  return (
    <article className="letter" lang="zh-CN">
      <p className="letter-office">{said.office}</p>
      <h2>{said.title}</h2>
      <p className="letter-number">{said.number}</p>
      <p className="letter-to">{said.to}</p>
      <Paragraphs all={said.before} />
      <ol>
        {said.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
      <Paragraphs all={said.after} />
      <div className="letter-seal">
        <p>{said.seal}</p>
        <p>{said.office}</p>
        <p>{said.issued}</p>
      </div>
      <dl className="letter-receipt">
        {said.receipt.map(([what, value]) => (
          <Fragment key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {said.note && <p className="faint small letter-note">{said.note}</p>}
    </article>
  );
}

function Paragraphs({ all }: { readonly all: readonly (string | undefined)[] }) {
  return all.flatMap((one) => (one ? [<p key={one}>{one}</p>] : []));
}
