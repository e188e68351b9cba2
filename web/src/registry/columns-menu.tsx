// Which columns the register shows; what differs from the usual ones stands in the address.

import { useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Popover } from 'antd';
import { LIST_COLUMNS } from '../../../src/grading/list-columns.ts';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { useColumns } from './use-columns.ts';

export function ColumnsMenu() {
  const { t, say } = useWords();
  const { can } = useAccount();
  const navigate = useNavigate({ from: '/entities' });
  const { shown, usual } = useColumns();
  const choose = (columns: readonly string[] | undefined) =>
    navigate({
      search: (former) => {
        const { columns: _, ...rest } = former;
        return columns ? { ...rest, columns: columns.join(',') } : rest;
      },
      replace: true,
    });
  const options = LIST_COLUMNS.filter((column) => can('standing.read') || !('graded' in column));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="stack" style={{ gap: 8 }}>
          <Checkbox.Group
            className="columns-choice"
            value={[...shown]}
            options={options.map((column) => ({
              value: column.id,
              label: say(column),
              disabled: column.id === 'name',
            }))}
            onChange={(chosen) =>
              choose(LIST_COLUMNS.map(({ id }) => id).filter((id) => id === 'name' || chosen.includes(id)))
            }
          />
          <Button size="small" disabled={usual} onClick={() => choose(undefined)}>
            {t('register.columnsAll')}
          </Button>
        </div>
      }
    >
      <Button>{t('register.columns')}</Button>
    </Popover>
  );
}
