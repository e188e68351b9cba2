// Where the seed of a plan comes from: published by somebody else, or pledged by several parties.

import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useWords } from '../words/use-words.ts';
import type { Scope } from './scope-form.tsx';

const KINDS = ['public', 'parties'] as const;

export function SeedFields() {
  const { t } = useWords();
  const form = Form.useFormInstance<Scope>();
  const kind = Form.useWatch(['seed', 'kind'], form);
  return (
    <>
      <Form.Item name={['seed', 'kind']} label={t('plans.seedKind')}>
        <Select
          options={KINDS.map((value) => ({ value, label: t(`plans.seedOf.${value}`) }))}
          onChange={(value) => {
            const parties = [0, 1].map(() => ({ party: '', hash: '' }));
            form.setFieldValue('seed', value === 'parties' ? { kind: value, parties } : { kind: value });
          }}
        />
      </Form.Item>
      {kind === 'parties' ? <Parties /> : <Source />}
    </>
  );
}

function Source() {
  const { t } = useWords();
  const needed = [{ required: true, message: t('file.required') }];
  return (
    <>
      <Form.Item
        name={['seed', 'source']}
        label={t('plans.field.seedSource')}
        rules={needed}
        extra={t('plans.hint.seed')}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['seed', 'known']} label={t('plans.field.seedKnown')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}

/** Two at least; each has made its hash by itself and keeps its secret until the hash of the terms is public. */
function Parties() {
  const { t } = useWords();
  const needed = [{ required: true, message: t('file.required') }];
  const hash = [{ required: true, pattern: /^[0-9a-f]{64}$/, message: t('plans.partyHash') }];
  return (
    <div className="wide">
      <p className="small">
        <Link to="/draws/pledge">{t('plans.pledge')}</Link>
      </p>
      <Form.List name={['seed', 'parties']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="plan-avoid">
                <Form.Item name={[name, 'party']} rules={needed}>
                  <Input maxLength={60} aria-label={t('plans.party')} placeholder={t('plans.party')} />
                </Form.Item>
                <Form.Item name={[name, 'hash']} rules={hash}>
                  <Input maxLength={64} aria-label={t('plans.partyHash')} placeholder={t('plans.partyHash')} />
                </Form.Item>
                <Button
                  type="text"
                  aria-label={t('plans.removeIt')}
                  disabled={fields.length < 3}
                  onClick={() => remove(name)}
                >
                  ×
                </Button>
              </div>
            ))}
            <Button size="small" disabled={fields.length >= 9} onClick={() => add()}>
              {t('plans.addParty')}
            </Button>
          </>
        )}
      </Form.List>
    </div>
  );
}
