// The texts of a rulebook that were issued, the last first, and how far the register is graded under it.

import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listTexts, readText } from '../../../src/lab/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useEvents } from '../api/events.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { dayInText, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

type Text = AnswerOf<typeof listTexts>['items'][number];

export function TextsList({ rulebook }: { readonly rulebook: string }) {
  const { t } = useWords();
  const asked = useAsk(listTexts, { params: { rulebook } }, { fresh: 0 });
  const [graded, setGraded] = useState<string>();
  useEvents('rulebook', (key) => {
    const going = key?.includes('/') ? key : undefined;
    setGraded(going);
    // Whatever was asked before was answered by the old text.
    if (!going) void client.invalidateQueries();
  });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  return (
    <section>
      <h2>{t('lab.texts')}</h2>
      {!asked.data && <Bones lines={2} />}
      <ul className="acts">
        {asked.data?.items.map((text, place) => (
          <Line
            key={text.number ?? 0}
            rulebook={rulebook}
            text={text}
            waits={place === 0 && !text.inEffect}
            graded={graded}
          />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly rulebook: string;
  readonly text: Text;
  /** Issued, and the register not yet graded under it. */
  readonly waits: boolean;
  /** How far that is: entities done, of how many. */
  readonly graded: string | undefined;
}

function Line({ rulebook, text, waits, graded }: LineProps) {
  const { t, lang } = useWords();
  const { number, edition, since, reason, retroactive, draftedBy, issuedBy, issuedAt, inEffect } = text;
  const download = async () => {
    const { files } = await call(readText, { params: { rulebook, number: number ?? 0 } });
    save(`${rulebook}-${number ?? 'shipped'}.txt`, files);
  };
  return (
    <li>
      <div className="row">
        <b>{number === null ? t('lab.shippedText') : edition}</b>
        {inEffect && <span className="chip">{t('lab.inEffect')}</span>}
        {waits && (
          <span className="chip warn" role="status">
            {t('lab.waitingEffect')} {graded}
          </span>
        )}
        <Button size="small" type="text" onClick={download}>
          {t('lab.download')}
        </Button>
      </div>
      {number !== null && (
        <div className="small muted">
          {since ? t('lab.textSince', { day: dayInText(since, lang) }) : t('lab.textAlways')} · {reason}
          {retroactive && <div>{t('lab.retroactiveIs', { why: retroactive })}</div>}
          <div>{t('lab.textBy', { drafted: draftedBy, issued: issuedBy, at: momentInTable(issuedAt!) })}</div>
        </div>
      )}
    </li>
  );
}

/** Gives the files as one text, each behind its path. */
function save(name: string, files: Readonly<Record<string, string>>): void {
  const whole = Object.entries(files).map(([path, text]) => `# ==== ${path} ====\n${text}`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([whole.join('\n')], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
