// What one entity was told, on its own page.

import { entityNotices } from '../../../src/notice/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { NoticeLines } from './notice-lines.tsx';

export function EntityNotices({ id }: { readonly id: string }) {
  const { t } = useWords();
  const asked = useAsk(entityNotices, { params: { id } });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={6} />;
  if (asked.data.items.length === 0) return <Nothing title={t('notices.tabNone')} />;
  return <NoticeLines rows={asked.data.items} onEntity />;
}
