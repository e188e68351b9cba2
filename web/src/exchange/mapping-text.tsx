// The mapping as text, for rules that a choice of columns cannot say.

import { Button, Input } from 'antd';
import { Fragment, useEffect, useState } from 'react';
import { mappingParts } from '../../../src/exchange/mapping-keys.ts';
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
      <details className="small">
        <summary>{t('imports.keys')}</summary>
        <Keys />
      </details>
    </details>
  );
}

/** Every key that the text may hold. */
function Keys() {
  const { say } = useWords();
  return mappingParts.map(({ id, label, keys }) => (
    <div key={id}>
      <h3>{say(label)}</h3>
      <dl className="import-keys">
        {Object.entries(keys).map(([key, what]) => (
          <Fragment key={key}>
            <dt>
              <code>{key}</code>
            </dt>
            <dd>{say(what)}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  ));
}
