// The photos of a patrol that was filed: small, opened whole by a press.

import { readPhoto } from '../../../src/supervision/photos/photo-api.ts';
import { addressOf } from '../api/call.ts';
import { useWords } from '../words/use-words.ts';
import './photos.css';

interface Props {
  readonly entity: string;
  readonly patrol: string;
  readonly photos: readonly string[];
}

export function PatrolPhotos({ entity, patrol, photos }: Props) {
  const { t } = useWords();
  if (photos.length === 0) return null;
  return (
    <ul className="patrol-photos">
      {photos.map((hash, i) => {
        const address = addressOf(readPhoto, { params: { id: entity, patrol, hash } });
        return (
          <li key={hash}>
            <a href={address} target="_blank" rel="noreferrer">
              <img src={address} alt={t('photos.nth', { n: i + 1 })} loading="lazy" width={96} height={96} />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
