// A text that is taken over when one leaves the field or presses Enter, not at every key.

import { Input } from 'antd';
import { useEffect, useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly rows?: number;
  /** Numbers only; anything else is marked and not taken over. */
  readonly numeric?: boolean;
  readonly onWritten: (value: string) => void;
}

export function LateInput({ label, value, disabled, placeholder, rows, numeric, onWritten }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const wrong = numeric === true && (text.trim() === '' || Number.isNaN(Number(text)));
  const take = () => {
    if (text !== value && !wrong) onWritten(text);
  };
  const common = {
    'aria-label': label,
    'aria-invalid': wrong,
    ...(wrong ? { status: 'error' as const } : {}),
    value: text,
    disabled,
    placeholder,
    onBlur: take,
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
  };
  return rows ? (
    <Input.TextArea {...common} autoSize={{ minRows: rows, maxRows: 8 }} />
  ) : (
    <Input {...common} inputMode={numeric ? 'decimal' : undefined} onPressEnter={take} />
  );
}
