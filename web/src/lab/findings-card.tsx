// What the checks and the cases find, beside the draft: each finding leads to its line.

import { dayText } from '../../../src/base/day.ts';
import type { Found } from '../../../src/lab/examine.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Examination } from './use-examination.ts';

type GoTo = (path: string, line: number) => void;

export function FindingsCard({ examination, goTo }: { readonly examination: Examination; readonly goTo: GoTo }) {
  const { t } = useWords();
  const { examined, busy, error } = examination;
  if (error) return <Failed error={error} />;
  return (
    <aside className="card stack lab-found" aria-label={t('lab.checks')} style={{ gap: 10 }}>
      <div className="between">
        <h2>{t('lab.checks')}</h2>
        <span className="small faint" role="status">
          {busy ? t('lab.checking') : ''}
        </span>
      </div>
      {examined ? <Results examined={examined} goTo={goTo} /> : <Bones lines={4} />}
    </aside>
  );
}

function Results({ examined, goTo }: { readonly examined: NonNullable<Examination['examined']>; readonly goTo: GoTo }) {
  const { t } = useWords();
  const narrow = useNarrow();
  const { found, cases } = examined;
  const of = (severity: Found['severity']) => found.filter((one) => one.severity === severity);
  const [errors, warnings, notes] = [of('error'), of('warning'), of('note')];
  const failing = cases.filter(({ failures }) => failures.length > 0).length;
  return (
    <>
      <div className="row">
        {errors.length === 0 && <span className="lab-good">✓ {t('lab.sound')}</span>}
        {errors.length > 0 && <span className="lab-bad">✗ {t('lab.errors', { count: errors.length })}</span>}
      </div>
      <div>
        {cases.length === 0 && <span className="muted">{t('lab.casesNot')}</span>}
        {cases.length > 0 && failing === 0 && (
          <span className="lab-good">✓ {t('lab.casesHold', { count: cases.length })}</span>
        )}
        {failing > 0 && (
          <span className="lab-bad">✗ {t('lab.casesFail', { failed: failing, count: cases.length })}</span>
        )}
      </div>
      <Since examined={examined} />
      <Findings items={errors} goTo={goTo} />
      {warnings.length > 0 && (
        <details open={!narrow}>
          <summary className="small muted">{t('lab.warnings', { count: warnings.length })}</summary>
          <Findings items={warnings} goTo={goTo} />
        </details>
      )}
      {notes.length > 0 && (
        <details>
          <summary className="small muted">{t('lab.showNotes', { count: notes.length })}</summary>
          <Findings items={notes} goTo={goTo} />
        </details>
      )}
    </>
  );
}

/** From when on the draft judges otherwise. */
function Since({ examined }: { readonly examined: NonNullable<Examination['examined']> }) {
  const { t, lang } = useWords();
  if (!examined.book) return null;
  const { change } = examined;
  const day = change && dayText(change.since);
  const sentence = !change
    ? t('lab.sinceNever')
    : day
      ? t('lab.since', { day: dayInText(day, lang) })
      : t('lab.sinceAlways');
  return <p className={change && !day ? 'note' : 'muted'}>{sentence}</p>;
}

function Findings({ items, goTo }: { readonly items: readonly Found[]; readonly goTo: GoTo }) {
  const { t, say } = useWords();
  return (
    <ul className="lab-findings">
      {items.map((one) => {
        const path = one.file.split('/').slice(2).join('/');
        return (
          <li key={`${one.file}:${one.line} ${one.zh}`} className={`lab-${one.severity}`}>
            <button type="button" className="lab-place" onClick={() => goTo(path, one.line)}>
              {path} · {t('lab.line', { line: one.line })}
            </button>
            <div>
              <span className="sr-only">{t(`lab.severity.${one.severity}`)} </span>
              {say(one)}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
