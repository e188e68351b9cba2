// Orders to correct that have just been made: each can be printed and served at once.

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../words/use-words.ts';

export interface MadeOrder {
  /** Of the entity. */
  readonly name: string;
  readonly id: string;
  readonly patrol: string;
  readonly number: string;
}

export function MadeOrders({ orders, onRead }: { readonly orders: readonly MadeOrder[]; readonly onRead: () => void }) {
  const { t } = useWords();
  if (orders.length === 0) return null;
  return (
    <div className="note" role="status">
      {orders.map(({ name, id, patrol, number }) => (
        <p key={patrol}>
          {t('orders.made', { name, number })}{' '}
          <Link to="/entities/$id/patrols/$patrol/order" params={{ id, patrol }}>
            {t('orders.open')}
          </Link>
        </p>
      ))}
      <Button onClick={onRead}>{t('orders.read')}</Button>
    </div>
  );
}
