// The table in which cases about entities are listed, on a page of all and on an entity's own.

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Scroller } from './scroller.tsx';
import './cases.css';

interface Props {
  readonly heads: readonly string[];
  readonly children: ReactNode;
}

export function CaseTable({ heads, children }: Props) {
  return (
    <Scroller label={heads.join(' ')} className="sheet case-sheet">
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroller>
  );
}

/** Whom a case is about; nothing on that entity's own page. */
export function AboutCell({
  entity,
  onEntity,
}: {
  readonly entity: { readonly id: string; readonly name: string };
  readonly onEntity?: boolean;
}) {
  if (onEntity) return null;
  return (
    <td>
      <Link to="/entities/$id" params={{ id: entity.id }}>
        {entity.name}
      </Link>
    </td>
  );
}
