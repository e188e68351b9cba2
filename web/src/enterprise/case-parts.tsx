// What the pages of one's own cases share: what was not sent, deadlines, and the course.

import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

/** Files that were refused when the case was submitted. */
export function Unsent({ names }: { readonly names: readonly string[] | undefined }) {
  const { t } = useWords();
  if (!names || names.length === 0) return null;
  return (
    <p className="fault" role="alert">
      {t('ownSite.cases.unsent')} {names.join(t('mark.list'))}
    </p>
  );
}

interface Step {
  readonly name: string;
  readonly due: string | null;
  readonly done: string | null;
}

export function Steps({ steps }: { readonly steps: readonly Step[] }) {
  const { t, lang } = useWords();
  if (steps.length === 0) return null;
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('ownSite.cases.deadlines')}</h2>
      <dl className="own-facts">
        {steps.map(({ name, due, done }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {due ? t('ownSite.cases.due', { day: dayInText(due, lang) }) : t('ownSite.cases.unknown')}{' '}
              {done && <span className="chip">{t('ownSite.cases.done', { day: dayInText(done, lang) })}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface Act {
  readonly act: string;
  readonly on: string | null;
  readonly why: string;
  readonly at: string;
}

export function OwnCourse({
  acts,
  wordOf,
}: {
  readonly acts: readonly Act[];
  readonly wordOf: (act: string) => string;
}) {
  const { t, lang } = useWords();
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('ownSite.cases.course')}</h2>
      <ol>
        {acts.map(({ act, on, why, at }) => (
          <li key={`${act}${at}`} className="own-item">
            <b>{wordOf(act)}</b> <span className="muted">{dayInText(on ?? at.slice(0, 10), lang)}</span>
            {why && <div>{why}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a case says, line by line; lines without a value are left out. */
export function OwnFacts({
  lines,
}: {
  readonly lines: readonly (readonly [string, string | null | false | undefined])[];
}) {
  return (
    <dl className="own-facts">
      {lines.map(
        ([what, value]) =>
          value && (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
