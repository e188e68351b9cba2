// What is asked and answered about the code of a plan's visit, which is shown before it begins.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { showVisitCode } from '../supervision/scans/scan-api.ts';
import { WAYS } from './items.ts';

export const showPlanVisitCode = operation({
  id: 'showPlanVisitCode',
  method: 'POST',
  path: '/plans/{id}/visits/{entity}/code',
  permit: 'visit.enter',
  secret: true,
  summary: {
    zh: '抽查上门前出示入企码：写明两名以上检查人员、事项和计划',
    en: 'Show the code of a visit of a plan: the officers drawn, its items, the plan',
  },
  params: z.object({ id: z.uuid(), entity: z.string().regex(/^[\x21-\x7e]{1,60}$/) }),
  body: z.object({ way: z.enum(WAYS) }),
  answer: showVisitCode.answer,
});
