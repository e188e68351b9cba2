// The routes of an area: drawn, drawn anew and closed, and the entities along one in order, which can be put otherwise by hand.

import { Link } from '@tanstack/react-router';
import { Button, InputNumber } from 'antd';
import { Suspense, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import {
  closeRoute,
  listRouteEntities,
  type listRoutes,
  putOnRoute,
} from '../../../src/supervision/areas/route-api.ts';
import { call } from '../api/call.ts';
import { usePages } from '../api/pages.ts';
import { latePart } from '../parts/late-part.tsx';
import { More } from '../parts/more.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useWords } from '../words/use-words.ts';
import type { AreaLine } from './areas-page.tsx';

const RouteForm = latePart(() => import('./route-form.tsx'), 'RouteForm');

type Routes = AnswerOf<typeof listRoutes>;
export type Route = Routes['items'][number];

interface Props {
  readonly area: AreaLine;
  readonly areas: readonly AreaLine[];
  readonly routes: Routes;
  readonly chosen: number | undefined;
  readonly onChoose: (route: number | undefined) => void;
}

export function AreaRoutes({ area, areas, routes, chosen, onChoose }: Props) {
  const { t } = useWords();
  const [drawing, setDrawing] = useState<Route | 'new'>();
  const route = routes.items.find((one) => one.route === chosen);
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <div className="between">
        <h2>{t('areas.routes')}</h2>
        {routes.draw && !drawing && <Button onClick={() => setDrawing('new')}>{t('areas.drawRoute')}</Button>}
      </div>
      {drawing ? (
        <Suspense fallback={<Bones lines={8} />}>
          <RouteForm
            area={area}
            areas={areas}
            {...(drawing === 'new' ? {} : { own: drawing })}
            onClose={() => setDrawing(undefined)}
          />
        </Suspense>
      ) : (
        <>
          <RouteList routes={routes} chosen={chosen} onChoose={onChoose} />
          {route && <Along key={route.route} area={area.id} route={route} draw={routes.draw} onDraw={setDrawing} />}
        </>
      )}
    </section>
  );
}

function RouteList({ routes, chosen, onChoose }: Pick<Props, 'routes' | 'chosen' | 'onChoose'>) {
  const { t } = useWords();
  if (routes.items.length === 0) return <span className="muted">{t('areas.routesNone')}</span>;
  return (
    <div className="row">
      {routes.items.map(({ route, name, entities }) => (
        <Button
          key={route}
          type={route === chosen ? 'primary' : 'default'}
          aria-pressed={route === chosen}
          onClick={() => onChoose(route === chosen ? undefined : route)}
        >
          {t('areas.routeLine', { name, count: entities })}
        </Button>
      ))}
      {routes.onNone > 0 && <span className="small muted">{t('areas.onNoRoute', { count: routes.onNone })}</span>}
    </div>
  );
}

interface AlongProps {
  readonly area: number;
  readonly route: Route;
  readonly draw: boolean;
  readonly onDraw: (route: Route) => void;
}

function Along({ area, route, draw, onDraw }: AlongProps) {
  const { t } = useWords();
  const [closing, setClosing] = useState(false);
  const params = { id: area, route: route.route };
  return (
    <div className="stack" style={{ gap: 8 }}>
      <div className="between">
        <span className="small muted">
          {t(route.drawn ? 'areas.routeDrawn' : 'areas.routeByStops', { day: route.from, count: route.byHand })}
        </span>
        {draw && (
          <span className="row no-print">
            <Button onClick={() => onDraw(route)}>{t('areas.redraw')}</Button>
            <Button onClick={() => setClosing(true)}>{t('areas.close')}</Button>
          </span>
        )}
      </div>
      <Stops params={params} draw={draw} />
      {closing && (
        <ReasonDialog
          title={t('areas.closeTitle', { name: route.name })}
          word={t('areas.close')}
          note={t('areas.closeNote')}
          label={t('areas.why')}
          done={t('areas.closed')}
          act={(why) => call(closeRoute, { params, body: { why } })}
          onClose={() => setClosing(false)}
        />
      )}
    </div>
  );
}

interface StopsProps {
  readonly params: { readonly id: number; readonly route: number };
  readonly draw: boolean;
}

function Stops({ params, draw }: StopsProps) {
  const asked = usePages(listRouteEntities, { params });
  if (asked.isPending) return <Bones lines={4} />;
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  return (
    <>
      <ol className="route-stops">
        {asked.pages
          .flatMap(({ items }) => items)
          .map((stop) => (
            <StopLine key={stop.entity.id} stop={stop} params={params} draw={draw} />
          ))}
      </ol>
      <More of={asked} />
    </>
  );
}

type Stop = AnswerOf<typeof listRouteEntities>['items'][number];

function StopLine({ stop, params, draw }: StopsProps & { readonly stop: Stop }) {
  const { t } = useWords();
  const act = useAct();
  const { place, entity, address, along, off, byHand } = stop;
  const put = (to: number) =>
    act(() => call(putOnRoute, { params, body: { entity: entity.uscc ?? entity.id, place: to } }), {
      done: t('areas.putDone'),
    });
  return (
    <li>
      <span className="num">{place}</span>
      <div>
        <Link to="/entities/$id" params={{ id: entity.uscc ?? entity.id }}>
          {entity.name}
        </Link>
        <div className="small muted">
          {[
            address,
            along !== null && t('areas.alongRoute', { along: kilometres(along), off: Math.round(off!) }),
            byHand && t('areas.byHand'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      {draw && <PlaceField name={entity.name} place={place} put={put} />}
    </li>
  );
}

function PlaceField({ name, place, put }: { readonly name: string; readonly place: number; put(to: number): unknown }) {
  const { t } = useWords();
  const [to, setTo] = useState<number | null>(place);
  const go = () => {
    if (to !== null && to !== place) put(to);
  };
  return (
    <InputNumber
      className="no-print"
      size="small"
      min={1}
      precision={0}
      value={to}
      aria-label={t('areas.placeOf', { name })}
      onChange={setTo}
      onPressEnter={go}
      onBlur={go}
    />
  );
}

const kilometres = (metres: number) => (metres / 1000).toFixed(1);
