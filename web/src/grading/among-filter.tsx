// On which day and among whom is counted: a day, a division, an industry.

import { DayField } from '../parts/day-field.tsx';
import { PlacePick } from '../registry/place-pick.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

export interface Among {
  readonly on?: string;
  readonly division?: string;
  readonly industry?: string;
}

interface Props {
  readonly among: Among;
  readonly onChange: (change: Among) => void;
}

export function AmongFilter({ among, onChange }: Props) {
  const { t } = useWords();
  const today = todayIso();
  return (
    <>
      <div className="row among-one">
        <span className="faint">{t('held.day')}</span>
        <DayField
          label={t('held.day')}
          value={among.on ?? today}
          onChange={(on) => onChange({ on: on === today ? undefined : on })}
        />
      </div>
      <PlacePick name="division" value={among.division} onChange={(division) => onChange({ division })} />
      <PlacePick name="industry" value={among.industry} onChange={(industry) => onChange({ industry })} />
    </>
  );
}
