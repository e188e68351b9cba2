// Before saving: which grade and tier will follow under each rulebook, and until when.

import { Grade } from '../parts/grade.tsx';
import { wordOf } from '../parts/levels.ts';
import { SmallBand } from '../parts/standing-band.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { dayBefore, dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Preview, Previewed } from './use-preview.ts';

type Consequence = Preview['consequences'][number];

interface Props {
  readonly preview: Pick<Previewed, 'answer' | 'error'>;
  readonly complete: boolean;
  readonly title: string;
}

export function WhatFollows({ preview, complete, title }: Props) {
  const { t } = useWords();
  return (
    <section className="card stack follows" style={{ gap: 10 }} aria-live="polite">
      <h2>{title}</h2>
      {!complete && <p className="muted">{t('file.followWait')}</p>}
      {complete && preview.error ? <Failed error={preview.error} /> : null}
      {complete && !preview.answer && !preview.error && <Bones lines={3} />}
      {preview.answer && <Answered answer={preview.answer} />}
    </section>
  );
}

function Answered({ answer }: { readonly answer: Preview }) {
  const { t, lang } = useWords();
  if (answer.faults.length > 0)
    return (
      <div className="fault">
        <b>{t('file.followFaults', { count: answer.faults.length })}</b>
        <ul className="bullets">
          {answer.faults.map((fault) => (
            <li key={fault.path + fault.code}>{fault[lang]}</li>
          ))}
        </ul>
      </div>
    );
  const changed = answer.consequences.filter((one) => one.changes || one.undetermined);
  const same = answer.consequences.filter((one) => !one.changes && !one.undetermined);
  return (
    <>
      {answer.unchanged && <p className="note">{t('file.unchanged')}</p>}
      {!answer.unchanged && changed.length === 0 && <p>{t('file.followSame')}</p>}
      {changed.map((one) => (
        <Follows key={one.rulebook} one={one} />
      ))}
      {changed.length > 0 && same.length > 0 && <Unmoved rest={same} />}
    </>
  );
}

function Follows({ one }: { readonly one: Consequence }) {
  const { t, say, lang } = useWords();
  const { now, after } = one;
  const moved = now?.level !== after?.level;
  return (
    <div className="follow">
      <div className="between">
        <b>{say(one.short)}</b>
        <SmallBand name={say(one.short)} levels={one.levels} spans={one.spansAfter} />
      </div>
      <div className="row">
        {moved && (
          <>
            <Grade levels={one.levels} code={now?.level ?? null} bare />
            <span aria-hidden>→</span>
          </>
        )}
        <Grade levels={one.levels} code={after?.level ?? null} />
      </div>
      <div className="small muted">
        {[
          after?.tier && wordOf(one.tiers, after.tier, say),
          after?.until && t('entity.until', { day: dayInText(dayBefore(after.until), lang) }),
          !moved && one.changes && now?.until === after?.until && t('file.changesOther'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {one.undetermined && <span className="chip warn">{t('file.undetermined')}</span>}
    </div>
  );
}

function Unmoved({ rest }: { readonly rest: readonly Consequence[] }) {
  const { t, say } = useWords();
  return (
    <p className="small faint">
      {rest.map((one) => say(one.short)).join(t('mark.list'))}
      {t('mark.colon')}
      {t('file.followRest')}
    </p>
  );
}
