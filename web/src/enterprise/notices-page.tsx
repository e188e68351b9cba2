// What one was told, the latest first; each opens as the letter that it is.

import { Link } from '@tanstack/react-router';
import { listOwnNotices } from '../../../src/enterprise/rights-api.ts';
import { useAsk } from '../api/ask.ts';
import { Nothing } from '../parts/states.tsx';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Section } from './parts.tsx';

export function OwnNotices() {
  const { t, say, lang } = useWords();
  return (
    <>
      <h1>{t('enterprise.nav.notices')}</h1>
      <p className="muted">{t('enterprise.notices.about')}</p>
      <Section asked={useAsk(listOwnNotices, {})}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <Nothing title={t('enterprise.notices.none')} how={t('enterprise.notices.noneHow')} />
            )}
            <ul>
              {items.map((one) => (
                <li key={one.id} className="own-item">
                  <Link to="/own/notices/$id" params={{ id: one.id }}>
                    {say(one.label)}
                  </Link>{' '}
                  {one.number} <span className="muted">{dayInText(one.told, lang)}</span>{' '}
                  {one.read === null && <span className="chip warn">{t('enterprise.unread')}</span>}
                  <div className="small muted">
                    {one.authority} ·{' '}
                    {one.served
                      ? t('enterprise.notices.served', { day: dayInText(one.served, lang) })
                      : t('enterprise.notices.unserved')}
                    {one.answerBy && ` · ${t('enterprise.notices.answerBy', { day: dayInText(one.answerBy, lang) })}`}
                    {one.stated && ` · ${t('enterprise.notices.statedOn', { day: dayInText(one.stated, lang) })}`}
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
    </>
  );
}
