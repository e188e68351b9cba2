// Listings that came in as records and about which there is no case yet; a case is begun from one to remove it or to tell of it.

import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { beginListing, type entityListings } from '../../../src/notice/lists/api.ts';
import { call } from '../api/call.ts';
import { CaseTable } from '../parts/case-table.tsx';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';

type Standing = AnswerOf<typeof entityListings>['records'][number];

const COLUMNS = ['list', 'document', 'listed', 'source', 'begin'] as const;

export function StandingRecords({ id, records }: { readonly id: string; readonly records: readonly Standing[] }) {
  const { t, say } = useWords();
  const { can } = useAccount();
  const [chosen, setChosen] = useState<Standing>();
  return (
    <section className="stack" style={{ gap: 8 }}>
      <p className="muted">{t('listings.standingAbout')}</p>
      <CaseTable heads={COLUMNS.map((one) => t(`listings.standing.${one}`))}>
        {records.map((one) => (
          <tr key={one.record}>
            <th scope="row">
              {t(`listings.list.${one.list}`)}
              <div className="small muted">{one.groundLabel ? say(one.groundLabel) : one.title}</div>
            </th>
            <td>{one.documentNumber}</td>
            <td>{one.listed}</td>
            <td>{one.source}</td>
            <td>
              {can('listing.handle') && (
                <Button className="no-print" onClick={() => setChosen(one)}>
                  {t('listings.act.begin')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </CaseTable>
      {chosen && <BeginDialog id={id} of={chosen} onClose={() => setChosen(undefined)} />}
    </section>
  );
}

function BeginDialog({
  id,
  of,
  onClose,
}: {
  readonly id: string;
  readonly of: Standing;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const field = useId();
  const [why, setWhy] = useState('');
  const { error, send } = useSend(onClose);
  const go = () =>
    send(async () => {
      const { number } = await call(beginListing, { params: { id, record: of.record }, body: { why } });
      return t('listings.opened', { number });
    });
  return (
    <Modal
      open
      title={`${t('listings.act.begin')} ${of.documentNumber}`}
      okText={t('listings.act.begin')}
      cancelText={t('cancel')}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <label htmlFor={field}>{t('listings.beginWhy')}</label>
        <Input.TextArea id={field} rows={3} maxLength={2000} value={why} onChange={(e) => setWhy(e.target.value)} />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
