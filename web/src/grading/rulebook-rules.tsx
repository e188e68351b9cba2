// The rules of an edition, by dimension; each with its sentences, its remarks, its cases and whom it holds now.

import { Link, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { countHeld } from '../../../src/grading/census-api.ts';
import { Grade } from '../parts/grade.tsx';
import { Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { count, dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { AmongFilter } from './among-filter.tsx';
import { AsOf, CountingNote } from './counting-note.tsx';
import { RulebookCases } from './rulebook-cases.tsx';
import type { Document, Edition, Rule } from './rulebook-page.tsx';
import { Assumed, Doubtful } from './rulebook-remarks.tsx';
import { useCounted } from './use-counted.ts';

interface Props {
  readonly book: Document;
  readonly edition: Edition;
  readonly rules: readonly Rule[];
}

type Held = Extract<AnswerOf<typeof countHeld>, { state: 'ready' }>;

export function RulebookRules({ book, edition, rules }: Props) {
  const { say } = useWords();
  const { can } = useAccount();
  const { edition: _, ...among } = useSearch({ from: '/office/rulebooks/$id' });
  const counted = useCounted(countHeld, { params: { id: book.id }, query: among }, can('standing.read'));
  const held = counted.data?.edition === edition.id ? counted.data : undefined;
  const byDimension = Map.groupBy(rules, ({ dimension }) => dimension);
  return (
    <>
      {can('standing.read') && <Distribution book={book} counted={counted} />}
      {book.dimensions
        .filter(({ id }) => byDimension.has(id))
        .map((dimension) => (
          <section key={dimension.id} className="stack" style={{ gap: 12 }} id={`dimension-${dimension.id}`}>
            <h2 className="dimension-title">{say(dimension.label)}</h2>
            {byDimension.get(dimension.id)!.map((rule) => (
              <RuleCard
                key={rule.id}
                book={book}
                rule={rule}
                counted={can('standing.read')}
                held={held?.rules.find((one) => one.rule === rule.id)}
              />
            ))}
          </section>
        ))}
    </>
  );
}

interface DistributionProps {
  readonly book: Document;
  readonly counted: ReturnType<typeof useCounted<typeof countHeld>>;
}

/** How many entities stand on each level, within the reader's reach. */
function Distribution({ book, counted }: DistributionProps) {
  const { t, lang } = useWords();
  const { edition, ...among } = useSearch({ from: '/office/rulebooks/$id' });
  const navigate = useNavigate({ from: '/rulebooks/$id' });
  const { data, error, refetch, counting, former } = counted;
  const filter = (
    <search className="row among no-print">
      <AmongFilter
        among={among}
        onChange={(change) =>
          navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false })
        }
      />
    </search>
  );
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data)
    return (
      <section className="card distribution">
        <CountingNote counting={counting} />
        {filter}
      </section>
    );
  const levels = book.dimensions.find(({ role }) => role === 'level')!.levels;
  return (
    <section className={`card stack distribution ${former ? 'former' : ''}`} aria-busy={former} style={{ gap: 8 }}>
      <h2>{t('held.levels', { day: dayInText(data.on, lang) })}</h2>
      <ul className="row held-levels">
        {data.levels.map(({ code, count: n }) => (
          <li key={code}>
            <Grade levels={levels} code={code} /> <b>{count(n)}</b>
          </li>
        ))}
        <li className="muted">
          {t('reading.notCovered')} {count(data.uncovered)}
        </li>
      </ul>
      <div className="between">
        {filter}
        <AsOf moment={data.asOf} />
      </div>
    </section>
  );
}

interface CardProps {
  readonly book: Document;
  readonly rule: Rule;
  /** Whether the reader may see how many it holds. */
  readonly counted: boolean;
  readonly held: Held['rules'][number] | undefined;
}

function RuleCard({ book, rule, counted, held }: CardProps) {
  const { t, say } = useWords();
  const { hash } = useLocation();
  const base = rule.inherited && book.extends?.id === rule.inherited ? book.extends : undefined;
  return (
    <section
      className={`card stack rule ${hash === `rule-${rule.id}` ? 'rule-chosen' : ''}`}
      id={`rule-${rule.id}`}
      style={{ gap: 10 }}
      aria-labelledby={`title-${rule.id}`}
    >
      <div className="between">
        <h3 id={`title-${rule.id}`}>
          {rule.article}{' '}
          <Link
            to="."
            hash={`rule-${rule.id}`}
            search={true}
            className="rule-link no-print"
            aria-label={t('reading.link')}
          >
            #
          </Link>
        </h3>
        <span className="row small faint">
          <span className="chip">{say(rule.form)}</span>
          {base && (
            <Link to="/rulebooks/$id" params={{ id: base.id }} hash={`rule-${rule.id}`}>
              {t('reading.inherited', { book: say(base.short) })}
            </Link>
          )}
        </span>
      </div>
      <p className="rule-sense">{say(rule.sense)}</p>
      <Doubtful text={rule.doubt} />
      <Assumed text={rule.assumption} />
      <Conditions book={book} rule={rule} />
      {counted && <HeldBy id={book.id} rule={rule} held={held} />}
      {rule.cases.length > 0 && <RulebookCases book={book} cases={rule.cases.map((place) => book.cases[place])} />}
    </section>
  );
}

function Conditions({ book, rule }: { readonly book: Document; readonly rule: Rule }) {
  const { t, say } = useWords();
  const dimension = book.dimensions.find(({ id }) => id === rule.dimension)!;
  return (
    <dl className="facts rule-facts">
      <dt>{t('reading.reads')}</dt>
      <dd>{say(rule.reads)}</dd>
      <dt>{t('reading.when')}</dt>
      <dd>
        <ul className="rule-lines">
          {rule.lines.map(({ when, gives, level }) => (
            <li key={`${when.zh}-${gives.zh}`} className={level === null ? 'muted' : ''}>
              <span>{say(when)}</span>
              <span className="rule-gives">
                {'→ '}
                {level !== null && dimension.role === 'level' ? (
                  <Grade levels={dimension.levels} code={level} />
                ) : (
                  <b>{say(gives)}</b>
                )}
              </span>
            </li>
          ))}
        </ul>
      </dd>
      {rule.lasts && (
        <>
          <dt>{t('reading.lasts')}</dt>
          <dd>{say(rule.lasts)}</dd>
        </>
      )}
      {rule.restarts && (
        <>
          <dt>{t('reading.restarts')}</dt>
          <dd>{say(rule.restarts)}</dd>
        </>
      )}
      {!rule.named && (
        <>
          <dt />
          <dd className="small faint">{t('reading.notNamed')}</dd>
        </>
      )}
    </dl>
  );
}

interface HeldProps {
  readonly id: string;
  readonly rule: Rule;
  /** Undefined while it is counted. */
  readonly held: Held['rules'][number] | undefined;
}

function HeldBy({ id, rule, held }: HeldProps) {
  const { t } = useWords();
  const { edition: _, ...among } = useSearch({ from: '/office/rulebooks/$id' });
  const kinds = held ? (['decides', 'inForce', 'open'] as const).filter((by) => held[by] > 0) : [];
  return (
    <p className="row small held-by">
      <span className="faint">{t('held.now')}</span>
      {kinds.length === 0 && <span className="muted">{held ? t('held.none') : '…'}</span>}
      {kinds.map((by) => (
        <Link key={by} to="/rulebooks/$id/held" params={{ id }} search={{ ...among, rule: rule.id, by }}>
          {t(`held.${by}`, { n: count(held?.[by] ?? 0) })}
        </Link>
      ))}
    </p>
  );
}
