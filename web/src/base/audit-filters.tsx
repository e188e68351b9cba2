// What is asked of the audit trail: who, which act, what it is about, how it came out, and when.

import { Input, Select } from 'antd';
import { useState } from 'react';
import type { InputOf } from '../../../src/base/http/operation.ts';
import { listActs, type listAudit } from '../../../src/base/office-api.ts';
import { readEntity } from '../../../src/registry/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { useWords } from '../words/use-words.ts';

export type AuditQuestion = Omit<InputOf<typeof listAudit>['query'], 'after' | 'limit'>;

const OUTCOMES = ['done', 'refused', 'looked'] as const;

interface Props {
  readonly question: AuditQuestion;
  readonly onChange: (to: AuditQuestion) => void;
}

export function AuditFilters({ question, onChange }: Props) {
  const { t, say } = useWords();
  const acts = useAsk(listActs, {}, { fresh: 3_600_000 }).data?.items ?? [];
  const set = (more: AuditQuestion) => onChange({ ...question, ...more });
  return (
    <search className="audit-filters no-print">
      <label htmlFor="audit-who">
        {t('audit.who')}
        <Input
          id="audit-who"
          allowClear
          defaultValue={question.who}
          placeholder={t('audit.whoHint')}
          onChange={(event) => set({ who: event.target.value || undefined })}
        />
      </label>
      <label htmlFor="audit-act">
        {t('audit.act')}
        <Select
          id="audit-act"
          allowClear
          value={question.act}
          showSearch
          optionFilterProp="label"
          placeholder={t('audit.all')}
          options={acts.map(({ act, what }) => ({ value: act, label: say(what) }))}
          onChange={(act) => set({ act })}
          popupMatchSelectWidth={280}
        />
      </label>
      <ObjectFilter object={question.object} onFound={(object) => set({ object })} />
      <label htmlFor="audit-outcome">
        {t('audit.outcome')}
        <Select
          id="audit-outcome"
          allowClear
          value={question.outcome}
          placeholder={t('audit.all')}
          options={OUTCOMES.map((one) => ({ value: one, label: t(`audit.outcomes.${one}`) }))}
          onChange={(outcome) => set({ outcome })}
        />
      </label>
      <label htmlFor="audit-from">
        {t('audit.from')}
        <DayField id="audit-from" value={question.from} onChange={(from) => set({ from })} />
      </label>
      <label htmlFor="audit-until">
        {t('audit.until')}
        <DayField id="audit-until" value={question.until} onChange={(until) => set({ until })} />
      </label>
    </search>
  );
}

interface ObjectProps {
  readonly object: string | undefined;
  readonly onFound: (object: string | undefined) => void;
}

/** An entity is named in the trail by its internal id, whatever code it is looked for by. */
function ObjectFilter({ object, onFound }: ObjectProps) {
  const { t } = useWords();
  const [unknown, setUnknown] = useState('');
  const find = async (written: string) => {
    const code = written.trim();
    setUnknown('');
    if (code === '' || /^JX\d+|^[0-9a-f]{8}-/.test(code)) return onFound(code || undefined);
    const entity = await call(readEntity, { params: { id: code } }).catch(() => undefined);
    if (!entity) setUnknown(code);
    onFound(entity?.id ?? code);
  };
  return (
    <label htmlFor="audit-object">
      {t('audit.object')}
      <Input.Search
        id="audit-object"
        allowClear
        defaultValue={object}
        placeholder={t('audit.objectHint')}
        onSearch={find}
      />
      {unknown && <span role="status">{t('audit.noEntity', { code: unknown })}</span>}
    </label>
  );
}

/** The same question in an address. */
export function auditSearch(question: AuditQuestion): string {
  const pairs = Object.entries(question).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
  return text && `?${text}`;
}
