// Repair in bulk: the list as a dry run, what is chosen of it, and the proposal to a second person.

import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { listBulkRepairs, proposeBulkRepair } from '../../../src/repair/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { Free } from './repairs-page.tsx';
import { useRepairRules } from './use-repairs.ts';
import './repair.css';

export function BulkPage() {
  const { t, say } = useWords();
  const rule = useRepairRules()?.bulk[0];
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('repairs.bulkPage.title')}</h1>
        <Link to="/repairs" search={{}}>
          {t('repairs.title')}
        </Link>
      </div>
      <Free />
      {rule && (
        <>
          <p className="muted">
            {say(rule.label)}
            {t('mark.colon')}
            {say(rule.sense)}
            {t('mark.open')}
            {rule.article}
            {t('mark.close')} {t('repairs.page.assumption')}
            {t('mark.colon')}
            {say(rule.assumption)}
          </p>
          <Listed id={rule.id} />
        </>
      )}
    </div>
  );
}

function Listed({ id }: { readonly id: string }) {
  const { t } = useWords();
  const asked = useAsk(listBulkRepairs, { params: { id } });
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [proposing, setProposing] = useState(false);
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={6} />;
  const { items } = asked.data;
  if (items.length === 0) return <Nothing title={t('repairs.bulkPage.none')} how={t('repairs.bulkPage.noneHow')} />;
  const chosen = items.filter(({ record }) => !left.has(record)).map(({ record }) => record);
  const toggle = (record: number) =>
    setLeft(
      (former) => new Set([...former].filter((one) => one !== record).concat(former.has(record) ? [] : [record])),
    );
  return (
    <>
      <p>{t('repairs.bulkPage.dry')}</p>
      <div className="row">
        <Button type="primary" disabled={chosen.length === 0} onClick={() => setProposing(true)}>
          {t('repairs.bulkPage.propose')}
        </Button>
        <span>{t('repairs.bulkPage.chosen', { count: chosen.length })}</span>
      </div>
      <div className="sheet repair-sheet">
        <table>
          <thead>
            <tr>
              <th>{t('repairs.columns.entity')}</th>
              <th>{t('repairs.bulkPage.listed')}</th>
              <th>{t('repairs.bulkPage.cured')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ record, entity, number, on, cure }) => (
              <tr key={record}>
                <th scope="row">
                  <Checkbox checked={!left.has(record)} onChange={() => toggle(record)}>
                    {entity.name}
                  </Checkbox>
                </th>
                <td>
                  {on} {number}
                </td>
                <td>
                  {cure.on} {cure.number}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {proposing && (
        <ReasonDialog
          title={t('repairs.bulkPage.propose')}
          word={t('repairs.bulkPage.propose')}
          label={t('repairs.bulkPage.why')}
          done={t('repairs.bulkPage.done')}
          act={(why) => call(proposeBulkRepair, { params: { id }, body: { records: chosen, why } })}
          onClose={() => setProposing(false)}
        />
      )}
    </>
  );
}
