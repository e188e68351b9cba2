// The language in use, and what is written in both languages said in it.

import { useTranslation } from 'react-i18next';
import type { Lang } from '../../../src/base/problem.ts';

/** Something written in both languages. */
export interface Both {
  readonly zh: string;
  readonly en: string;
}

export function useWords() {
  const { t, i18n } = useTranslation();
  const lang: Lang = i18n.language === 'en' ? 'en' : 'zh';
  return { t, lang, say: (both: Both) => both[lang] || both.zh };
}
