// The repair notice on A4, served together with a penalty: period and range, conditions, route, papers, for free.

import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readRepairNotice, tellRepairNotice } from '../../../src/repair/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useAccount } from '../shell/use-account.ts';
import { noticeSentences } from '../words/repair-letter.ts';
import { useWords } from '../words/use-words.ts';
import '../parts/letter.css';
import './repair.css';

export type RepairNotice = AnswerOf<typeof readRepairNotice>;

export function RepairNoticePage() {
  const params = useParams({ from: '/office/entities/$id/repairs/notice/$record' });
  const asked = useAsk(readRepairNotice, { params });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={10} />;
  return (
    <div className="order-page">
      <Head notice={asked.data} id={params.id} />
      <Sheet notice={asked.data} />
    </div>
  );
}

function Head({ notice, id }: { readonly notice: RepairNotice; readonly id: string }) {
  const { t } = useWords();
  const { can } = useAccount();
  const act = useAct();
  const { record } = notice.prospect;
  const make = () =>
    act(() => call(tellRepairNotice, { params: { id, record: String(record) } }), {
      done: t('repairs.letter.toldDone'),
    });
  return (
    <header className="no-print stack">
      <Link to="/entities/$id" params={{ id }} search={{ tab: 'repairs' }}>
        {t('repairs.letter.back', { name: notice.entity.name })}
      </Link>
      <div className="between">
        <h1>{t('repairs.letter.title')}</h1>
        <div className="row">
          {can('repair.take') && (
            <Button size="large" onClick={make}>
              {t('repairs.letter.tell')}
            </Button>
          )}
          <Button size="large" type="primary" onClick={() => window.print()}>
            {t('repairs.letter.print')}
          </Button>
        </div>
      </div>
      <p className="muted">{t('repairs.letter.told')}</p>
    </header>
  );
}

/** As it is handed over, in Chinese. */
function Sheet({ notice }: { readonly notice: RepairNotice }) {
  const said = noticeSentences(notice);
  return (
    <article className="letter" lang="zh-CN">
      <p className="letter-office">{notice.prospect.source}</p>
      <h2>{said.title}</h2>
      <p className="letter-to">{said.to}</p>
      <p>{said.opening}</p>
      {said.sections.map(({ title, lines }) => (
        <section key={title}>
          <h3>{title}</h3>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
      <div className="letter-seal">
        <p>{said.seal}</p>
        <p>{notice.prospect.source}</p>
        <p>{said.issued}</p>
      </div>
      {said.assumed && <p className="faint small letter-note">{said.assumed}</p>}
    </article>
  );
}
