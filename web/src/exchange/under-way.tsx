// An import that waits or goes on: how far it is, and how to stop it.

import { App, Button, Progress } from 'antd';
import { stopImport } from '../../../src/exchange/api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { Counts } from './counts.tsx';
import type { OneImport } from './import-page.tsx';

export function UnderWay({ one }: { readonly one: OneImport }) {
  const { t } = useWords();
  const { can } = useAccount();
  const { modal } = App.useApp();
  const percent = one.size ? Math.floor((one.read / one.size) * 100) : 0;
  const stop = () =>
    modal.confirm({
      title: t('imports.stopSure'),
      okText: t('imports.stop'),
      cancelText: t('cancel'),
      onOk: async () => {
        try {
          await call(stopImport, { params: { id: one.id }, body: {} });
        } catch (refused) {
          modal.error({ title: t('refused.happened'), content: <Failed error={refused} /> });
        }
        await client.invalidateQueries();
      },
    });
  return (
    <section className="card stack" aria-live="polite">
      <div className="between">
        <b>{one.state === 'waiting' ? t('imports.states.waiting') : t('imports.read', { percent })}</b>
        {can('import.run') && <Button onClick={stop}>{t('imports.stop')}</Button>}
      </div>
      <Progress
        percent={percent}
        showInfo={false}
        strokeColor="var(--accent)"
        aria-label={t('imports.read', { percent })}
      />
      <Counts one={one} />
      <p className="muted">{t(one.state === 'waiting' ? 'imports.waiting' : 'imports.running')}</p>
    </section>
  );
}
