// The filters of the register by area and by open warnings, for those who may see these; their lists are read when they are opened.

import { Select } from 'antd';
import { useState } from 'react';
import { listAreas } from '../../../src/supervision/areas/area-api.ts';
import { listWarningRules } from '../../../src/supervision/warnings/api.ts';
import { useAsk } from '../api/ask.ts';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import type { Filters } from './use-entities.ts';

const HOUR = 3_600_000;

interface Beside {
  readonly filters: Filters;
  readonly set: (change: Filters) => unknown;
}

export function BesidePicks(props: Beside) {
  const { can } = useAccount();
  return (
    <>
      {can('area.read') && <AreaPick {...props} />}
      {can('warning.read') && <WarningPick {...props} />}
    </>
  );
}

function AreaPick({ filters: { area }, set }: Beside) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const { data, isFetching } = useAsk(listAreas, {}, { enabled: opened || area !== undefined, fresh: HOUR });
  const areas = data?.items ?? [];
  const options = [...Map.groupBy(areas, ({ unit }) => unit.name)].map(([label, of]) => ({
    label,
    options: of.map(({ id, name }) => ({ value: String(id), label: name })),
  }));
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('register.area')}
      placeholder={t('register.area')}
      value={area}
      options={options}
      loading={isFetching}
      onOpenChange={(open) => open && setOpened(true)}
      onChange={(chosen) => set({ area: chosen || undefined })}
      popupMatchSelectWidth={false}
    />
  );
}

function WarningPick({ filters: { warning }, set }: Beside) {
  const { t, say } = useWords();
  const [opened, setOpened] = useState(false);
  const { data, isFetching } = useAsk(listWarningRules, {}, { enabled: opened || warning !== undefined, fresh: HOUR });
  const kinds = [...Map.groupBy(data?.items ?? [], ({ group }) => group)].map(([group, of]) => ({
    label: t(`warnings.group.${group}`),
    options: of.map((rule) => ({ value: rule.id, label: say(rule.label) })),
  }));
  return (
    <Select
      mode="multiple"
      maxTagCount="responsive"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('register.warning')}
      placeholder={t('register.warning')}
      value={warning?.split(',') ?? []}
      options={[{ value: 'any', label: t('register.warned') }, ...kinds]}
      loading={isFetching}
      onOpenChange={(open) => open && setOpened(true)}
      onChange={(chosen: string[]) => set({ warning: chosen.join(',') || undefined })}
      popupMatchSelectWidth={false}
    />
  );
}
