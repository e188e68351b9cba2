// What may be done with an account besides changing it, behind one button.

import { EllipsisOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { dropCodesOf, endSessionsOf, resetPassword, setDisabled } from '../../../src/base/accounts-api.ts';
import { call } from '../api/call.ts';
import { useAct } from '../parts/use-act.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import type { AccountRow, Given } from './accounts-page.tsx';

interface Props {
  readonly account: AccountRow;
  readonly onChange: (account: AccountRow) => void;
  readonly onGiven: (given: Given) => void;
}

export function AccountActs({ account: row, onChange, onGiven }: Props) {
  const { t } = useWords();
  const { account, can } = useAccount();
  const act = useAct();
  if (!can('account.manage')) return null;
  const params = { id: row.id };
  const name = row.shown;
  const asked = (word: 'disable' | 'reset' | 'end' | 'dropCodes') => ({
    sure: t(`accounts.${word}Ask`, { name }),
    word: t(`accounts.${word}`),
  });
  const reset = async () => {
    const given = await act(() => call(resetPassword, { params }), asked('reset'));
    if (given) onGiven({ shown: name, password: given.password });
  };
  const disable = (disabled: boolean) =>
    act(() => call(setDisabled, { params, body: { disabled } }), {
      ...(disabled ? asked('disable') : {}),
      done: t('accounts.done'),
    });
  const end = () => act(() => call(endSessionsOf, { params }), { ...asked('end'), done: t('accounts.done') });
  const drop = () => act(() => call(dropCodesOf, { params }), { ...asked('dropCodes'), done: t('accounts.done') });
  const own = row.id === account.id;
  const items = [
    { key: 'change', label: t('accounts.change'), onClick: () => onChange(row) },
    { key: 'reset', label: t('accounts.reset'), disabled: own, onClick: reset },
    { key: 'end', label: t('accounts.end'), onClick: end },
    ...(row.codes ? [{ key: 'codes', label: t('accounts.dropCodes'), onClick: drop }] : []),
    row.disabled
      ? { key: 'enable', label: t('accounts.enable'), onClick: () => disable(false) }
      : { key: 'disable', label: t('accounts.disable'), danger: true, disabled: own, onClick: () => disable(true) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" icon={<EllipsisOutlined />} aria-label={`${t('accounts.acts')}${t('mark.colon')}${name}`} />
    </Dropdown>
  );
}
