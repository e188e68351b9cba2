// How the first rows of a file are read as it is mapped now, and what is wrong with those that cannot be.

import { useWords } from '../words/use-words.ts';
import type { Look } from './use-look.ts';

export function FirstRows({ look }: { readonly look: Look }) {
  const { t } = useWords();
  const { looked, problems, type } = look;
  if (!type || problems.length) return null;
  if (looked === 0) return <p className="note">{t('imports.noRows')}</p>;
  return (
    <>
      <Untaken look={look} />
      <Read look={look} />
    </>
  );
}

/** Columns that hold something and are left out: said, so that nobody loses an amount unawares. */
function Untaken({ look }: { readonly look: Look }) {
  const { t } = useWords();
  const columns = look.columns.filter(({ targets, samples }) => targets.length === 0 && samples.length > 0);
  if (!columns.length) return null;
  return (
    <p className="note">
      {t('imports.untaken', { columns: columns.map(({ heading }) => heading).join(t('mark.list')) })}
    </p>
  );
}

function Read({ look: { looked, sound, faults } }: { readonly look: Look }) {
  const { t } = useWords();
  if (sound === looked) return <p className="good">{t('imports.soundAll', { looked })}</p>;
  return (
    <div className="note stack" style={{ gap: 6 }}>
      <b>{t('imports.sound', { looked, sound })}</b>
      <span className="small muted">{t('imports.firstFaults')}</span>
      <ul className="bullets small">
        {faults.map(({ line, text }) => (
          <li key={`${line} ${text}`}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
