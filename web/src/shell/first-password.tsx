// Before anything else: a password of one's own in place of the one that another gave.

import { OwnPassword } from '../base/own-password.tsx';
import { useWords } from '../words/use-words.ts';
import '../base/office.css';

export function FirstPassword() {
  const { t } = useWords();
  return (
    <section className="card stack" style={{ maxWidth: 520 }}>
      <h1>{t('own.passwordFirst')}</h1>
      <p className="muted">{t('own.passwordFirstWhy')}</p>
      <OwnPassword onDone={() => window.location.reload()} />
    </section>
  );
}
