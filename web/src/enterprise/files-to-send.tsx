// Files that are sent with a form: chosen beforehand, listed, taken out again; sent once the case is there.

import type { CASES } from '../../../src/evidence/api.ts';
import { PickFiles } from '../parts/pick-files.tsx';
import { sizeText } from '../parts/size-text.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly kind: (typeof CASES)[number];
  readonly files: readonly File[];
  readonly busy: { readonly name: string; readonly part: number } | undefined;
  readonly onChange: (files: readonly File[]) => void;
}

export function FilesToSend({ kind, files, busy, onChange }: Props) {
  const { t } = useWords();
  const known = (file: File) => files.some((one) => one.name === file.name && one.size === file.size);
  return (
    <div className="stack" style={{ gap: 8 }}>
      <ul>
        {files.map((file) => (
          <li key={`${file.name}${file.size}`} className="row">
            {file.name} <span className="small muted">{sizeText(file.size)}</span>
            <button type="button" className="plain" onClick={() => onChange(files.filter((one) => one !== file))}>
              {t('files.remove')}
            </button>
          </li>
        ))}
      </ul>
      <PickFiles
        kind={kind}
        busy={busy}
        onPick={(picked) => onChange([...files, ...picked.filter((file) => !known(file))])}
      />
    </div>
  );
}
