// One thing that waits: its name, why it does, how much there is, and the page that shows it.

import type { UseQueryResult } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Failed } from '../parts/states.tsx';

interface Props<T> {
  readonly to: LinkProps['to'];
  readonly search?: Record<string, string>;
  readonly title: string;
  readonly why: ReactNode;
  readonly asked: UseQueryResult<T, Error>;
  /** What stands at the right; null: nothing waits. */
  readonly value: (answer: T) => string | null;
  readonly none: string;
}

export function Tile<T>({ to, search, title, why, asked, value, none }: Props<T>) {
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  const told = asked.data === undefined ? undefined : value(asked.data);
  return (
    <Link to={to} search={search as never} className={told === null ? 'waiting quiet' : 'waiting'} activeProps={{}}>
      <span>
        {title}
        <br />
        <span className="small faint">{why}</span>
      </span>
      {told === undefined ? (
        <span className="bone" style={{ width: 48 }} />
      ) : told === null ? (
        <span className="muted">{none}</span>
      ) : (
        <b>{told}</b>
      )}
    </Link>
  );
}
