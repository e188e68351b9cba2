// Rating a visit, once, and complaining of it.

import { useState } from 'react';
import { complainOfOwnVisit, rateOwnVisit } from '../../../src/enterprise/visits-api.ts';
import { call } from '../api/call.ts';
import { useAct } from '../parts/use-act.tsx';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { OwnVisit, VisitRules } from './visits-page.tsx';

export function RatingForm({ visit, rules }: { readonly visit: string; readonly rules: VisitRules }) {
  const { t, say } = useWords();
  const act = useAct();
  const [stars, setStars] = useState(0);
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const [words, setWords] = useState('');
  const turn = (id: string) =>
    setReasons(reasons.includes(id) ? reasons.filter((one) => one !== id) : [...reasons, id]);
  const send = () =>
    act(() => call(rateOwnVisit, { params: { id: visit }, body: { stars, reasons: [...reasons], words } }), {
      done: t('ownSite.visits.rated'),
    });
  return (
    <div className="own-form own-wide">
      <h3>{t('ownSite.visits.rate')}</h3>
      <p className="small muted">{t('ownSite.visits.rateHow')}</p>
      <fieldset>
        <legend>{t('ownSite.visits.starsLabel')}</legend>
        <div className="row">
          {[1, 2, 3, 4, 5].map((count) => (
            <label key={count} className="own-check">
              <input type="radio" name={visit} checked={stars === count} onChange={() => setStars(count)} />
              {t('ownSite.visits.stars', { count })}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('ownSite.visits.reasons')}</legend>
        {rules.reasons.map((one) => (
          <label key={one.id} className="own-check">
            <input type="checkbox" checked={reasons.includes(one.id)} onChange={() => turn(one.id)} />
            {say(one)}
          </label>
        ))}
      </fieldset>
      <label>
        {t('ownSite.visits.words')}
        <textarea className="field" rows={2} maxLength={200} value={words} onChange={(e) => setWords(e.target.value)} />
      </label>
      <button type="button" className="primary" disabled={stars === 0} onClick={send}>
        {t('ownSite.visits.sendRating')}
      </button>
    </div>
  );
}

export function ComplaintForm({ visit, rules }: { readonly visit: OwnVisit; readonly rules: VisitRules }) {
  const { t, say, lang } = useWords();
  const act = useAct();
  const [ground, setGround] = useState(rules.grounds[0].id);
  const [words, setWords] = useState('');
  const send = async () => {
    const body = { ground, words };
    const done = await act(() => call(complainOfOwnVisit, { params: { id: visit.id }, body }), {
      done: t('ownSite.visits.complained'),
    });
    if (done) setWords('');
  };
  return (
    <details>
      <summary>{t('ownSite.visits.complain')}</summary>
      <div className="own-form own-wide">
        <p className="small muted">{t('ownSite.visits.complainHow', { day: dayInText(visit.may.until, lang) })}</p>
        <label>
          {t('ownSite.visits.ground')}
          <select className="field" value={ground} onChange={(e) => setGround(e.target.value)}>
            {rules.grounds.map((one) => (
              <option key={one.id} value={one.id}>
                {say(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('ownSite.visits.words')}
          <textarea
            className="field"
            rows={3}
            maxLength={500}
            value={words}
            onChange={(e) => setWords(e.target.value)}
          />
        </label>
        <button type="button" className="primary" disabled={words.trim().length < 2} onClick={send}>
          {t('ownSite.visits.sendComplaint')}
        </button>
      </div>
    </details>
  );
}
