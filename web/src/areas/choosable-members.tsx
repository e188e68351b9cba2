// Entities of which some are chosen, one by one or all that are shown, to do one thing about them together.

import { Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { type Member, MemberLine } from './member-line.tsx';

/** The chosen ones, as far as they are still shown. */
export function useChosen(rows: readonly Member[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return { chosen: rows.filter(({ entity }) => ids.has(entity.id)), choose: setIds };
}

interface Props {
  readonly rows: readonly Member[];
  readonly chosen: readonly Member[];
  readonly onChoose: (ids: ReadonlySet<string>) => void;
  /** What can be done about one alone. */
  readonly acts?: (member: Member) => ReactNode;
}

export function ChoosableMembers({ rows, chosen, onChoose, acts }: Props) {
  const { t } = useWords();
  const ids = chosen.map(({ entity }) => entity.id);
  const choose = (id: string, on: boolean) => onChoose(new Set(on ? [...ids, id] : ids.filter((one) => one !== id)));
  return (
    <>
      <Checkbox
        checked={chosen.length === rows.length}
        indeterminate={chosen.length > 0 && chosen.length < rows.length}
        onChange={({ target }) => onChoose(new Set(target.checked ? rows.map(({ entity }) => entity.id) : []))}
      >
        {t('areas.claimAll')}
      </Checkbox>
      <ul className="members">
        {rows.map((member) => (
          <MemberLine
            key={member.entity.id}
            member={member}
            choice={
              <Checkbox
                aria-label={member.entity.name}
                checked={ids.includes(member.entity.id)}
                onChange={({ target }) => choose(member.entity.id, target.checked)}
              />
            }
          >
            {acts?.(member)}
          </MemberLine>
        ))}
      </ul>
    </>
  );
}
