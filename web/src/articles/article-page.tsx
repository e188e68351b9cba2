// One article: written and put forward by its author, read by whoever publishes it, withdrawn once public.

import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import {
  changeArticle,
  discardArticle,
  proposeArticle,
  readArticle,
  withdrawArticle,
} from '../../../src/disclosure/articles/article-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Marked } from './marked.tsx';
import './articles.css';

type Article = AnswerOf<typeof readArticle>;

export function ArticlePage() {
  const { id } = useParams({ from: '/office/articles/$id' });
  const { data, error, isPending, refetch } = useAsk(readArticle, { params: { id } }, { fresh: 0 });
  if (isPending) return <Bones lines={8} />;
  if (error) return <Failed error={error} retry={refetch} />;
  const writing = data.own && data.state === 'draft';
  return (
    <div className="stack">
      <Head article={data} />
      {writing ? <Writing key={data.revision} article={data} /> : <Reading article={data} />}
    </div>
  );
}

function Head({ article }: { readonly article: Article }) {
  const { t } = useWords();
  const { title, kind, state, unit, author, publishedAt, publishedBy, withdrawn, proposal, id } = article;
  return (
    <div>
      <h1>{title}</h1>
      <p className="muted">
        {t(`articles.kinds.${kind}`)} · {unit} · {author} ·{' '}
        <span className="chip">{t(`articles.states.${state}`)}</span>
      </p>
      {publishedAt && <p>{t('articles.published', { who: publishedBy, at: momentInTable(publishedAt) })}</p>}
      {withdrawn && (
        <p>{t('articles.withdrawn', { who: withdrawn.by, at: momentInTable(withdrawn.at), why: withdrawn.why })}</p>
      )}
      {state === 'published' && (
        <a href={`/public/${kind === 'news' ? 'news' : 'cases'}/${id}`}>{t('articles.look')}</a>
      )}
      {proposal !== null && (
        <p>
          {t('articles.waiting')}{' '}
          <Link to="/proposals" search={{ id: String(proposal) }}>
            {t('articles.toProposal')}
          </Link>
        </p>
      )}
    </div>
  );
}

function Writing({ article: { id, title, body, revision } }: { readonly article: Article }) {
  const { t } = useWords();
  const act = useAct();
  const navigate = useNavigate();
  const [text, setText] = useState({ title, body });
  const [proposing, setProposing] = useState(false);
  const changed = text.title !== title || text.body !== body;
  const save = () =>
    act(() => call(changeArticle, { params: { id }, body: { ...text, revision } }), { done: t('articles.saved') });
  const discard = async () => {
    const manner = { sure: t('articles.discardSure'), word: t('articles.discard'), done: t('articles.discarded') };
    if (await act(() => call(discardArticle, { params: { id } }), manner)) await navigate({ to: '/articles' });
  };
  return (
    <>
      <section className="card stack">
        <Input
          aria-label={t('articles.heading')}
          maxLength={80}
          value={text.title}
          onChange={(event) => setText({ ...text, title: event.target.value })}
        />
        <Input.TextArea
          aria-label={t('articles.body')}
          autoSize={{ minRows: 10, maxRows: 30 }}
          maxLength={20_000}
          value={text.body}
          onChange={(event) => setText({ ...text, body: event.target.value })}
        />
        <p className="small muted">{t('articles.bodyHint')}</p>
        <div className="row">
          <Button type="primary" disabled={!changed} onClick={save}>
            {t('articles.save')}
          </Button>
          <Button disabled={changed} onClick={() => setProposing(true)}>
            {t('articles.propose')}
          </Button>
          <Button onClick={discard}>{t('articles.discard')}</Button>
        </div>
      </section>
      <section className="card">
        <h2>{t('articles.preview')}</h2>
        <Marked text={text.body} />
      </section>
      {proposing && (
        <ReasonDialog
          title={t('articles.propose')}
          word={t('articles.propose')}
          label={t('articles.proposeLabel')}
          done={t('articles.proposed')}
          act={(reason) => call(proposeArticle, { params: { id }, body: { reason } })}
          onClose={() => setProposing(false)}
        />
      )}
    </>
  );
}

function Reading({ article: { id, body, state } }: { readonly article: Article }) {
  const { t } = useWords();
  const { can } = useAccount();
  const [withdrawing, setWithdrawing] = useState(false);
  return (
    <>
      <section className="card">
        <Marked text={body} />
      </section>
      {state === 'published' && can('article.publish') && (
        <div className="row">
          <Button onClick={() => setWithdrawing(true)}>{t('articles.withdraw')}</Button>
        </div>
      )}
      {withdrawing && (
        <ReasonDialog
          title={t('articles.withdrawTitle')}
          word={t('articles.withdraw')}
          label={t('articles.withdrawLabel')}
          done={t('articles.withdrawDone')}
          act={(why) => call(withdrawArticle, { params: { id }, body: { why } })}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </>
  );
}
