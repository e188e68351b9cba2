// What the draft says otherwise than the edition that it was begun from, as it is being written.

import { EditionChanges } from '../grading/edition-changes.tsx';
import { Bones, Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import type { Examination } from './use-examination.ts';
import '../grading/rulebook.css';

export function ChangesTab({ examination: { examined, differences } }: { readonly examination: Examination }) {
  const { t, say } = useWords();
  if (!examined) return <Bones lines={6} />;
  if (!differences) return <p className="note">{t('lab.changesWrong')}</p>;
  if (differences.length === 0) return <Nothing title={t('compare.identical')} how={t('lab.changesNone')} />;
  return differences.map((one) => (
    <section key={one.after.edition} className="stack">
      <p className="muted">
        {t('lab.changesAbout', {
          edition: one.after.edition,
          before: `${say(one.before.short)} ${t('reading.editionName', { id: one.before.edition })}`,
        })}
      </p>
      <EditionChanges differences={one} />
    </section>
  ));
}
