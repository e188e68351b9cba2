// On which day and among whom is counted: a day, the beginning of a division's code, the beginning of an industry's.

import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { DayField } from '../parts/day-field.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

export interface Among {
  readonly on?: string;
  readonly division?: string;
  readonly industry?: string;
}

interface Props {
  readonly among: Among;
  readonly onChange: (change: Among) => void;
}

export function AmongFilter({ among, onChange }: Props) {
  const { t } = useWords();
  const today = todayIso();
  return (
    <>
      <div className="row among-one">
        <span className="faint">{t('held.day')}</span>
        <DayField
          label={t('held.day')}
          value={among.on ?? today}
          onChange={(on) => onChange({ on: on === today ? undefined : on })}
        />
      </div>
      <Code
        label={t('held.division')}
        value={among.division}
        fits={/^\d{2,12}$/}
        onChange={(division) => onChange({ division })}
      />
      <Code
        label={t('held.trade')}
        value={among.industry}
        fits={/^(?:[A-T]\d{0,4}|\d{1,4})$/}
        onChange={(industry) => onChange({ industry })}
      />
    </>
  );
}

interface CodeProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly fits: RegExp;
  readonly onChange: (value: string | undefined) => void;
}

function Code({ label, value = '', fits, onChange }: CodeProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const wrong = text !== '' && !fits.test(text);
  const write = () => {
    if (!wrong && text !== value) onChange(text || undefined);
  };
  return (
    <Input
      className="among-code"
      allowClear
      aria-label={label}
      aria-invalid={wrong}
      status={wrong ? 'error' : undefined}
      placeholder={label}
      value={text}
      onChange={(event) => {
        setText(event.target.value.trim());
        if (event.target.value === '' && value !== '') onChange(undefined);
      }}
      onBlur={write}
      onPressEnter={write}
    />
  );
}
