// Issuing a key: for which unit's system, as which role, with which of its permissions, until when.

import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { makeKey } from '../../../src/base/accounts-api.ts';
import { dayOf, iso } from '../../../src/base/day.ts';
import { GIVEN_ROLES, type GivenRole, KEY_PERMISSIONS, mayRole } from '../../../src/base/who/permissions.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { REACH_WRITTEN } from '../words/clauses.ts';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { toReach } from './reach-text.ts';
import { useUnitChoices } from './use-unit-choices.ts';

type KeyPermission = (typeof KEY_PERMISSIONS)[number];

interface Filled {
  readonly name: string;
  readonly unit: string;
  readonly role: GivenRole;
  readonly permissions: KeyPermission[];
  readonly reach: string;
  readonly until: string;
}

interface Props {
  readonly onMade: (made: { name: string; key: string }) => void;
  readonly onClose: () => void;
}

export function KeyForm({ onMade, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Filled>();
  const [error, setError] = useState<unknown>();
  const role = Form.useWatch('role', form);
  const send = async ({ reach, permissions, ...rest }: Filled) => {
    const kept = permissions.filter((permission) => mayRole(rest.role, permission));
    try {
      const { key } = await call(makeKey, { body: { ...rest, permissions: kept, reach: toReach(reach) } });
      await client.invalidateQueries();
      onMade({ name: rest.name, key });
      onClose();
    } catch (refused) {
      setError(refused);
    }
  };
  const year = iso(dayOf(todayIso())! + 365);
  return (
    <Modal
      open
      title={t('keys.make')}
      okText={t('keys.make')}
      cancelText={t('cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: 'department-user', permissions: ['entity.read'], until: year }}
        onFinish={send}
      >
        <Form.Item name="name" label={t('keys.name')} rules={[{ required: true, message: t('keys.nameHint') }]}>
          <Input maxLength={60} placeholder={t('keys.nameHint')} autoFocus />
        </Form.Item>
        <Form.Item name="role" label={t('accounts.role')}>
          <Select
            options={GIVEN_ROLES.filter((one) => one !== 'administrator').map((one) => ({
              value: one,
              label: t(`role.${one}`),
            }))}
          />
        </Form.Item>
        <Fields role={role ?? 'department-user'} />
      </Form>
      {error !== undefined && <Failed error={error} />}
    </Modal>
  );
}

function Fields({ role }: { readonly role: GivenRole }) {
  const { t } = useWords();
  const units = useUnitChoices(
    role === 'department-user' ? 'departments' : role === 'bank' ? 'institutions' : 'bureaus',
  );
  const may = KEY_PERMISSIONS.filter((permission) => mayRole(role, permission));
  return (
    <>
      <Form.Item name="unit" label={t('accounts.unit')} rules={[{ required: true, message: t('accounts.unit') }]}>
        <Select showSearch optionFilterProp="label" options={units} />
      </Form.Item>
      <Form.Item
        name="permissions"
        label={t('keys.permissions')}
        rules={[{ required: true, message: t('keys.permissions') }]}
      >
        <Checkbox.Group options={may.map((one) => ({ value: one, label: t(`permission.${one}`) }))} />
      </Form.Item>
      <Form.Item
        name="reach"
        label={t('accounts.reach')}
        extra={t('accounts.reachHint')}
        rules={[{ pattern: REACH_WRITTEN, message: t('accounts.reachHint') }]}
      >
        <Input inputMode="numeric" placeholder={t('accounts.everything')} />
      </Form.Item>
      <Form.Item name="until" label={t('keys.until')} rules={[{ required: true, message: t('keys.until') }]}>
        <DayField />
      </Form.Item>
    </>
  );
}
