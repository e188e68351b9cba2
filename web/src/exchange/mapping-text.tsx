// The mapping as text, for rules that a choice of columns cannot say.

import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import type { Look } from './use-look.ts';

export function MappingText({
  look,
  apply,
}: {
  readonly look: Look;
  readonly apply: (mapping: string | null) => void;
}) {
  const { t } = useWords();
  const [text, setText] = useState(look.mapping ?? '');
  useEffect(() => setText(look.mapping ?? ''), [look.mapping]);
  return (
    <details className="import-text">
      <summary>{t('imports.advanced')}</summary>
      <Input.TextArea
        aria-label={t('imports.advanced')}
        autoSize={{ minRows: 6, maxRows: 24 }}
        spellCheck={false}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="row">
        <Button onClick={() => apply(text.trim() ? text : null)}>{t('imports.apply')}</Button>
        {look.mapping !== null && <Button onClick={() => apply(null)}>{t('imports.reset')}</Button>}
      </div>
    </details>
  );
}
