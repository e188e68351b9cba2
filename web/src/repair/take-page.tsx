// Noting an application at the desk: find the entity, then choose what is to be repaired.

import { useNavigate, useSearch } from '@tanstack/react-router';
import { EntityPick } from '../complaints/entity-pick.tsx';
import { useWords } from '../words/use-words.ts';
import { EntityRepairs } from './entity-repairs.tsx';
import './repair.css';

export function TakeRepairPage() {
  const { t } = useWords();
  const { entity } = useSearch({ from: '/office/repairs/take' });
  const navigate = useNavigate({ from: '/repairs/take' });
  return (
    <div className="stack repair-take">
      <h1>{t('repairs.take')}</h1>
      <p className="muted">{t('repairs.takeAbout')}</p>
      <label htmlFor="repair-entity">{t('repairs.columns.entity')}</label>
      <EntityPick
        id="repair-entity"
        value={entity}
        onChange={(chosen) => navigate({ search: chosen ? { entity: chosen } : {} })}
      />
      {entity && <EntityRepairs key={entity} id={entity} />}
    </div>
  );
}
