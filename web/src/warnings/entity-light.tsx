// The light of an entity before its name in a list: the most pressing warning's, with its words for whoever asks.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { listLights } from '../../../src/supervision/warnings/api.ts';
import { useWords } from '../words/use-words.ts';
import './warnings.css';

type EntityLightProps = { readonly light: AnswerOf<typeof listLights>['items'][number] | undefined };

export function EntityLight({ light }: EntityLightProps) {
  const { t, say } = useWords();
  if (!light) return null;
  const text = `${t(`warnings.colour.${light.colour}`)}${t('mark.colon')}${say(light.label)}`;
  const more = light.count > 1 ? ` +${light.count - 1}` : '';
  return (
    <span className={`warn-mark of-${light.colour}`} title={`${text}${more}`}>
      <span className="sr-only">{text}</span>
    </span>
  );
}
