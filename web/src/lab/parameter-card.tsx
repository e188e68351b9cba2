// One parameter as a form: a row for each dated value, with what differs by case.

import { Button } from 'antd';
import { useWords } from '../words/use-words.ts';
import { LateInput } from './late-input.tsx';
import type { Change } from './parameters-tab.tsx';
import { listOf, mapOf, type PlainMap, text } from './plain-book.ts';

interface Props {
  readonly id: string;
  readonly parameter: PlainMap;
  readonly may: boolean;
  readonly change: Change;
}

export function ParameterCard({ id, parameter, may, change }: Props) {
  const { t, lang } = useWords();
  const values = listOf(parameter.values).map((one) => mapOf(one) ?? {});
  const name = text(parameter[lang]) || id;
  return (
    <fieldset className="lab-box" disabled={!may}>
      <legend>
        {name} <span className="faint small">{id}</span>
      </legend>
      <div className="lab-triple">
        <Field label={`${t('lab.parameterName')} · zh`}>
          <LateInput label={`${id} zh`} value={text(parameter.zh)} onWritten={(v) => change.put(['zh'], v)} />
        </Field>
        <Field label={`${t('lab.parameterName')} · en`}>
          <LateInput label={`${id} en`} value={text(parameter.en)} onWritten={(v) => change.put(['en'], v)} />
        </Field>
        <Field label={t('lab.unit')}>
          <LateInput
            label={`${id} ${t('lab.unit')}`}
            value={text(parameter.unit)}
            onWritten={(v) => change.put(['unit'], v)}
          />
        </Field>
      </div>
      <ul className="lab-values">
        {values.map((value, at) => (
          <Value
            key={at}
            name={name}
            by={text(parameter.by)}
            value={value}
            may={may}
            last={values.length === 1}
            change={{
              put: (keys, v) => change.put(['values', at, ...keys], v),
              remove: (keys) => change.remove(['values', at, ...keys]),
            }}
          />
        ))}
      </ul>
      {may && (
        <div className="row">
          <Button
            size="small"
            onClick={() =>
              change.put(['values', values.length], {
                from: '2027-01-01',
                value: Number(text(values.at(-1)?.value)) || 0,
                article: '',
              })
            }
          >
            {t('lab.addValue')}
          </Button>
          <Button size="small" type="text" danger onClick={() => change.remove([])}>
            {t('lab.remove')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface ValueProps {
  readonly name: string;
  readonly by: string;
  readonly value: PlainMap;
  readonly may: boolean;
  readonly last: boolean;
  readonly change: Change;
}

function Value({ name, by, value, may, last, change }: ValueProps) {
  const { t, lang } = useWords();
  const cases = Object.entries(mapOf(value.cases) ?? {});
  const assumption = mapOf(value.assumption);
  const put = (key: string) => (written: string) => change.put([key], key === 'value' ? Number(written) : written);
  return (
    <li>
      <div className="lab-triple">
        <Field label={t('lab.valueFrom')}>
          <LateInput
            label={`${name} ${t('lab.valueFrom')}`}
            placeholder="always / 2027-01-01"
            value={text(value.from)}
            onWritten={put('from')}
          />
        </Field>
        <Field label={t('lab.value')}>
          <LateInput numeric label={`${name} ${t('lab.value')}`} value={text(value.value)} onWritten={put('value')} />
        </Field>
        <Field label={t('lab.valueArticle')}>
          <LateInput
            label={`${name} ${t('lab.valueArticle')}`}
            value={text(value.article)}
            onWritten={put('article')}
          />
        </Field>
      </div>
      {by && cases.length > 0 && (
        <div className="lab-triple">
          {cases.map(([word, number]) => (
            <Field key={word} label={`${t('lab.cases')} · ${by} = ${word}`}>
              <LateInput
                numeric
                label={`${name} ${word}`}
                value={text(number)}
                onWritten={(written) => change.put(['cases', word], Number(written))}
              />
            </Field>
          ))}
        </div>
      )}
      {assumption && (
        <p className="small muted">
          {t('lab.assumption')}
          {t('mark.colon')}
          {text(assumption[lang]) || text(assumption.zh)}
        </p>
      )}
      {may && !last && (
        <Button size="small" type="text" danger onClick={() => change.remove([])}>
          {t('lab.removeValue')}
        </Button>
      )}
    </li>
  );
}

export function Field({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="lab-field">
      <span className="small muted">{label}</span>
      {children}
    </div>
  );
}
