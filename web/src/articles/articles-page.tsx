// Articles of the public site for those who write and publish them, and what each unit owes by month.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { ARTICLE_KINDS, ARTICLE_STATES, listArticles } from '../../../src/disclosure/articles/article-api.ts';
import { useAsk } from '../api/ask.ts';
import { Scroller } from '../parts/scroller.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ArticleDuty } from './article-duty.tsx';
import { WriteDialog } from './write-dialog.tsx';
import './articles.css';

const TABS = ['articles', 'duty'] as const;

export function ArticlesPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const { tab = 'articles' } = useSearch({ from: '/office/articles' });
  const [writing, setWriting] = useState(false);
  return (
    <div className="stack">
      <div className="between">
        <div>
          <h1>{t('articles.title')}</h1>
          <p className="muted no-print">{t('articles.about')}</p>
        </div>
        {can('article.write') && (
          <Button type="primary" onClick={() => setWriting(true)}>
            {t('articles.write')}
          </Button>
        )}
      </div>
      <nav className="tabs no-print" aria-label={t('articles.title')}>
        {TABS.map((one) => (
          <Link
            key={one}
            to="/articles"
            search={one === 'articles' ? {} : { tab: one }}
            className={`tab ${tab === one ? 'on' : ''}`}
            aria-current={tab === one ? 'page' : undefined}
            activeProps={{}}
          >
            {t(`articles.tabs.${one}`)}
          </Link>
        ))}
      </nav>
      {tab === 'duty' ? <ArticleDuty /> : <Listed />}
      {writing && <WriteDialog onClose={() => setWriting(false)} />}
    </div>
  );
}

function Listed() {
  const { t } = useWords();
  const { kind, state, after } = useSearch({ from: '/office/articles' });
  const navigate = useNavigate({ from: '/articles' });
  const asked = useAsk(listArticles, { query: { kind, state, after } }, { keep: true });
  const choose = (chosen: object) => navigate({ search: (former) => ({ ...former, after: undefined, ...chosen }) });
  return (
    <>
      <div className="row no-print">
        <Select
          aria-label={t('articles.kind')}
          value={kind ?? ''}
          options={[
            { value: '', label: t('articles.allKinds') },
            ...ARTICLE_KINDS.map((value) => ({ value, label: t(`articles.kinds.${value}`) })),
          ]}
          onChange={(value) => choose({ kind: value || undefined })}
        />
        <Select
          aria-label={t('articles.state')}
          value={state ?? ''}
          options={[
            { value: '', label: t('articles.allStates') },
            ...ARTICLE_STATES.map((value) => ({ value, label: t(`articles.states.${value}`) })),
          ]}
          onChange={(value) => choose({ state: value || undefined })}
        />
      </div>
      {asked.isPending && <Bones lines={6} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data?.items.length === 0 && <Nothing title={t('articles.none')} />}
      {asked.data && asked.data.items.length > 0 && <Lines items={asked.data.items} />}
      {asked.data?.next && (
        <Button onClick={() => navigate({ search: (former) => ({ ...former, after: asked.data.next ?? undefined }) })}>
          {t('articles.more')}
        </Button>
      )}
    </>
  );
}

function Lines({ items }: { readonly items: AnswerOf<typeof listArticles>['items'] }) {
  const { t } = useWords();
  return (
    <Scroller label={t('articles.title')} className="card article-scroll">
      <table className="list">
        <thead>
          <tr>
            {(['heading', 'kind', 'state', 'unit', 'author', 'changed'] as const).map((head) => (
              <th key={head} scope="col">
                {t(`articles.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to="/articles/$id" params={{ id: one.id }}>
                  {one.title}
                </Link>
              </td>
              <td>{t(`articles.kinds.${one.kind}`)}</td>
              <td>
                <span className={`chip ${one.state === 'draft' ? 'warn' : ''}`}>
                  {t(`articles.states.${one.state}`)}
                </span>
              </td>
              <td>{one.unit}</td>
              <td>{one.author}</td>
              <td>{momentInTable(one.changedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
