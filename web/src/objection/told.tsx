// Corrections that this unit was told of, because it had received the record.

import { Link } from '@tanstack/react-router';
import { listTold, noteTold } from '../../../src/objection/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

export function Told() {
  const { t } = useWords();
  const { can } = useAccount();
  const act = useAct();
  const asked = useAsk(listTold, {});
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={6} />;
  if (asked.data.items.length === 0)
    return <Nothing title={t('objections.toldNone')} how={t('objections.toldAbout')} />;
  const see = (id: string) =>
    act(() => call(noteTold, { params: { id } }), { word: t('objections.see'), done: t('objections.dialog.done') });
  return (
    <>
      <p className="muted">{t('objections.toldAbout')}</p>
      <div className="sheet case-sheet">
        <table>
          <tbody>
            {asked.data.items.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.number}</th>
                <td>
                  <Link to="/entities/$id" params={{ id: one.entity.id }}>
                    {one.entity.name}
                  </Link>
                </td>
                <td>{one.aboutNumber}</td>
                <td>{one.mended && t(`objections.mended.${one.mended as 'none'}`)}</td>
                <td>{momentInTable(one.told)}</td>
                <td>
                  {one.seen ? (
                    <span className="muted">{t('objections.seen')}</span>
                  ) : (
                    can('objection.answer') && (
                      <button type="button" className="plain" onClick={() => see(one.id)}>
                        {t('objections.see')}
                      </button>
                    )
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
