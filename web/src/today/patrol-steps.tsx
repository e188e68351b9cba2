// The last screens of a patrol: what was found and by when it is to be corrected; how it was visited, and why beyond the cap.

import { Button, Checkbox, Input, Radio } from 'antd';
import { PATROL_KINDS } from '../../../src/supervision/today/today-api.ts';
import { DayField } from '../parts/day-field.tsx';
import { useWords } from '../words/use-words.ts';
import type { Body, Order, Today } from './patrol-form.tsx';
import { PhotoPicker, type usePhotos } from './photo-picker.tsx';

interface FoundProps {
  readonly body: Body;
  readonly put: (more: Partial<Body>) => void;
  readonly onNext: () => void;
}

export function FoundStep({ body, put, onNext }: FoundProps) {
  const { t } = useWords();
  return (
    <fieldset className="question">
      <legend>{t('patrols.foundTitle')}</legend>
      <Input.TextArea
        aria-label={t('patrols.found')}
        placeholder={t('patrols.foundHint')}
        rows={4}
        maxLength={2000}
        value={body.problems}
        onChange={({ target }) => put({ problems: target.value })}
      />
      <Checkbox checked={body.critical} onChange={({ target }) => put({ critical: target.checked })}>
        {t('patrols.critical')}
      </Checkbox>
      <div>
        <span className="muted">{t('patrols.correct')}</span>
        <DayField
          label={t('patrols.correct')}
          value={body.correctBy ?? undefined}
          onChange={(day) => put({ correctBy: day ?? null })}
        />
        <span className="faint small">{t('patrols.correctNone')}</span>
      </div>
      <Button block size="large" type="primary" disabled={!body.problems.trim()} onClick={onNext}>
        {t('patrols.next')}
      </Button>
    </fieldset>
  );
}

interface LastProps {
  readonly body: Body;
  readonly order: Order;
  readonly today: Today;
  readonly pictures: ReturnType<typeof usePhotos>;
  readonly put: (more: Partial<Body>) => void;
  readonly onFile: () => void;
}

export function LastStep({ body, order, today, pictures, put, onFile }: LastProps) {
  const { t, say } = useWords();
  const { caps } = today;
  const kinds = [body.kind, ...(body.also ?? [])];
  const limited = kinds.every((kind) => caps.limited.includes(kind));
  const over = limited && order.visits >= order.most && body.way === 'on-site';
  const whole = !over || (body.exception !== null && body.why.trim() !== '');
  return (
    <fieldset className="question">
      <legend>{t('patrols.lastTitle')}</legend>
      <Radio.Group
        size="large"
        value={body.way}
        options={[
          { value: 'on-site', label: t('patrols.onSite') },
          { value: 'off-site', label: t('patrols.away'), disabled: !order.offSite },
        ]}
        onChange={({ target }) => put({ way: target.value })}
      />
      <p className="muted small">{say(order.offSiteWhy)}</p>
      <div className="kinds">
        <span className="muted">{t('patrols.kind')}</span>
        <Checkbox.Group
          value={kinds}
          options={PATROL_KINDS.map((kind) => ({ value: kind, label: t(`patrols.kinds.${kind}`) }))}
          onChange={([kind, ...also]) => kind && put({ kind, also })}
        />
        {kinds.length > 1 && <p className="muted small">{t('patrols.severalKinds')}</p>}
        {order.recheck && (
          <Checkbox checked={body.rechecked} onChange={({ target }) => put({ rechecked: target.checked })}>
            {t('patrols.rechecked')}
          </Checkbox>
        )}
      </div>
      {over && (
        <div className="over-cap">
          <p>{t('patrols.capTitle', { count: order.visits, most: order.most })}</p>
          <Radio.Group
            value={body.exception}
            options={caps.exceptions.map((one) => ({ value: one.code, label: say(one) }))}
            onChange={({ target }) => put({ exception: target.value })}
          />
          <Input
            aria-label={t('patrols.exceptionWhy')}
            placeholder={t('patrols.exceptionHint')}
            maxLength={2000}
            value={body.why}
            onChange={({ target }) => put({ why: target.value })}
          />
          <p className="muted small">
            {caps.article} · {t('patrols.assumed')}
            {t('mark.colon')}
            {say(caps.assumption)}
          </p>
        </div>
      )}
      <PhotoPicker {...pictures} limits={today.photos} />
      <Button block size="large" type="primary" disabled={!whole} onClick={onFile}>
        {t('patrols.file')}
      </Button>
    </fieldset>
  );
}
