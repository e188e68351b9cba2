// The rules of publicity: every document with its regimes, articles and assumptions, and whose amounts the office works by.

import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { choosePublicitySheet, listPublicitySheets } from '../../../src/publicity/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useEvents } from '../api/events.ts';
import { LastChoice } from '../parts/last-choice.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import '../duties/duties.css';
import './publicity.css';

type Answer = AnswerOf<typeof listPublicitySheets>;
type Sheet = Answer['items'][number];

export function PublicityPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const [choosing, setChoosing] = useState(false);
  const asked = useAsk(listPublicitySheets, {});
  useEvents('sheets', () => void client.invalidateQueries({ queryKey: [listPublicitySheets.id] }));
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={12} />;
  const { items, choice } = asked.data;
  return (
    <div className="stack">
      <div className="between">
        <div>
          <h1>{t('publicity.title')}</h1>
          <p className="muted">{t('publicity.about')}</p>
        </div>
        {can('duty.sheets') && (
          <Button className="no-print" onClick={() => setChoosing(true)}>
            {t('publicity.choose')}
          </Button>
        )}
      </div>
      <LastChoice choice={choice} words="publicity" />
      {items.map((sheet) => (
        <SheetCard key={sheet.id} sheet={sheet} />
      ))}
      {choosing && <ChooseDialog sheets={items.filter(({ local }) => local)} onClose={() => setChoosing(false)} />}
    </div>
  );
}

function SheetCard({ sheet }: { readonly sheet: Sheet }) {
  const { t, say } = useWords();
  const { title, document, from, channels, local, inUse, earlier, transition, ceiling, withheld, amounts, rules } =
    sheet;
  const where = channels.map((channel) => t(`publicity.channel.${channel}`)).join(' · ');
  const head = [document, from && t('publicity.from', { day: from }), where].filter(Boolean).join(' · ');
  return (
    <section className={inUse ? 'card stack' : 'card stack duty-sheet-left'} style={{ gap: 12 }}>
      <div>
        <div className="between">
          <h2>{say(title)}</h2>
          <span className={inUse ? 'chip' : 'chip warn'}>
            {t(inUse ? (local ? 'publicity.inUse' : 'publicity.everywhere') : 'publicity.notInUse')}
          </span>
        </div>
        <p className="small faint">{head}</p>
        {transition && (
          <p className="small muted">
            {t(`publicity.earlier.${earlier}`)} · {t('publicity.assumption')} · {say(transition)}
          </p>
        )}
      </div>
      {[ceiling, withheld].map(
        (one) =>
          one && (
            <dl key={one.article} className="duty-rules">
              <div>
                <dt>
                  <b>{t(one === ceiling ? 'publicity.ceiling' : 'publicity.withheld')}</b>
                </dt>
                <Said said={one} />
              </div>
            </dl>
          ),
      )}
      {amounts.length > 0 && (
        <ul className="publicity-conditions small">
          {amounts.map(({ article, value, inclusive }) => (
            <li key={article}>
              {article} · {t(inclusive ? 'publicity.upTo' : 'publicity.below', { value: count(value) })}
            </li>
          ))}
        </ul>
      )}
      <dl className="duty-rules">
        {rules.map((rule) => (
          <div key={rule.id}>
            <dt>
              <b>{say(rule.label)}</b>{' '}
              <span className="small faint">
                {[
                  say(rule.record),
                  t(`publicity.gravity.${rule.kind}`),
                  t('publicity.cases', { count: rule.cases }),
                ].join(' · ')}
              </span>
            </dt>
            <Said said={rule} />
          </div>
        ))}
      </dl>
    </section>
  );
}

function Said({ said: { article, sense, assumption } }: { readonly said: NonNullable<Sheet['ceiling']> }) {
  const { t, say } = useWords();
  return (
    <>
      <dd>
        {say(sense)} <span className="small faint">{article}</span>
      </dd>
      {assumption && (
        <dd className="small muted">
          {t('publicity.assumption')} · {say(assumption)}
        </dd>
      )}
    </>
  );
}

function ChooseDialog({ sheets, onClose }: { readonly sheets: readonly Sheet[]; readonly onClose: () => void }) {
  const { t, say } = useWords();
  const [chosen, setChosen] = useState(sheets.find(({ inUse }) => inUse)?.id ?? '');
  const options = [
    ...sheets.map(({ id, title }) => ({ value: id, label: say(title) })),
    { value: '', label: t('publicity.none') },
  ];
  return (
    <ReasonDialog
      title={t('publicity.choose')}
      word={t('publicity.propose')}
      note={t('publicity.chooseWhy')}
      label={t('publicity.reason')}
      least={2}
      done={t('publicity.sent')}
      act={(why) => call(choosePublicitySheet, { body: { sheet: chosen, why } })}
      onClose={onClose}
    >
      <Radio.Group
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
        options={options}
        className="stack"
      />
    </ReasonDialog>
  );
}
