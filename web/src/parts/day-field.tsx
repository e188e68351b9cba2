// A day to be written as 2026-03-02, or picked from the browser's calendar; on phones the phone's own picker.

import { CalendarOutlined } from '@ant-design/icons';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { useNarrow } from './use-narrow.ts';
import { writtenDay } from './written-day.ts';

interface Props {
  readonly id?: string;
  readonly label?: string;
  readonly value?: string;
  readonly max?: string;
  readonly onChange?: (day: string | undefined) => void;
}

export function DayField(props: Props) {
  const narrow = useNarrow();
  return (
    <>
      {narrow ? <Native {...props} className="day-input" /> : <Written {...props} />}
      <span className="only-print">{props.value}</span>
    </>
  );
}

function Native({ id, label, value, max, onChange, className }: Props & { readonly className: string }) {
  return (
    <input
      type="date"
      id={id}
      aria-label={label}
      className={className}
      value={value ?? ''}
      max={max}
      onChange={(event) => onChange?.(event.target.value || undefined)}
    />
  );
}

function Written({ id, label, value = '', max, onChange }: Props) {
  const { t } = useWords();
  const [text, setText] = useState(value);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => setText(value), [value]);
  const day = writtenDay(text);
  const wrong = text.trim() !== '' && (day === undefined || (max !== undefined && day > max));
  const write = (written: string) => {
    setText(written);
    const read = writtenDay(written);
    if (written.trim() === '') onChange?.(undefined);
    else if (read && read !== value) onChange?.(read);
  };
  return (
    <span className="day-field">
      <input
        id={id}
        aria-label={label}
        aria-invalid={wrong}
        className="day-input"
        placeholder="2026-03-02"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => write(text)}
        onKeyDown={(event) => event.key === 'Enter' && write(text)}
      />
      <button type="button" className="day-pick" aria-label={t('pickDay')} onClick={() => picker.current?.showPicker()}>
        <CalendarOutlined />
      </button>
      <input
        ref={picker}
        type="date"
        className="day-picker"
        tabIndex={-1}
        aria-hidden
        value={day ?? ''}
        max={max}
        onChange={(event) => write(event.target.value)}
      />
    </span>
  );
}
