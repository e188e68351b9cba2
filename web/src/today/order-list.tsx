// Today's orders as a list: along the way, route by route, or by due day; each with its light, why, last visit and one button.

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Grade } from '../parts/grade.tsx';
import { Light } from '../warnings/light.tsx';
import { dayInText, dayNumber } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Order, Today } from './patrol-form.tsx';

interface Props {
  readonly orders: readonly Order[];
  readonly today: Today;
  readonly by: 'way' | 'due';
  /** Left out where somebody else's list is looked at. */
  readonly onGo: ((order: Order) => void) | undefined;
}

export function OrderList({ orders, today, by, onGo }: Props) {
  const { t } = useWords();
  const line = (order: Order) => (
    <OrderLine key={order.entity.id} order={order} today={today} onGo={onGo && (() => onGo(order))} />
  );
  if (by === 'due')
    return (
      <ul className="orders">{orders.toSorted((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9')).map(line)}</ul>
    );
  return [...Map.groupBy(orders, legOf)].map(([leg, own]) => (
    <section key={leg}>
      <h2 className="leg">
        <span>{leg || t('patrols.noArea')}</span>
        <span>{t('patrols.households', { count: own.length })}</span>
      </h2>
      <ul className="orders">{own.map(line)}</ul>
    </section>
  ));
}

/** The stretch of the way: an area's route. */
function legOf({ area, route }: Order): string {
  return [area, route].filter(Boolean).join(' · ');
}

function OrderLine({
  order,
  today,
  onGo,
}: {
  readonly order: Order;
  readonly today: Today;
  readonly onGo: (() => void) | undefined;
}) {
  const { t, lang, say } = useWords();
  // Two cases have the same reason and article.
  const listed = (said: readonly string[]) => [...new Set(said)].join(t('mark.list'));
  const { entity, light, due, reasons, lastVisit, level, complaints, warnings, offSite, visits, most, limited } = order;
  return (
    <li>
      <span className={`lamp lamp-${light}`} role="img" aria-label={t(`patrols.light.${light}`)} />
      <div>
        <Link to="/entities/$id" params={{ id: entity.id }} aria-label={t('patrols.open', { name: entity.name })}>
          <b>{entity.name}</b>
        </Link>{' '}
        <span title={say(today.short)}>
          <Grade levels={today.levels} code={level} bare />
        </span>
        <p>
          {listed(reasons.map(({ label }) => say(label)))} · <Left due={due} on={today.on} />
        </p>
        <p className="faint small">{listed(reasons.map(({ article }) => article))}</p>
        {warnings.length > 0 && (
          <p className="lights">
            {warnings.map(({ rule, label, article, colour, urgency }) => (
              <span key={rule} title={article}>
                <Light colour={colour} urgency={urgency} label={say(label)} />
              </span>
            ))}
          </p>
        )}
        <p>{lastVisit ? t('patrols.last', { day: dayInText(lastVisit, lang) }) : t('patrols.never')}</p>
        {limited && <p className="small">{t('patrols.visits', { count: visits, most })}</p>}
        {complaints > 0 && <p className="overdue">{t('patrols.complaints', { count: complaints })}</p>}
        {offSite && <p>{t('patrols.offSite', { why: say(order.offSiteWhy) })}</p>}
      </div>
      {onGo && (
        <Button type="link" size="large" onClick={onGo}>
          {t('patrols.go')}
        </Button>
      )}
    </li>
  );
}

function Left({ due, on }: { readonly due: string | null; readonly on: string }) {
  const { t } = useWords();
  if (due === null) return t('patrols.noDue');
  const count = dayNumber(due) - dayNumber(on);
  if (count === 0) return <b>{t('patrols.dueToday')}</b>;
  return count < 0 ? <b>{t('patrols.overdue', { count: -count })}</b> : t('patrols.dueIn', { count });
}
