// What is asked and answered about the photos of a patrol: sent one by one, shown one by one.

import { z } from 'zod';
import { fileAnswer, operation } from '../../base/http/operation.ts';
import { entityPath } from '../../registry/api.ts';

export const patrolPath = entityPath.extend({ patrol: z.uuid() });
/** SHA-256, hexadecimal. */
export const photoHash = z.string().regex(/^[0-9a-f]{64}$/);

export const addPhoto = operation({
  id: 'addPhoto',
  method: 'POST',
  path: '/entities/{id}/patrols/{patrol}/photos',
  permit: 'patrol.enter',
  kind: 'upload',
  summary: {
    zh: '补传巡查照片；同一张只存一次，张数、大小和类型有限制',
    en: 'Add a photo to a patrol; kept once, limited in number, size and type',
  },
  params: patrolPath,
  answer: z.object({ hash: photoHash }),
});

export const readPhoto = operation({
  id: 'readPhoto',
  method: 'GET',
  path: '/entities/{id}/patrols/{patrol}/photos/{hash}',
  permit: 'patrol.read',
  kind: 'file',
  watched: false,
  summary: { zh: '巡查的一张照片', en: 'A photo of a patrol' },
  params: patrolPath.extend({ hash: photoHash }),
  answer: fileAnswer,
});
