// A sent file before it is imported: what it is, what its columns stand for, how its first rows are read; then it begins.

import { AutoComplete, Select } from 'antd';
import type { ReactNode } from 'react';
import { listSources } from '../../../src/exchange/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { BeginForm } from './begin-form.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { FirstRows } from './first-rows.tsx';
import type { OneImport } from './import-page.tsx';
import { MappingText } from './mapping-text.tsx';
import { sizeInText } from './size.ts';
import { type Look, type Plan, useLook } from './use-look.ts';
import { useTypes } from './use-types.ts';

export function PlanForm({ one }: { readonly one: OneImport }) {
  const { t } = useWords();
  const plan = useLook(one);
  const { look, error, busy } = plan;
  return (
    <>
      <section className="card stack" style={{ gap: 12 }}>
        <Asked plan={plan} one={one} />
        {look && <What look={look} one={one} />}
        {error !== undefined && <Failed error={error} />}
        {!look && error === undefined && <Bones lines={5} />}
      </section>
      {look && (
        <section className="card stack" style={{ gap: 12 }} aria-busy={busy}>
          <h2>{t('imports.columns')}</h2>
          <ColumnsTable look={look} plan={plan} disabled={!look.type} />
          <FirstRows look={look} />
          {look.type && <MappingText look={look} apply={plan.apply} />}
        </section>
      )}
      <BeginForm plan={plan} one={one} />
    </>
  );
}

function Asked({ plan, one }: { readonly plan: Plan; readonly one: OneImport }) {
  const { t } = useWords();
  const { account } = useAccount();
  const { options } = useTypes();
  const sources = useAsk(listSources, {}).data?.items ?? [];
  const { asked, look, ask } = plan;
  return (
    <div className="import-asked">
      <Labelled label={t('imports.type')}>
        <Select
          aria-label={t('imports.type')}
          value={asked.type ?? look?.type ?? undefined}
          placeholder={t('imports.pickType')}
          showSearch={{ optionFilterProp: 'label' }}
          options={options}
          onChange={(type) => ask({ type })}
        />
      </Labelled>
      {account.role !== 'department-user' && (
        <Labelled label={t('imports.source')} hint={t('imports.sourceHint')}>
          <AutoComplete
            aria-label={t('imports.source')}
            defaultValue={one.source ?? undefined}
            options={sources.map((value) => ({ value }))}
            showSearch={{ filterOption: (typed, option) => String(option?.value).includes(typed) }}
            onChange={(source) => ask({ source: source?.trim() || undefined })}
          />
        </Labelled>
      )}
      {look && look.sheets.length > 1 && (
        <Labelled label={t('imports.sheet')}>
          <Select
            aria-label={t('imports.sheet')}
            value={look.sheet}
            options={look.sheets.map((value) => ({ value, label: value }))}
            onChange={(sheet) => ask({ sheet: sheet ?? undefined })}
          />
        </Labelled>
      )}
    </div>
  );
}

function Labelled({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="import-labelled">
      <span>{label}</span>
      {children}
      {hint && <span className="small faint">{hint}</span>}
    </div>
  );
}

function What({ look, one }: { readonly look: Look; readonly one: OneImport }) {
  const { t, say } = useWords();
  const format = look.format === 'xlsx' ? 'Excel' : 'CSV';
  return (
    <div className="stack" style={{ gap: 6 }}>
      <p className="small muted">
        {t('imports.formatOf', { format, encoding: look.encoding.toUpperCase(), size: sizeInText(one.size) })}
        {look.kept && ` · ${t('imports.kept', { name: look.kept })}`}
      </p>
      {look.notes.map((note) => (
        <p key={note.zh} className="small muted">
          {say(note)}
        </p>
      ))}
      {look.type &&
        look.problems.map((problem) => (
          <div key={problem} className="fault" role="alert">
            {problem}
          </div>
        ))}
    </div>
  );
}
