// A draw as its file tells it: terms, seed, whoever was drawn with their officers, and what was changed after.

import type { Linked } from '../../../src/inspection/draw/chain.ts';
import type { DrawFile } from '../../../src/inspection/draw/draw-file.ts';
import { takeOf } from '../../../src/inspection/draw/terms.ts';
import type { Visit } from '../../../src/inspection/draw/visits.ts';
import { useWords } from '../words/use-words.ts';

/** More rows than these are not looked through by eye. */
const MOST = 500;

export function DrawShown({ file }: { readonly file: DrawFile }) {
  const { t } = useWords();
  const { visits = [], changes = [] } = file;
  const names = namesIn(file);
  return (
    <>
      <section className="card">
        <h2>{file.terms.title}</h2>
        <Terms file={file} />
      </section>
      {visits.length > 0 && (
        <section className="card">
          <h2>{t('draws.visits')}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('draws.entity')}</th>
                <th scope="col">{t('draws.officers')}</th>
              </tr>
            </thead>
            <tbody>
              {visits.slice(0, MOST).map((visit) => (
                <tr key={visit.entity}>
                  <td>{names(visit.entity)}</td>
                  <td>
                    <Officers visit={visit} names={names} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {visits.length > MOST && <p className="muted">{t('draws.first', { count: MOST })}</p>}
        </section>
      )}
      {changes.length > 0 && (
        <section className="card">
          <h2>{t('draws.changes')}</h2>
          {changes.map((changed, i) => (
            <Change key={i} changed={changed} names={names} />
          ))}
        </section>
      )}
    </>
  );
}

type Names = (id: string) => string;

function namesIn({ terms: { entities, officers } }: DrawFile): Names {
  const named = new Map([...entities, ...officers].flatMap(({ id, name }) => (name ? [[id, `${name} ${id}`]] : [])));
  return (id) => named.get(id) ?? id;
}

function Terms({ file: { terms, commitment, seed } }: { readonly file: DrawFile }) {
  const { t } = useWords();
  const from =
    terms.seed.kind === 'public'
      ? t('draws.seedPublic', { ...terms.seed })
      : t('draws.seedParties', { parties: terms.seed.parties.map(({ party }) => party).join(t('mark.list')) });
  return (
    <dl>
      <dt>{t('draws.commitment')}</dt>
      <dd>
        <code>{commitment}</code>
      </dd>
      <dt>{t('draws.day')}</dt>
      <dd>{terms.day}</dd>
      <dt>{t('draws.pools')}</dt>
      <dd>{t('draws.poolsOf', { entities: terms.entities.length, officers: terms.officers.length })}</dd>
      <dt>{t('draws.strata')}</dt>
      <dd>
        {terms.strata.map((stratum) => {
          const pool = terms.entities.filter((one) => one.stratum === stratum.id).length;
          const by = t(`draws.by.${stratum.by}`);
          return (
            <div key={stratum.id}>{t('draws.stratum', { id: stratum.id, pool, take: takeOf(stratum, pool), by })}</div>
          );
        })}
      </dd>
      <dt>{t('draws.seed')}</dt>
      <dd>{from}</dd>
      {seed && <dt>{t('draws.value')}</dt>}
      {seed && <dd>{seed.join(t('mark.list'))}</dd>}
    </dl>
  );
}

function Officers({ visit, names }: { readonly visit: Visit; readonly names: Names }) {
  const { t } = useWords();
  const { officers, lacking } = visit;
  if (lacking === undefined) return officers.map(names).join(t('mark.list'));
  return t('draws.lacking', { what: lacking === 'officers' ? t('draws.lackingAny') : lacking });
}

function Change({ changed: { change, visit, hash }, names }: { readonly changed: Linked; readonly names: Names }) {
  const { t } = useWords();
  const out = names(change.out);
  return (
    <dl className="draw-change">
      <dt>
        {change.kind === 'entity'
          ? t('draws.outEntity', { out })
          : t('draws.outOfficer', { out, entity: names(change.entity) })}
      </dt>
      <dd>
        {t('draws.why')} · {change.why}
      </dd>
      <dt>{t('draws.into')}</dt>
      <dd>
        {visit ? (
          <>
            {names(visit.entity)} · <Officers visit={visit} names={names} />
          </>
        ) : (
          t('draws.none')
        )}
      </dd>
      {hash && <dt>{t('draws.hash')}</dt>}
      {hash && (
        <dd>
          <code className="small">{hash}</code>
        </dd>
      )}
    </dl>
  );
}
