// The duty sheets: every rule with its article and what is assumed, and which local sheets the office works by.

import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { chooseDutySheets, listDutySheets } from '../../../src/supervision/duties/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useEvents } from '../api/events.ts';
import { LastChoice } from '../parts/last-choice.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { SheetCard, SheetRule } from '../parts/sheet-card.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import './duties.css';

type Answer = AnswerOf<typeof listDutySheets>;
type Sheet = Answer['items'][number];

export function SheetsPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const [choosing, setChoosing] = useState(false);
  const asked = useAsk(listDutySheets, {});
  useEvents('sheets', () => void client.invalidateQueries({ queryKey: [listDutySheets.id] }));
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={12} />;
  const { items, choice } = asked.data;
  return (
    <div className="stack">
      <Link to="/duties" search={{}} className="no-print" activeProps={{}}>
        ← {t('duties.title')}
      </Link>
      <div className="between">
        <div>
          <h1>{t('duties.sheets')}</h1>
          <p className="muted">{t('duties.sheetsAbout')}</p>
        </div>
        {can('duty.sheets') && (
          <Button className="no-print" onClick={() => setChoosing(true)}>
            {t('duties.choose')}
          </Button>
        )}
      </div>
      <LastChoice choice={choice} words="duties" />
      {items.map((sheet) => (
        <OneSheet key={sheet.id} sheet={sheet} />
      ))}
      {choosing && <ChooseDialog sheets={items.filter(({ local }) => local)} onClose={() => setChoosing(false)} />}
    </div>
  );
}

function OneSheet({ sheet }: { readonly sheet: Sheet }) {
  const { say } = useWords();
  return (
    <SheetCard sheet={sheet} under={<p className="small faint">{sheet.document}</p>}>
      <dl className="sheet-rules">
        {sheet.rules.map((rule) => (
          <SheetRule key={rule.id} label={say(rule.label)} said={rule} />
        ))}
      </dl>
    </SheetCard>
  );
}

function ChooseDialog({ sheets, onClose }: { readonly sheets: readonly Sheet[]; readonly onClose: () => void }) {
  const { t, say } = useWords();
  const [chosen, setChosen] = useState(sheets.filter(({ inUse }) => inUse).map(({ id }) => id));
  return (
    <ReasonDialog
      title={t('duties.choose')}
      word={t('duties.propose')}
      note={t('duties.chooseWhy')}
      label={t('duties.why')}
      least={2}
      done={t('duties.sent')}
      act={(why) => call(chooseDutySheets, { body: { sheets: chosen, why } })}
      onClose={onClose}
    >
      <Checkbox.Group
        value={chosen}
        onChange={setChosen}
        options={sheets.map(({ id, title }) => ({ value: id, label: say(title) }))}
        className="stack"
      />
    </ReasonDialog>
  );
}
