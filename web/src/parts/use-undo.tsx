// What was done is said, and for some seconds it can be undone by one press.

import { App, Button } from 'antd';
import { client } from '../api/ask.ts';
import { useWords } from '../words/use-words.ts';
import { Failed } from './states.tsx';

/** For how many seconds the notice stands: long enough to be read and reached by keyboard. */
const SECONDS = 10;

/** Says what was done, with a button that undoes it; `undone` is said then. */
export function useUndo() {
  const { t } = useWords();
  const { message, modal } = App.useApp();
  return (said: string, undo: () => Promise<unknown>, undone?: string) => {
    const key = `undo ${said}`;
    const press = async () => {
      message.destroy(key);
      try {
        await undo();
        await client.invalidateQueries();
        if (undone) message.success(undone);
      } catch (refused) {
        modal.error({ title: t('refused.happened'), content: <Failed error={refused} />, icon: null });
      }
    };
    message.open({
      key,
      duration: SECONDS,
      content: (
        <span>
          {said}{' '}
          <Button type="link" size="small" onClick={press}>
            {t('undo')}
          </Button>
        </span>
      ),
    });
  };
}
