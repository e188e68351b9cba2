// The register on a phone: one entity a row, big enough for a thumb.

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Grade } from '../parts/grade.tsx';
import { SmallBand } from '../parts/standing-band.tsx';
import { EntityLight } from '../warnings/entity-light.tsx';
import { useLights } from '../warnings/use-lights.ts';
import { useWords } from '../words/use-words.ts';
import type { ListProps } from './use-entities.ts';

export function EntitiesCards({ rows, levels, short, reading, more, search }: ListProps) {
  const { t, say } = useWords();
  const lights = useLights(rows.map(({ id }) => id));
  return (
    <>
      <ul className="entity-cards">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/entities/$id" params={{ id: row.uscc ?? row.id }} search={search} className="entity-card">
              <b>
                <EntityLight light={lights.get(row.id)} />
                {row.name}
              </b>
              <span className="small faint">
                {row.uscc ?? row.id} · {say(row.kind)}
                {row.status ? ` · ${say(row.status)}` : ''}
              </span>
              {row.standing && (
                <span className="between">
                  <span className="row">
                    <Grade levels={levels} code={row.standing.level} />
                    <span className="small faint">{short}</span>
                  </span>
                  <SmallBand name={row.name} levels={levels} spans={row.standing.spans} />
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {more && (
        <Button size="large" block onClick={() => more()} loading={reading}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
