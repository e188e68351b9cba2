// What is answered at the desk that opens the enterprises' own site, and to whoever activates an account there.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { entityPath } from '../registry/api.ts';
import { COMERS, PAPER_NAMES } from './rights.ts';

const instant = z.iso.datetime();

export const printActivation = operation({
  id: 'printActivation',
  method: 'POST',
  path: '/entities/{id}/activation',
  permit: 'own.activate',
  summary: {
    zh: '核对法定代表人身份后，打印企业账户的激活码',
    en: 'Print the activation code of an enterprise’s account, the representative’s identity having been checked',
  },
  params: entityPath,
  body: z.object({
    comer: z.enum(COMERS),
    /** As the paper that was shown names him; compared, not kept. */
    representative: z.string().trim().min(1).max(60),
    papers: z.array(z.enum(PAPER_NAMES)).max(PAPER_NAMES.length),
    replaces: z.boolean(),
  }),
  /** The code is shown this once. */
  answer: z.object({ code: z.string(), expires: instant, uscc: z.string(), name: z.string() }),
  secret: true,
});

export const listActivations = operation({
  id: 'listActivations',
  method: 'GET',
  path: '/entities/{id}/activation',
  permit: 'own.activate',
  summary: { zh: '一个主体的激活码和账户', en: 'Activation codes and accounts of an entity' },
  params: entityPath,
  answer: z.object({
    accounts: z.number().int(),
    items: z.array(
      z.object({
        made: instant,
        by: z.string(),
        came: z.string(),
        papers: z.array(z.string()),
        expires: instant,
        used: instant.nullable(),
        withdrawn: instant.nullable(),
      }),
    ),
  }),
});

export const endOwnAccounts = operation({
  id: 'endOwnAccounts',
  method: 'DELETE',
  path: '/entities/{id}/activation',
  permit: 'own.activate',
  summary: { zh: '停用一个主体的全部企业账户', en: 'End all accounts of an entity' },
  params: entityPath,
  answer: z.object({ ended: z.number().int() }),
});

export const activateOwn = operation({
  id: 'activateOwn',
  method: 'POST',
  path: '/own/activation',
  permit: 'anyone',
  summary: { zh: '凭激活码开通企业账户', en: 'Activate an enterprise’s account by its code' },
  body: z.object({
    uscc: z.string().trim().min(1).max(60),
    code: z.string().min(1).max(60),
    name: z
      .string()
      .trim()
      .regex(/^[\p{L}\p{N}._@-]{2,60}$/u),
    shown: z.string().trim().min(1).max(60),
    password: z.string().min(1).max(200),
  }),
  answer: z.object({ account: z.string() }),
  secret: true,
});
