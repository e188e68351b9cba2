// How far the counting of an impact is, with the way to give it up.

import { Button } from 'antd';
import { HowFar } from '../parts/how-far.tsx';
import { useWords } from '../words/use-words.ts';
import type { Waiting } from './use-impact.ts';

export function ImpactWaiting({ waiting, cancel }: { readonly waiting: Waiting; readonly cancel: () => void }) {
  const { t } = useWords();
  const { state, done, of } = waiting;
  const percent = of > 1 ? Math.floor((100 * done) / of) : 0;
  return (
    <div className="row">
      <div role="status" className="lab-waiting">
        {t(state === 'grading' ? 'lab.impactGrading' : 'lab.impactLoading', { percent })}
        <HowFar percent={percent} />
      </div>
      <Button onClick={cancel}>{t('cancel')}</Button>
    </div>
  );
}
