// Photos taken on the spot: made small at once, shown, and taken back by a press.

import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { type PhotoLimits, shrunk } from './shrink.ts';
import './photos.css';

export interface TakenPhoto {
  readonly bytes: ArrayBuffer;
  /** Where the page shows it. */
  readonly url: string;
}

interface Props {
  readonly photos: readonly TakenPhoto[];
  readonly limits: PhotoLimits;
  readonly put: (photos: readonly TakenPhoto[]) => void;
}

export function PhotoPicker({ photos, limits, put }: Props) {
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string>();
  const take = async (files: readonly File[]) => {
    const more = await Promise.all(files.map((file) => shrunk(file, limits)));
    const made = more.filter((one) => one !== undefined);
    const room = limits.most - photos.length;
    const bad = files.find((_, i) => more[i] === undefined);
    setFault(
      bad
        ? t('photos.notTaken', { name: bad.name })
        : made.length > room
          ? t('photos.most', { most: limits.most })
          : undefined,
    );
    put([...photos, ...made.slice(0, room).map(shown)]);
  };
  return (
    <div className="photos">
      <span className="muted">{t('photos.title', { count: photos.length, most: limits.most })}</span>
      <ul>
        {photos.map((one, i) => (
          <li key={one.url}>
            <img src={one.url} alt={t('photos.nth', { n: i + 1 })} />
            <button
              type="button"
              aria-label={t('photos.remove', { n: i + 1 })}
              onClick={() => put(photos.filter((other) => other !== one))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        capture="environment"
        multiple
        hidden
        aria-label={t('photos.take')}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          void take(files);
        }}
      />
      {photos.length < limits.most && (
        <Button size="large" onClick={() => chooser.current?.click()}>
          {t('photos.take')}
        </Button>
      )}
      {fault && (
        <p className="overdue" role="alert">
          {fault}
        </p>
      )}
      <p className="faint small">{t('photos.about')}</p>
    </div>
  );
}

function shown(bytes: ArrayBuffer): TakenPhoto {
  return { bytes, url: URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' })) };
}

/** The photos of a form, let go of when it closes. */
export function usePhotos() {
  const [photos, put] = useState<readonly TakenPhoto[]>([]);
  const made = useRef(new Set<string>());
  for (const { url } of photos) made.current.add(url);
  useEffect(() => {
    const { current } = made;
    return () => {
      for (const url of current) URL.revokeObjectURL(url);
    };
  }, []);
  return { photos, put };
}
