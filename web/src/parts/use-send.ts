// Sending what a form or a dialog holds: closed when it is done and said, or kept open with why it was refused.

import { App } from 'antd';
import { useState } from 'react';
import { client } from '../api/ask.ts';

/** `send` does the work, which gives what is said when it is done; `error` is why it was refused, if it was. */
export function useSend(onClose: () => void) {
  const { message } = App.useApp();
  const [error, setError] = useState<unknown>();
  const send = async (work: () => Promise<string>) => {
    try {
      const done = await work();
      await client.invalidateQueries();
      message.success(done);
      onClose();
    } catch (refused) {
      setError(refused);
    }
  };
  return { error, send };
}
