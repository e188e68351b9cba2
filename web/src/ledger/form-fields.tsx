// The fields of a form as the catalogue declares them: each with its unit, its codes, its limits, and faults where they are.

import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { DayField } from '../parts/day-field.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Faults } from './use-preview.ts';
import type { FormField } from './values.ts';

/** Values to choose from, by the name of a field whose values the catalogue does not list. */
export type Choices = Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>>;

type Path = readonly (string | number)[];

interface Props {
  readonly fields: readonly FormField[];
  readonly at: Path;
  /** Where the inputs of a list's item stand in the whole form; `at` is where they stand in their list. */
  readonly whole?: Path;
  readonly faults: Faults;
  readonly choices?: Choices;
}

export function FormFields({ fields, at, whole = at, faults, choices }: Props) {
  return (
    <div className="fields">
      {fields.map((field) =>
        field.type === 'list' ? (
          <ItemList key={field.name} field={field} faults={faults} />
        ) : (
          <OneField
            key={field.name}
            field={field}
            at={[...at, field.name]}
            fault={faults([...whole, field.name])}
            choices={choices?.[field.name]}
          />
        ),
      )}
    </div>
  );
}

interface FieldProps {
  readonly field: FormField;
  readonly at: Path;
  readonly fault: string | undefined;
  readonly choices: Choices[string] | undefined;
}

function OneField({ field, at, fault, choices }: FieldProps) {
  const { t, say } = useWords();
  return (
    <Form.Item
      name={[...at]}
      label={say(field.label)}
      rules={[{ required: field.required, message: `${say(field.label)}${t('mark.colon')}${t('file.required')}` }]}
      extra={field.note ? say(field.note) : undefined}
      className={field.type === 'text' && !choices ? 'field-wide' : 'field-half'}
      {...(fault ? { validateStatus: 'error' as const, help: fault } : {})}
    >
      {choices ? (
        <Select options={[...choices]} showSearch={{ optionFilterProp: 'label' }} disabled={choices.length === 0} />
      ) : (
        inputOf(field, say, t)
      )}
    </Form.Item>
  );
}

type Words = ReturnType<typeof useWords>;

function inputOf(field: FormField, say: Words['say'], t: Words['t']): ReactNode {
  const hint = field.example ? t('file.example', { example: field.example }) : undefined;
  if (field.codes || field.several) {
    const options = (field.codes ?? [])
      .filter((code) => !code.retired)
      .map((code) => ({ value: code.code, label: say(code) }));
    return (
      <Select
        options={options}
        mode={field.several ? (field.codes ? 'multiple' : 'tags') : undefined}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={!field.required}
        placeholder={field.codes ? undefined : hint}
      />
    );
  }
  if (field.type === 'date') return <DayField max={field.past ? todayIso() : undefined} />;
  if (field.type === 'boolean')
    return (
      <Radio.Group
        options={[
          { value: true, label: t('yes') },
          { value: false, label: t('no') },
        ]}
      />
    );
  if (field.type === 'money' || field.type === 'number')
    return (
      <InputNumber
        style={{ width: '100%' }}
        min={field.min ?? undefined}
        max={field.max ?? undefined}
        precision={field.type === 'money' ? 2 : undefined}
        suffix={field.unit ? say(field.unit) : undefined}
        placeholder={hint}
        formatter={field.type === 'money' ? grouped : undefined}
        parser={field.type === 'money' ? (shown) => Number((shown ?? '').replaceAll(',', '')) : undefined}
      />
    );
  return <Input placeholder={hint} maxLength={2000} />;
}

function grouped(value: number | string | undefined): string {
  const [whole = '', rest] = String(value ?? '').split('.');
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (rest === undefined ? '' : `.${rest}`);
}

function ItemList({ field, faults }: { readonly field: FormField; readonly faults: Faults }) {
  const { t, say } = useWords();
  const items = field.items ?? [];
  return (
    <fieldset className="items">
      <legend>{say(field.label)}</legend>
      <Form.List name={field.name}>
        {(rows, { add, remove }) => (
          <>
            {rows.map((row, i) => (
              <div key={row.key} className="item">
                <div className="between">
                  <span className="small faint">{t('file.item', { n: i + 1 })}</span>
                  {(rows.length > 1 || !field.required) && (
                    <button type="button" className="plain small" onClick={() => remove(row.name)}>
                      {t('file.remove')}
                    </button>
                  )}
                </div>
                <FormFields fields={items} at={[row.name]} whole={[field.name, i]} faults={faults} />
              </div>
            ))}
            {faults([field.name]) && <div className="wrong">{faults([field.name])}</div>}
            <Button onClick={() => add({})}>{t('file.add', { what: say(field.label) })}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
