// Finding the entity that a complaint is about, by the search of the register.

import { Select } from 'antd';
import { useState } from 'react';
import { listEntities } from '../../../src/grading/entities-api.ts';
import { useAsk } from '../api/ask.ts';
import { useLater } from '../parts/use-later.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string | undefined) => void;
}

export function EntityPick({ id, value, onChange }: Props) {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const later = useLater(q.trim(), 200);
  const asked = useAsk(listEntities, { query: { q: later, limit: 12 } }, { enabled: later.length > 1, keep: true });
  const items = later.length > 1 ? (asked.data?.items ?? []) : [];
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ filterOption: false, onSearch: setQ }}
      value={value}
      placeholder={t('complaints.form.entityHint')}
      notFoundContent={later.length > 1 && !asked.isFetching ? t('complaints.form.entityNone') : null}
      options={items.map((entity) => ({
        value: entity.id,
        label: [entity.name, entity.uscc, entity.division?.name].filter(Boolean).join(' · '),
      }))}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
