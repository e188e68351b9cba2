// What the reader may do about a duty: report it done, ask to put it off or waive it, urge it, pass it on; each with a reason.

import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { extendDuty, passDuty, reportDuty, urgeDuty, waiveDuty } from '../../../src/supervision/duties/api.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useWords } from '../words/use-words.ts';
import type { Duty } from './duty-drawer.tsx';

const ACTS = ['doDone', 'doExtend', 'doWaive', 'doUrge', 'doPass'] as const;
type ActName = (typeof ACTS)[number];

export function DutyActs({ duty }: { readonly duty: Duty }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<ActName>();
  const { done, extend, waive, urge, pass } = duty.may;
  const open = { doDone: done, doExtend: extend, doWaive: waive, doUrge: urge, doPass: pass };
  const shown = ACTS.filter((name) => open[name]);
  return (
    <div className="row">
      {shown.map((name, i) => (
        <Button key={name} type={i === 0 ? 'primary' : 'default'} onClick={() => setChosen(name)}>
          {t(`duties.${name}`)}
        </Button>
      ))}
      {chosen && <ActDialog act={chosen} duty={duty} onClose={() => setChosen(undefined)} />}
    </div>
  );
}

async function doIt(act: ActName, id: string, on: string, why: string): Promise<number | null> {
  const params = { id };
  switch (act) {
    case 'doDone':
      await call(reportDuty, { params, body: { on, why } });
      return null;
    case 'doExtend':
      return (await call(extendDuty, { params, body: { until: on, why } })).proposal;
    case 'doWaive':
      return (await call(waiveDuty, { params, body: { why } })).proposal;
    case 'doUrge':
      await call(urgeDuty, { params, body: { why } });
      return null;
    case 'doPass':
      await call(passDuty, { params, body: { why } });
      return null;
  }
}

interface DialogProps {
  readonly act: ActName;
  readonly duty: Duty;
  readonly onClose: () => void;
}

function ActDialog({ act, duty, onClose }: DialogProps) {
  const { t } = useWords();
  const field = useId();
  const span = act === 'doDone' ? duty.may.done : act === 'doExtend' ? duty.may.extend : null;
  const [day, setDay] = useState(span?.last ?? '');
  const [why, setWhy] = useState('');
  const { error, send } = useSend(onClose);
  const go = () =>
    send(async () => {
      const proposal = await doIt(act, duty.id, day, why.trim());
      return t(proposal === null ? 'duties.saved' : 'duties.sent');
    });
  return (
    <Modal
      open
      title={t(`duties.${act}`)}
      okText={t(`duties.${act}`)}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: why.trim().length < 2 || (span !== null && day === '') }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        {span && (
          <>
            <label htmlFor={`${field}day`}>{t(act === 'doDone' ? 'duties.doneOn' : 'duties.until')}</label>
            <DayField id={`${field}day`} value={day} onChange={(one) => setDay(one ?? '')} />
            <span className="small faint">{t('duties.between', span)}</span>
          </>
        )}
        <label htmlFor={field}>{t('duties.why')}</label>
        <Input.TextArea
          id={field}
          rows={2}
          maxLength={500}
          autoFocus
          value={why}
          placeholder={t('duties.whyHint')}
          onChange={(event) => setWhy(event.target.value)}
        />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
