// The draws that are public, for anybody without an account: the hash of each, its seed, and its file to be worked out again here.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listDraws, takePublicDraw } from '../../../src/inspection/draws-api.ts';
import { useAsk } from '../api/ask.ts';
import { addressOf } from '../api/call.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { momentInTable } from '../words/formats.ts';
import { speak } from '../words/i18n.ts';
import { useWords } from '../words/use-words.ts';
import './draws.css';

type Line = AnswerOf<typeof listDraws>['items'][number];

export function DrawsPage() {
  const { t, lang } = useWords();
  const asked = useAsk(listDraws, {}, { fresh: 0 });
  return (
    <main className="draw-check">
      <h1>{t('draws.list')}</h1>
      <p className="muted">{t('draws.listAbout')}</p>
      {asked.isPending && <Bones lines={6} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data?.items.length === 0 && <p>{t('draws.listNone')}</p>}
      {asked.data?.items.map((draw) => (
        <OneDraw key={draw.id} draw={draw} />
      ))}
      <p className="row">
        <Link to="/draws/check">{t('draws.link')}</Link>
        <Link to="/draws/pledge">{t('pledge.title')}</Link>
        <button type="button" className="plain" onClick={() => speak(lang === 'zh' ? 'en' : 'zh')}>
          {t('nav.language')}
        </button>
      </p>
    </main>
  );
}

function OneDraw({ draw }: { readonly draw: Line }) {
  const { t } = useWords();
  const { id, number, title, authority, commitment, seed, laidAt, drawnAt, visits, voidAt, fileAt, changes, head } =
    draw;
  return (
    <section className="card">
      <h2>{title}</h2>
      <p className="muted">
        {t('plans.number', { number })} · {authority}
      </p>
      <dl>
        <dt>{t('draws.commitment')}</dt>
        <dd>
          <code>{commitment}</code> <span className="muted">{momentInTable(laidAt)}</span>
        </dd>
        <dt>{t('draws.seed')}</dt>
        <dd>{seed.kind === 'parties' ? t('draws.seedParties', { parties: seed.from }) : seed.from}</dd>
        <dt>{t('draws.drawn')}</dt>
        <dd>
          {voidAt
            ? t('draws.void', { at: momentInTable(voidAt) })
            : drawnAt
              ? t('draws.drawnAt', { at: momentInTable(drawnAt), count: visits ?? 0 })
              : t('draws.notDrawn')}
        </dd>
        {head && <dt>{t('draws.head', { count: changes })}</dt>}
        {head && (
          <dd>
            <code>{head}</code>
          </dd>
        )}
      </dl>
      {fileAt ? (
        <p className="row">
          <Link to="/draws/check" search={{ plan: id }}>
            {t('draws.workOut')}
          </Link>
          <a href={addressOf(takePublicDraw, { params: { id } })} download>
            {t('draws.download')}
          </a>
        </p>
      ) : (
        <p className="small muted">{t('draws.fileLater')}</p>
      )}
    </section>
  );
}
