// An address without a page.

import { Link } from '@tanstack/react-router';
import { Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';

export function Missing() {
  const { t } = useWords();
  return (
    <Nothing title={t('missing.title')} how={t('missing.how')}>
      <Link to="/">{t('missing.home')}</Link>
    </Nothing>
  );
}
