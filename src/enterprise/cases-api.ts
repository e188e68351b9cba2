// What an enterprise asks the office for at its own site: repair of its records, and objections to what is said of it.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { caseFileOperations } from '../evidence/api.ts';
import { entityObjections, fileObjection, readObjection } from '../objection/api.ts';
import { day, word } from '../registry/api.ts';
import { applyForRepair, entityRepairs, readRepair } from '../repair/api.ts';

const casePath = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });
const why = z.string().trim().max(2000);

/** What was done and when; not by whom of the office. */
const acts = z.array(z.object({ act: z.string(), on: day.nullable(), why: z.string(), at: z.iso.datetime() }));

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

export const readOwnRepair = operation({
  id: 'readOwnRepair',
  method: 'GET',
  path: '/own/repairs/{id}',
  permit: 'own.read',
  summary: {
    zh: '本企业的一件修复申请：记录、期限、材料、经过',
    en: 'One’s application: records, deadlines, files, course',
  },
  params: casePath,
  answer: readRepair.answer
    .pick({ id: true, number: true, state: true, applied: true, due: true, unit: true, items: true })
    .extend(
      readRepair.answer.pick({ statement: true, materials: true, committedBy: true, attached: true, asked: true })
        .shape,
    )
    .extend(readRepair.answer.pick({ decided: true, ground: true, reason: true, deadlines: true, free: true }).shape)
    .extend({ acts }),
});

export const actOnOwnRepair = operation({
  id: 'actOnOwnRepair',
  method: 'POST',
  path: '/own/repairs/{id}/acts',
  permit: 'own.apply',
  summary: { zh: '补齐材料，或者撤回修复申请', en: 'Complete one’s application, or take it back' },
  params: casePath,
  body: z.object({ act: z.enum(['supplement', 'withdraw']), why: why.min(2) }),
  answer: done,
});

export const ownRepairFiles = caseFileOperations({
  ...{ name: 'OwnRepair', path: '/own/repairs/{id}', params: casePath },
  ...{ add: 'own.apply', read: 'own.read', what: { zh: '本企业的修复申请', en: 'one’s application for repair' } },
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
    /** Types of records that may be objected to. */
    types: z.array(z.string()),
  }),
});

export const fileOwnObjection = operation({
  id: 'fileOwnObjection',
  method: 'POST',
  path: '/own/objections',
  permit: 'own.apply',
  summary: { zh: '提出异议，随即标注有异议', en: 'Object; it is marked at once' },
  body: fileObjection.body.pick({ matter: true, grounds: true, wanted: true, files: true }).extend({
    about: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('record'), record: z.int().min(1).max(Number.MAX_SAFE_INTEGER) }),
      /** The level under a rulebook whose levels are told. */
      z.object({ kind: z.literal('standing'), rulebook: z.string().max(60) }),
    ]),
  }),
  answer: fileObjection.answer,
});

export const readOwnObjection = operation({
  id: 'readOwnObjection',
  method: 'GET',
  path: '/own/objections/{id}',
  permit: 'own.read',
  summary: {
    zh: '本企业的一件异议：理由、期限、证据、经过',
    en: 'One’s objection: grounds, deadlines, evidence, course',
  },
  params: casePath,
  answer: readObjection.answer.omit({ revision: true, acts: true, receivers: true, may: true }).extend({ acts }),
});

export const withdrawOwnObjection = operation({
  id: 'withdrawOwnObjection',
  method: 'POST',
  path: '/own/objections/{id}/withdrawal',
  permit: 'own.apply',
  summary: { zh: '撤回异议', en: 'Take an objection back' },
  params: casePath,
  body: z.object({ why }),
  answer: done,
});

export const ownObjectionFiles = caseFileOperations({
  ...{ name: 'OwnObjection', path: '/own/objections/{id}', params: casePath },
  ...{ add: 'own.apply', read: 'own.read', what: { zh: '本企业的异议', en: 'one’s objection' } },
});
