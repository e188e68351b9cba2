// An entity in a list of an area: who and where, how it stands and why, with what can be done beside it.

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { listMembers } from '../../../src/supervision/areas/area-api.ts';
import { momentInTable, placeInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

export type Member = AnswerOf<typeof listMembers>['items'][number];

interface Props {
  readonly member: Member;
  /** Before it: a box to choose it by. */
  readonly choice?: ReactNode;
  readonly children?: ReactNode;
}

export function MemberLine({ member, choice, children }: Props) {
  const { t, say } = useWords();
  const { entity, address, state, area, to, since, officer, missing } = member;
  const basis = useBasis(member);
  return (
    <li>
      <span>{choice}</span>
      <div>
        <Link to="/entities/$id" params={{ id: entity.uscc ?? entity.id }}>
          <b>{entity.name}</b>
        </Link>
        <div className="small muted">
          {[say(entity.kind), entity.industry?.name, address ?? (entity.division && placeInTable(entity.division.name))]
            .filter(Boolean)
            .join(' · ')}
        </div>
        <div className="small muted">
          <span className={state === 'claimed' ? 'chip' : 'chip warn'}>{t(`areas.states.${state}`)}</span> {area?.name}
          {to && ` → ${to.name}`} · {basis}
          {officer && ` · ${officer}`} · {momentInTable(since).slice(0, 10)}
        </div>
        {(entity.tags.length > 0 || entity.keyRegion) && (
          <div className="small">
            {entity.tags.map((tag) => (
              <span key={tag} className="chip">
                {tag}
              </span>
            ))}
            {entity.keyRegion && <span className="chip">{t('areas.keyRegion')}</span>}
          </div>
        )}
        {missing.length > 0 && (
          <div className="small" title={t('areas.missingAssumption')}>
            {t('areas.missing', { tags: missing.join(t('mark.list')) })}
          </div>
        )}
      </div>
      <span className="member-acts">{children}</span>
    </li>
  );
}

/** By what an entity is where it is, as a sentence. */
export function useBasis({ basis, said }: { readonly basis: string; readonly said: string }): string {
  const { t } = useWords();
  return basis ? t(`areas.bases.${basis as 'inside'}`, { said }) : '';
}
