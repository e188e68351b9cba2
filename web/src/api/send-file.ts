// Sends a file to the service, telling how much of it is sent.

import type { AnswerOf, Operation } from '../../../src/base/http/operation.ts';
import { addressOf, headersOf, type Input } from './call.ts';
import { Refused, refusalOf } from './refused.ts';

/** Sends the file and gives the operation's answer; throws `Refused`. `told` gets the part that is sent, 0 to 1. */
export function sendFile<O extends Operation>(
  operation: O,
  input: Input<O>,
  file: File,
  told: (part: number) => void,
): Promise<AnswerOf<O>> {
  const form = new FormData();
  form.append('file', file);
  // Unlike fetch, it says how much has been sent.
  const request = new XMLHttpRequest();
  request.open(operation.method, addressOf(operation, input));
  for (const [name, value] of Object.entries(headersOf(operation, undefined))) request.setRequestHeader(name, value);
  request.upload.onprogress = ({ loaded, total }) => told(total ? loaded / total : 0);
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(new Refused({ status: 0, code: 'unreachable', title: '', detail: '' }));
    request.onload = () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve(JSON.parse(responseText));
      else refusalOf(new Response(responseText, { status })).then(reject);
    };
    request.send(form);
  });
}
