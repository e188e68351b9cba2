// Making an account, or changing one: name, role, unit, reach.

import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { changeAccount, makeAccount } from '../../../src/base/accounts-api.ts';
import { GIVEN_ROLES, type GivenRole } from '../../../src/base/who/permissions.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { REACH_WRITTEN } from '../words/clauses.ts';
import { useWords } from '../words/use-words.ts';
import type { AccountRow, Given } from './accounts-page.tsx';
import { fromReach, toReach } from './reach-text.ts';
import { useUnitChoices } from './use-unit-choices.ts';

interface Props {
  /** Undefined: a new one. */
  readonly account: AccountRow | undefined;
  readonly onGiven: (given: Given) => void;
  readonly onClose: () => void;
}

interface Filled {
  readonly name: string;
  readonly shown: string;
  readonly role: GivenRole;
  readonly unit: string;
  readonly reach: string;
  readonly subject?: string;
}

export function AccountForm({ account, onGiven, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Filled>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const role = Form.useWatch('role', form) ?? account?.role;
  const send = async ({ name, reach, subject, ...rest }: Filled) => {
    setBusy(true);
    const body = { ...rest, reach: toReach(reach), subject: subject?.trim() || null };
    try {
      if (account) await call(changeAccount, { params: { id: account.id }, body });
      else onGiven({ shown: rest.shown, ...(await call(makeAccount, { body: { ...body, name } })) });
      await client.invalidateQueries();
      onClose();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={account ? t('accounts.changeOf', { name: account.shown }) : t('accounts.make')}
      okText={account ? t('accounts.save') : t('accounts.make')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: busy }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial(account)} onFinish={send}>
        {!account && (
          <Form.Item
            name="name"
            label={t('accounts.name')}
            extra={t('accounts.nameHint')}
            rules={[{ required: true, pattern: /^[\p{L}\p{N}._@-]{2,60}$/u, message: t('accounts.nameHint') }]}
          >
            <Input autoFocus autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="shown" label={t('accounts.shown')} rules={[{ required: true, message: t('accounts.shown') }]}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Fields role={role} />
      </Form>
      {error !== undefined && <Failed error={error} />}
    </Modal>
  );
}

const UNITS_OF: { readonly [R in GivenRole]?: 'departments' | 'institutions' } = {
  'department-user': 'departments',
  bank: 'institutions',
};

function Fields({ role }: { readonly role: GivenRole | undefined }) {
  const { t } = useWords();
  const units = useUnitChoices(role === undefined ? 'all' : (UNITS_OF[role] ?? 'bureaus'));
  return (
    <>
      <Form.Item name="role" label={t('accounts.role')} rules={[{ required: true, message: t('accounts.role') }]}>
        <Select options={GIVEN_ROLES.map((one) => ({ value: one, label: t(`role.${one}`) }))} />
      </Form.Item>
      <Form.Item name="unit" label={t('accounts.unit')} rules={[{ required: true, message: t('accounts.unit') }]}>
        <Select showSearch optionFilterProp="label" options={units} />
      </Form.Item>
      <Form.Item
        name="reach"
        label={t('accounts.reach')}
        extra={t('accounts.reachHint')}
        rules={[{ pattern: REACH_WRITTEN, message: t('accounts.reachHint') }]}
      >
        <Input inputMode="numeric" placeholder={t('accounts.everything')} />
      </Form.Item>
      <Form.Item name="subject" label={t('accounts.subject')} extra={t('accounts.subjectHint')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  );
}

function initial(account: AccountRow | undefined): Partial<Filled> {
  if (!account) return {};
  const { name, shown, role, unit, reach, subject } = account;
  return { name, shown, role, unit: unit.id, reach: fromReach(reach), subject: subject ?? undefined };
}
