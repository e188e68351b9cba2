// An act that needs an area and a reason: moving an entity, deciding whose it is.

import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { listAreas } from '../../../src/supervision/areas/area-api.ts';
import { useAsk } from '../api/ask.ts';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly title: string;
  readonly word: string;
  /** What the area is chosen for. */
  readonly label: string;
  readonly done: string;
  /** An area that cannot be chosen. */
  readonly not?: number;
  /** Only areas for which the asker acts. */
  readonly own?: boolean;
  /** Only areas of this unit. */
  readonly unit?: string;
  readonly act: (to: number, why: string) => Promise<unknown>;
  readonly onClose: () => void;
}

export function ToAreaDialog({ title, word, label, done, not, own, unit: of, act, onClose }: Props) {
  const { t } = useWords();
  const [place, reason] = [useId(), useId()];
  const [to, setTo] = useState<number>();
  const [why, setWhy] = useState('');
  const { error, send } = useSend(onClose);
  const areas = useAsk(listAreas, {}).data?.items ?? [];
  const go = () =>
    send(async () => {
      await act(to!, why.trim());
      return done;
    });
  return (
    <Modal
      open
      title={title}
      okText={word}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: to === undefined || !why.trim() }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <label htmlFor={place}>{label}</label>
        <Select
          id={place}
          showSearch
          optionFilterProp="label"
          value={to}
          options={areas
            .filter(({ id, may, unit }) => id !== not && (!own || may.claim) && (!of || unit.id === of))
            .map(({ id, name, unit }) => ({ value: id, label: `${name} · ${unit.name}` }))}
          onChange={setTo}
        />
        <label htmlFor={reason}>{t('areas.why')}</label>
        <Input.TextArea
          id={reason}
          rows={2}
          maxLength={2000}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
