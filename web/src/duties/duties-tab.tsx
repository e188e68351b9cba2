// The duties about one entity, on its own page.

import { useNavigate, useSearch } from '@tanstack/react-router';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { DutyCards } from './duty-cards.tsx';
import { DutyDrawer } from './duty-drawer.tsx';
import { useDuties } from './use-duties.ts';
import './duties.css';

export function DutiesTab({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { duty } = useSearch({ from: '/office/entities/$id' });
  const navigate = useNavigate({ from: '/entities/$id' });
  const { rows, error, pending, reading, retry, more } = useDuties({ whose: 'all', entity: id });
  if (error) return <Failed error={error} retry={retry} />;
  if (pending) return <Bones lines={6} />;
  return (
    <>
      {rows.length === 0 ? (
        <Nothing title={t('duties.none')} />
      ) : (
        <DutyCards rows={rows} reading={reading} more={more} onEntity />
      )}
      {duty && <DutyDrawer id={duty} onClose={() => navigate({ search: ({ duty: _, ...rest }) => rest })} onEntity />}
    </>
  );
}
