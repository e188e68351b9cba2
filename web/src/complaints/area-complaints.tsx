// How many complaints are open in an area, leading to the list of them.

import { Link } from '@tanstack/react-router';
import { countComplaints } from '../../../src/supervision/complaints/complaint-api.ts';
import { useAsk } from '../api/ask.ts';
import { useAccount } from '../shell/use-account.ts';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { useComplaintChanges } from './use-complaints.ts';

export function AreaComplaints({ id }: { readonly id: number }) {
  const { t } = useWords();
  const { can } = useAccount();
  const counted = useAsk(countComplaints, { query: { area: id } }, { enabled: can('complaint.read') });
  useComplaintChanges();
  if (!counted.data) return null;
  return (
    <Link to="/complaints" search={{ area: id, whose: 'all' }}>
      {t('complaints.areaLink', { count: count(counted.data.open) })}
    </Link>
  );
}
