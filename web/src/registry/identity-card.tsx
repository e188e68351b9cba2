// The few facts by which an entity is known.

import { money } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Entity } from './entity-page.tsx';

export function IdentityCard({ entity }: { readonly entity: Entity }) {
  const { t } = useWords();
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('entity.identity')}</h2>
      <Facts entity={entity} names={['legalPerson', 'established', 'capital', 'industry', 'division', 'address']} />
      <span className="sr-only">{t('entity.registered')}</span>
    </section>
  );
}

type Name =
  | 'legalPerson'
  | 'established'
  | 'capital'
  | 'industry'
  | 'division'
  | 'address'
  | 'kind'
  | 'status'
  | 'authority'
  | 'scope'
  | 'former'
  | 'tags';

/** Facts with their labels, in the order in which they are named. */
export function Facts({ entity, names }: { readonly entity: Entity; readonly names: readonly Name[] }) {
  const { t, say, lang } = useWords();
  const values: Record<Name, string | null | undefined> = {
    legalPerson: entity.legalPerson,
    established: entity.establishedOn,
    capital: entity.capital === null ? null : money(entity.capital, lang),
    industry: entity.industries.map(({ code, path }) => `${code} ${path.at(-1) ?? ''}`).join(t('mark.semicolon')),
    division: entity.division && `${entity.division.name} ${entity.division.code}`,
    address: entity.address,
    kind: say(entity.kind),
    status: entity.status && say(entity.status),
    authority: entity.registrationAuthority,
    scope: entity.businessScope,
    former: entity.formerNames.join(t('mark.semicolon')),
    tags: entity.tags.join(t('mark.list')),
  };
  return (
    <dl className="facts">
      {names.map((name) => (
        <Fact key={name} label={t(`entity.${name}`)} value={values[name]} />
      ))}
    </dl>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string | null | undefined }) {
  const { t } = useWords();
  return (
    <>
      <dt>{label}</dt>
      <dd>{value || <span className="faint">{t('unknown')}</span>}</dd>
    </>
  );
}
