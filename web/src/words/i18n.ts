// The language of the console: Chinese first, English by one switch, kept in this browser; where it has not chosen, the account’s.

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Lang } from '../../../src/base/problem.ts';
import { askIn } from '../api/call.ts';
import { countedWords } from './counted.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
  }
}

const KEPT = 'jinxin.lang';

/** Begins with the language that was chosen last, otherwise Chinese. */
export function startWords(): void {
  i18next
    .use(countedWords)
    .use(initReactI18next)
    .init({
      lng: localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh',
      fallbackLng: 'zh',
      resources: { zh: { translation: zh }, en: { translation: en } },
      interpolation: { escapeValue: false },
    });
  i18next.on('languageChanged', show);
  show(i18next.language);
}

/** Changes the language and keeps the choice. */
export function speak(lang: Lang): void {
  localStorage.setItem(KEPT, lang);
  i18next.changeLanguage(lang);
}

/** Speaks the language of whoever has signed in, unless this browser has chosen one. */
export function speakAs({ lang }: { readonly lang: Lang }): void {
  if (localStorage.getItem(KEPT) === null) void i18next.changeLanguage(lang);
}

function show(lang: string): void {
  askIn(lang);
  document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
  document.title = `${i18next.t('product')} · ${i18next.t('office')}`;
}
