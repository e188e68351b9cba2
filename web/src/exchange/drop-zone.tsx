// A place to drop a file, or to choose one by click or key; shows how much of it is sent.

import { type DragEvent, useId, useState } from 'react';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly title: string;
  readonly how: string;
  /** The part of the file that is sent, while one is. */
  readonly part: number | undefined;
  readonly onFile: (file: File) => void;
}

export function DropZone({ title, how, part, onFile }: Props) {
  const { t } = useWords();
  const id = useId();
  const [over, setOver] = useState(false);
  const busy = part !== undefined;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !busy) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the file field inside is for everybody
    <div
      className={`drop ${over ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        className="drop-input"
        accept=".csv,.txt,.tsv,.xlsx,.gz"
        disabled={busy}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again after it was mended.
          target.value = '';
          if (file) onFile(file);
        }}
      />
      <label htmlFor={id} className="drop-label">
        <b>{busy ? t('imports.sending', { percent: Math.floor(part * 100) }) : title}</b>
        <span className="small muted">{how}</span>
        {busy && <progress value={part} aria-label={t('imports.sending', { percent: Math.floor(part * 100) })} />}
      </label>
    </div>
  );
}
