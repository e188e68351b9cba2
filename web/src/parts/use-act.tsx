// Doing something at the press of a button: asked again where it cannot be undone, its refusal shown, lists read anew.

import { App } from 'antd';
import { client } from '../api/ask.ts';
import { useWords } from '../words/use-words.ts';
import { Failed } from './states.tsx';

interface Manner {
  /** Asked before it is done. */
  readonly sure?: string;
  /** The word on the button that does it. */
  readonly word?: string;
  /** Said when it is done. */
  readonly done?: string;
}

/** Runs work in that manner; undefined when it was refused or not wanted after all. */
export function useAct() {
  const { t } = useWords();
  const { message, modal } = App.useApp();
  return async <T,>(work: () => Promise<T>, { sure, word, done }: Manner = {}): Promise<T | undefined> => {
    if (sure && !(await modal.confirm({ title: sure, okText: word, cancelText: t('cancel'), icon: null })))
      return undefined;
    try {
      const given = await work();
      await client.invalidateQueries();
      if (done) message.success(done);
      return given;
    } catch (refused) {
      modal.error({ title: t('refused.happened'), content: <Failed error={refused} />, icon: null });
      return undefined;
    }
  };
}
