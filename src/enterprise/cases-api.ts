// What an enterprise asks the office for at its own site: repair of its records, and objections to what is said of it.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { entityObjections, fileObjection } from '../objection/api.ts';
import { word } from '../registry/api.ts';
import { applyForRepair, entityRepairs } from '../repair/api.ts';

export const listOwnRepairs = operation({
  id: 'listOwnRepairs',
  method: 'GET',
  path: '/own/repairs',
  permit: 'own.read',
  summary: {
    zh: '本企业的记录能不能修复、从哪天起、还缺什么，以及提过的申请',
    en: 'What one can have repaired, from when, what is missing, and one’s applications',
  },
  answer: entityRepairs.answer.omit({ entity: true }),
});

export const applyForOwnRepair = operation({
  id: 'applyForOwnRepair',
  method: 'POST',
  path: '/own/repairs',
  permit: 'own.apply',
  summary: { zh: '申请信用修复', en: 'Apply for repair' },
  body: applyForRepair.body.pick({ records: true, statement: true, materials: true, committedBy: true }),
  answer: applyForRepair.answer,
});

export const listOwnObjections = operation({
  id: 'listOwnObjections',
  method: 'GET',
  path: '/own/objections',
  permit: 'own.read',
  summary: { zh: '本企业的异议', en: 'One’s objections' },
  answer: entityObjections.answer.extend({
    /** What may be objected to, as it is chosen. */
    matters: z.array(word),
  }),
});

export const fileOwnObjection = operation({
  id: 'fileOwnObjection',
  method: 'POST',
  path: '/own/objections',
  permit: 'own.apply',
  summary: { zh: '提出异议，随即标注有异议', en: 'Object; it is marked at once' },
  body: fileObjection.body.pick({ matter: true, grounds: true, wanted: true, files: true }).extend({
    record: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  }),
  answer: fileObjection.answer,
});
