// What rules have in common, as a form; conditions stand as they are written and are changed in the text.

import { Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { stringify } from 'yaml';
import type { Keys, Plain } from '../../../src/rulebooks/edit-text.ts';
import { useWords } from '../words/use-words.ts';
import { LateInput } from './late-input.tsx';
import { Field } from './parameter-card.tsx';
import { listOf, mapOf, type PlainBook, type PlainMap, text } from './plain-book.ts';

interface Props {
  readonly rule: PlainMap;
  readonly may: boolean;
  readonly book: PlainBook | undefined;
  readonly put: (keys: Keys, value: Plain) => void;
  readonly remove: (keys: Keys) => void;
}

export function RuleForm({ rule, may, book, put, remove }: Props) {
  const { t, say } = useWords();
  const id = text(rule.id);
  const both = (key: 'assumption' | 'doubt') => (
    <Both
      name={t(`lab.${key}`)}
      id={id}
      value={mapOf(rule[key])}
      write={(zh, en) => (zh ? put([key], { zh, en }) : remove([key]))}
    />
  );
  return (
    <fieldset className="lab-form" disabled={!may}>
      <div className="lab-pair">
        <Field label={t('lab.article2')}>
          <LateInput
            label={`${id} ${t('lab.article2')}`}
            value={text(rule.article)}
            onWritten={(v) => put(['article'], v)}
          />
        </Field>
        <Field label={t('lab.dimension')}>
          <Select
            aria-label={`${id} ${t('lab.dimension')}`}
            disabled={!may}
            value={text(rule.dimension)}
            options={(book?.dimensions ?? []).map((one) => ({ value: one.id, label: say(one.label) }))}
            onChange={(value) => put(['dimension'], value)}
          />
        </Field>
      </div>
      <Field label={t('lab.sense')}>
        <LateInput
          rows={1}
          label={`${id} ${t('lab.sense')}`}
          value={text(mapOf(rule.sense)?.zh)}
          onWritten={(v) => put(['sense', 'zh'], v)}
        />
      </Field>
      <Field label={t('lab.senseEn')}>
        <LateInput
          rows={1}
          label={`${id} ${t('lab.senseEn')}`}
          value={text(mapOf(rule.sense)?.en)}
          onWritten={(v) => put(['sense', 'en'], v)}
        />
      </Field>
      <div className="lab-pair">
        <Gives rule={rule} may={may} book={book} put={put} />
        <Lasting rule={rule} put={put} />
      </div>
      {rule.chained !== undefined && (
        <Checkbox
          disabled={!may}
          checked={rule.chained === true}
          onChange={(event) => (event.target.checked ? put(['chained'], true) : remove(['chained']))}
        >
          {t('lab.chained')}
        </Checkbox>
      )}
      {both('assumption')}
      {both('doubt')}
      <Conditions rule={rule} />
    </fieldset>
  );
}

/** The levels that a rule gives: of the rule itself, or case by case. */
function Gives({ rule, may, book, put }: Pick<Props, 'rule' | 'may' | 'book' | 'put'>) {
  const { t } = useWords();
  const levels = book?.dimensions.find(({ id }) => id === text(rule.dimension))?.levels ?? [];
  const options = [
    ...levels.map((level) => ({ value: level, label: level })),
    { value: 'undetermined', label: t('lab.undetermined') },
    { value: 'nothing', label: t('lab.nothingGiven') },
  ];
  const pick = (label: string, value: string, keys: Keys) => (
    <Field key={label} label={label}>
      <Select
        aria-label={`${text(rule.id)} ${label}`}
        disabled={!may}
        value={value}
        options={options}
        onChange={(chosen) => put(keys, chosen)}
      />
    </Field>
  );
  if (typeof rule.gives === 'string') return pick(t('lab.gives'), rule.gives, ['gives']);
  const cases = listOf(rule.cases).map((one) => mapOf(one)?.gives);
  const plain = cases.flatMap((gives, at) => (typeof gives === 'string' ? [{ gives, at }] : []));
  return (
    <div className="stack" style={{ gap: 8 }}>
      {plain.map(({ gives, at }) => pick(t('lab.givesCase', { n: at + 1 }), gives, ['cases', at, 'gives']))}
    </div>
  );
}

/** How long it lasts, or within what it counts. */
function Lasting({ rule, put }: Pick<Props, 'rule' | 'put'>) {
  const { t } = useWords();
  const id = text(rule.id);
  const field = (label: string, key: string, numeric = false) => (
    <Field label={label}>
      <LateInput
        numeric={numeric}
        label={`${id} ${label}`}
        value={text(rule[key])}
        onWritten={(written) => put([key], numeric ? Number(written) : written)}
      />
    </Field>
  );
  const parts: ReactNode[] = [];
  if (typeof rule.lasts === 'string')
    parts.push(
      <div key="lasts">
        {field(`${t('lab.lasts')}${t('mark.open')}${t('lab.lastsHint')}${t('mark.close')}`, 'lasts')}
      </div>,
    );
  if (rule.within !== undefined) parts.push(<div key="within">{field(t('lab.within'), 'within')}</div>);
  if (rule.at_least !== undefined) parts.push(<div key="least">{field(t('lab.atLeast'), 'at_least', true)}</div>);
  return (
    <div className="stack" style={{ gap: 8 }}>
      {parts}
    </div>
  );
}

interface BothProps {
  readonly name: string;
  readonly id: string;
  readonly value: PlainMap | undefined;
  readonly write: (zh: string, en: string) => void;
}

/** A remark in both languages; without Chinese there is none. */
function Both({ name, id, value, write }: BothProps) {
  const [zh, en] = [text(value?.zh), text(value?.en)];
  return (
    <div className="lab-pair">
      <Field label={`${name} · zh`}>
        <LateInput rows={1} label={`${id} ${name} zh`} value={zh} onWritten={(v) => write(v, en || v)} />
      </Field>
      <Field label={`${name} · en`}>
        <LateInput rows={1} label={`${id} ${name} en`} value={en} onWritten={(v) => write(zh || v, v)} />
      </Field>
    </div>
  );
}

const SHOWN_ELSEWHERE = new Set([
  'id',
  'article',
  'sense',
  'dimension',
  'assumption',
  'doubt',
  'chained',
  'within',
  'at_least',
]);

function Conditions({ rule }: { readonly rule: PlainMap }) {
  const { t } = useWords();
  const rest = Object.entries(rule).filter(
    ([key, value]) => !SHOWN_ELSEWHERE.has(key) && !((key === 'gives' || key === 'lasts') && typeof value === 'string'),
  );
  return (
    <Field label={t('lab.conditions')}>
      <pre className="lab-yaml">{stringify(Object.fromEntries(rest), { lineWidth: 0 })}</pre>
    </Field>
  );
}
