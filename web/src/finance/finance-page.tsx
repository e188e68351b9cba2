// Lists for financial institutions, for the office: their conditions, who was granted them, what was taken and came of it.

import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listFinance, readFinanceFigures, revokeFinanceGrant } from '../../../src/disclosure/finance/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Section } from '../enterprise/parts.tsx';
import { CaseTable } from '../parts/case-table.tsx';
import { Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { dayInText, momentInTable, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { GrantDialog } from './grant-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

type Finance = AnswerOf<typeof listFinance>;

export function FinancePage() {
  const { t } = useWords();
  const { can } = useAccount();
  const [granting, setGranting] = useState(false);
  const asked = useAsk(listFinance, {});
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('finance.title')}</h1>
        {can('finance.propose') && (
          <Button type="primary" onClick={() => setGranting(true)}>
            {t('finance.grant')}
          </Button>
        )}
      </div>
      <p className="muted">{t('finance.about')}</p>
      <Section title={t('finance.lists')} asked={asked}>
        {({ lists }) => lists.map((one) => <ListSaid key={one.id} list={one} />)}
      </Section>
      <Section title={t('finance.grants')} asked={asked}>
        {(finance) => <Grants finance={finance} />}
      </Section>
      <Figures lists={asked.data?.lists ?? []} />
      {granting && asked.data && <GrantDialog finance={asked.data} onClose={() => setGranting(false)} />}
    </div>
  );
}

function ListSaid({ list }: { readonly list: Finance['lists'][number] }) {
  const { t, say } = useWords();
  return (
    <div>
      <h3>{say(list.title)}</h3>
      <p>
        {say(list.product)} · {list.public ? t('finance.public') : t('finance.consents', { count: list.consents })}
      </p>
      <ul>
        {list.conditions.map((one) => (
          <li key={one.zh}>{say(one)}</li>
        ))}
      </ul>
      <p className="small muted">
        {say(list.sense)} {list.article}
      </p>
      {list.assumption && <p className="small muted">{t('finance.assumption', { said: say(list.assumption) })}</p>}
    </div>
  );
}

const COLUMNS = ['institution', 'list', 'purpose', 'until', 'by', 'state'] as const;

function Grants({ finance: { grants, lists } }: { readonly finance: Finance }) {
  const { t, say, lang } = useWords();
  const { can } = useAccount();
  const [revoking, setRevoking] = useState<string>();
  const today = todayIso();
  if (grants.length === 0) return <Nothing title={t('finance.noGrants')} how={t('finance.noGrantsHow')} />;
  const title = (id: string) => {
    const list = lists.find((one) => one.id === id);
    return list ? say(list.title) : id;
  };
  return (
    <>
      <CaseTable heads={COLUMNS.map((one) => t(`finance.columns.${one}`))}>
        {grants.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.unitName}</th>
            <td>{title(one.list)}</td>
            <td>
              {one.purpose}
              <div className="small muted">{one.basis}</div>
            </td>
            <td>{dayInText(one.until, lang)}</td>
            <td>{one.by}</td>
            <td>
              {one.revoked
                ? t('finance.revokedOn', { day: momentInTable(one.revoked), why: one.revokedWhy ?? '' })
                : t(one.until < today ? 'finance.ended' : 'finance.inForce')}
              {!one.revoked && one.until >= today && can('finance.propose') && (
                <div className="no-print">
                  <Button onClick={() => setRevoking(one.id)}>{t('finance.revoke')}</Button>
                </div>
              )}
            </td>
          </tr>
        ))}
      </CaseTable>
      {revoking && (
        <ReasonDialog
          title={t('finance.revoke')}
          label={t('finance.revokeWhy')}
          send={async (why) => {
            await call(revokeFinanceGrant, { params: { id: revoking }, body: { why } });
            return t('finance.revoked');
          }}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </>
  );
}

const FIGURES = ['takes', 'named', 'contacted', 'granted', 'declined', 'amount'] as const;

function Figures({ lists }: Pick<Finance, 'lists'>) {
  const { t, say } = useWords();
  return (
    <Section title={t('finance.figures')} asked={useAsk(readFinanceFigures, {})}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing title={t('finance.noFigures')} how={t('finance.noFiguresHow')} />
        ) : (
          <CaseTable heads={(['institution', ...FIGURES] as const).map((one) => t(`finance.figure.${one}`))}>
            {items.map((one) => (
              <tr key={`${one.list} ${one.unit}`}>
                <th scope="row">
                  {one.institution}
                  <div className="small muted">
                    {lists.filter(({ id }) => id === one.list).map(({ title }) => say(title))}
                  </div>
                </th>
                {FIGURES.map((name) => (
                  <td key={name}>{one[name].toLocaleString()}</td>
                ))}
              </tr>
            ))}
          </CaseTable>
        )
      }
    </Section>
  );
}
