// The rules of the edition being changed, file by file; each opens as a form of what rules have in common.

import { App, Button, Select, Space } from 'antd';
import { useState } from 'react';
import { type Plain, withoutValue, withValue } from '../../../src/rulebooks/edit-text.ts';
import { Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { mapOf, plainRules, text } from './plain-book.ts';
import { RuleForm } from './rule-form.tsx';
import type { TabProps } from './tab-props.ts';

export function RulesTab(props: TabProps) {
  const { t } = useWords();
  const { editing, may } = props;
  if (!editing.edition) return <Nothing title={t('lab.noParameters')} />;
  return (
    <div className="stack">
      {editing.edition.rules.map((name) => (
        <RuleFile key={name} {...props} path={`rules/${name}.yaml`} />
      ))}
      {may && <AddRule {...props} />}
    </div>
  );
}

function RuleFile({ desk, may, book, goTo, path }: TabProps & { readonly path: string }) {
  const { t, lang } = useWords();
  const { modal } = App.useApp();
  const file = desk.files[path] ?? '';
  const remove = (at: number, id: string) =>
    modal.confirm({
      title: t('lab.removeRuleSure', { id }),
      okText: t('lab.remove'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => desk.write({ [path]: withoutValue(file, [at]) }),
    });
  return (
    <section>
      <h2 className="faint small">{path}</h2>
      {plainRules(file).map((rule, at) => (
        <details key={at} className="lab-rule">
          <summary>
            <b>{text(rule.id)}</b> <span className="muted">{text(rule.article)}</span>{' '}
            <span className="faint">{text(mapOf(rule.sense)?.[lang])}</span>
          </summary>
          <RuleForm
            rule={rule}
            may={may}
            book={book}
            put={(keys, value) => desk.write({ [path]: withValue(file, [at, ...keys], value) })}
            remove={(keys) => desk.write({ [path]: withoutValue(file, [at, ...keys]) })}
          />
          <div className="row">
            <Button size="small" onClick={() => goTo(path, lineOf(file, text(rule.id)))}>
              {t('lab.inText')}
            </Button>
            {may && (
              <Button size="small" type="text" danger onClick={() => remove(at, text(rule.id))}>
                {t('lab.removeRule')}
              </Button>
            )}
          </div>
        </details>
      ))}
    </section>
  );
}

/** The line on which a rule's id stands. */
function lineOf(file: string, id: string): number {
  return Math.max(1, file.split('\n').findIndex((line) => line.trim() === `- id: ${id}`) + 1);
}

const TEMPLATES = ['record', 'count', 'fact'] as const;

function AddRule({ desk, editing, book }: TabProps) {
  const { t } = useWords();
  const files = editing.edition!.rules.map((name) => `rules/${name}.yaml`);
  const [path, setPath] = useState(files[0]);
  const [form, setForm] = useState<(typeof TEMPLATES)[number]>('record');
  const level = book?.dimensions[0];
  const add = () => {
    const rules = plainRules(desk.files[path]);
    const id = `new-${rules.length + 1}`;
    desk.write({ [path]: withValue(desk.files[path], [rules.length], template(form, id, level)) });
  };
  return (
    <Space.Compact className="lab-add">
      <Select
        aria-label={t('lab.file')}
        value={files.includes(path) ? path : files[0]}
        options={files.map((one) => ({ value: one, label: one }))}
        onChange={setPath}
      />
      <Select
        aria-label={t('lab.ruleForm')}
        value={form}
        options={TEMPLATES.map((one) => ({ value: one, label: t(`lab.forms.${one}`) }))}
        onChange={setForm}
        popupMatchSelectWidth={false}
      />
      <Button onClick={add}>{t('lab.addRule')}</Button>
    </Space.Compact>
  );
}

function template(
  form: (typeof TEMPLATES)[number],
  id: string,
  level: { id: string; levels: readonly string[] } | undefined,
): Plain {
  const gives = level?.levels[1] ?? '';
  const head = { id, article: '第　条', sense: { zh: '待写', en: 'to be written' }, dimension: level?.id ?? '', form };
  if (form === 'fact') return { ...head, attribute: 'key_region', map: { true: gives } };
  const record = { ...head, of: 'administrative-penalty', when: { 'measures.kind': 'warning' }, gives };
  return form === 'count' ? { ...record, at_least: 2, within: '1 year' } : { ...record, lasts: '1 year' };
}
