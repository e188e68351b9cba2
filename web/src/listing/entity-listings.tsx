// The listings of one entity, entry and exit complete, on its own page, and opening another.

import { Button } from 'antd';
import { useState } from 'react';
import { entityListings } from '../../../src/notice/lists/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { ListingLines } from './listing-lines.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { StandingRecords } from './standing-records.tsx';

export function EntityListings({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useWords();
  const { can } = useAccount();
  const [opening, setOpening] = useState(false);
  const asked = useAsk(entityListings, { params: { id } });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={6} />;
  return (
    <div className="stack">
      {can('listing.handle') && (
        <div className="no-print">
          <Button onClick={() => setOpening(true)}>{t('listings.open')}</Button>
        </div>
      )}
      {asked.data.records.length > 0 && <StandingRecords id={id} records={asked.data.records} />}
      {asked.data.items.length > 0 && <ListingLines rows={asked.data.items} onEntity />}
      {asked.data.items.length + asked.data.records.length === 0 && <Nothing title={t('listings.tabNone')} />}
      {opening && <OpenDialog id={id} name={name} onClose={() => setOpening(false)} />}
    </div>
  );
}
