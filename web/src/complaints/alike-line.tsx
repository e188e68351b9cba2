// One that may be of the same matter, with what is alike and what can be done about it.

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { StateChip } from './complaint-lines.tsx';
import type { Complaint } from './use-complaints.ts';

interface Props {
  readonly line: Complaint['alike'][number];
  readonly children?: ReactNode;
}

export function AlikeLine({ line, children }: Props) {
  const { t } = useWords();
  const { points, text, ...same } = line.likeness;
  const why = (['complainant', 'entity', 'matter'] as const).filter((one) => same[one]);
  return (
    <li>
      <div className="between">
        <span>
          <Link to="/complaints/$id" params={{ id: line.id }}>
            {line.number}
          </Link>{' '}
          {line.entity?.name ?? line.respondent} · {line.received}
        </span>
        <StateChip row={line} />
      </div>
      <div className="cut">{line.summary}</div>
      <div className="small muted">
        {t('complaints.alike.points', { points })}
        {t('mark.colon')}
        {[
          ...why.map((one) => t(`complaints.alike.why.${one}`)),
          t('complaints.alike.why.text', { percent: Math.round(text * 100) }),
        ].join(t('mark.list'))}
      </div>
      {children && <div className="row">{children}</div>}
    </li>
  );
}
