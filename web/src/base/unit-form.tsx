// Making a unit, renaming it, or moving it below another.

import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { changeUnit, makeUnit } from '../../../src/base/office-api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { inTreeOrder, type Unit } from './unit-tree.ts';
import type { Wanted } from './units-page.tsx';

const KINDS = ['province', 'city', 'county', 'station', 'department', 'institution'] as const;

interface Filled {
  readonly name: string;
  readonly kind: Unit['kind'];
  readonly parent?: string;
  readonly division: string;
  readonly source?: string;
}

interface Props {
  readonly wanted: Wanted;
  readonly units: readonly Unit[];
  readonly onClose: () => void;
}

export function UnitForm({ wanted, units, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Filled>();
  const [error, setError] = useState<unknown>();
  const changed = 'change' in wanted ? wanted.change : undefined;
  const kind = Form.useWatch('kind', form) ?? changed?.kind;
  const send = async ({ kind, parent, source, ...rest }: Filled) => {
    const body = { ...rest, parent: parent ?? null, source: source?.trim() || null };
    try {
      if (changed) await call(changeUnit, { params: { id: changed.id }, body });
      else await call(makeUnit, { body: { ...body, kind } });
      await client.invalidateQueries();
      onClose();
    } catch (refused) {
      setError(refused);
    }
  };
  const title = changed ? `${t('units.change')}${t('mark.colon')}${changed.name}` : t('units.make');
  return (
    <Modal
      open
      title={title}
      okText={changed ? t('accounts.save') : t('units.make')}
      cancelText={t('cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial(wanted)} onFinish={send}>
        {!changed && (
          <Form.Item name="kind" label={t('units.kind')} rules={[{ required: true, message: t('units.kind') }]}>
            <Select options={KINDS.map((one) => ({ value: one, label: t(`units.kinds.${one}`) }))} />
          </Form.Item>
        )}
        <Form.Item name="name" label={t('units.name')} rules={[{ required: true, min: 2, message: t('units.name') }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="parent" label={t('units.parent')}>
          <Select
            allowClear
            showSearch
            optionFilterProp="label"
            placeholder={t('units.noParent')}
            options={parents(units, changed)}
          />
        </Form.Item>
        <Form.Item
          name="division"
          label={t('units.division')}
          rules={[{ required: true, pattern: /^\d{2,12}$/, message: t('units.division') }]}
        >
          <Input inputMode="numeric" />
        </Form.Item>
        {kind === 'department' && (
          <Form.Item name="source" label={t('units.source')} extra={t('units.sourceHint')}>
            <Input maxLength={60} />
          </Form.Item>
        )}
      </Form>
      {error !== undefined && <Failed error={error} />}
    </Modal>
  );
}

function parents(units: readonly Unit[], changed: Unit | undefined) {
  return inTreeOrder(units.filter(({ closedOn }) => closedOn === null))
    .filter(({ unit }) => !['station', 'department', 'institution'].includes(unit.kind) && unit.id !== changed?.id)
    .map(({ unit, depth }) => ({ value: unit.id, label: `${'　'.repeat(depth)}${unit.name}` }));
}

function initial(wanted: Wanted): Partial<Filled> {
  if ('below' in wanted) return wanted.below ? { parent: wanted.below.id, division: wanted.below.division } : {};
  const { name, kind, parent, division, source } = wanted.change;
  return { name, kind, parent: parent ?? undefined, division, source: source ?? undefined };
}
