// The letter of an order to correct, on A4 as it is handed over, and how it was served.

import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { orderLetter } from '../../../src/supervision/today/order-letter.ts';
import { readRectification, takeRectification } from '../../../src/supervision/today/rectification-api.ts';
import { useAsk } from '../api/ask.ts';
import { addressOf } from '../api/call.ts';
import { LetterPaper } from '../parts/letter-paper.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ServeDialog } from './serve-dialog.tsx';

export type Letter = AnswerOf<typeof readRectification>;

export function OrderPage() {
  const params = useParams({ from: '/office/entities/$id/patrols/$patrol/order' });
  const asked = useAsk(readRectification, { params });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={10} />;
  return (
    <div className="order-page">
      <Head letter={asked.data} id={params.id} patrol={params.patrol} />
      <LetterPaper letter={orderLetter(asked.data)} />
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
