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
import { Assumed, SheetCard, SheetRule } from '../parts/sheet-card.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
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
        <OneSheet key={sheet.id} sheet={sheet} />
      ))}
      {choosing && <ChooseDialog sheets={items.filter(({ local }) => local)} onClose={() => setChoosing(false)} />}
    </div>
  );
}

function OneSheet({ sheet }: { readonly sheet: Sheet }) {
  const { t, say } = useWords();
  const { document, from, channels, earlier, transition, ceiling, withheld, amounts, rules } = sheet;
  const where = channels.map((channel) => t(`publicity.channel.${channel}`)).join(' · ');
  const under = (
    <>
      <p className="small faint">
        {[document, from && t('publicity.from', { day: from }), where].filter(Boolean).join(' · ')}
      </p>
      {transition && (
        <p className="small muted">
          {t(`publicity.earlier.${earlier}`)} · <Assumed said={transition} />
        </p>
      )}
    </>
  );
  return (
    <SheetCard sheet={sheet} under={under}>
      {amounts.length > 0 && (
        <ul className="publicity-conditions small">
          {amounts.map(({ article, value, inclusive }) => (
            <li key={article}>
              {article} · {t(inclusive ? 'publicity.upTo' : 'publicity.below', { value: count(value) })}
            </li>
          ))}
        </ul>
      )}
      <dl className="sheet-rules">
        {ceiling && <SheetRule label={t('publicity.ceiling')} said={ceiling} />}
        {withheld && <SheetRule label={t('publicity.withheld')} said={withheld} />}
        {rules.map((rule) => (
          <SheetRule
            key={rule.id}
            label={say(rule.label)}
            aside={[
              say(rule.record),
              t(`publicity.gravity.${rule.kind}`),
              t('publicity.cases', { count: rule.cases }),
            ].join(' · ')}
            said={rule}
          />
        ))}
      </dl>
    </SheetCard>
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
