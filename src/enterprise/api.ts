// What an enterprise is answered about itself at its own site: the file, levels, what is owed, who looked, whom it lets look.

import { z } from 'zod';
import { operation, pageOf, paging } from '../base/http/operation.ts';
import { STATES } from '../duties/state.ts';
import { explainStanding, listStandings } from '../grading/api.ts';
import { filing, preview } from '../grading/filing-api.ts';
import { fields, listRecords, readType } from '../ledger/api.ts';
import { day, entityLine, label } from '../registry/api.ts';
import { RIGHT_NAMES } from './rights.ts';

const instant = z.iso.datetime();
const rights = z.array(z.enum(RIGHT_NAMES));
const founded = { article: z.string(), sense: label, assumption: label.nullable() };

export const readOwn = operation({
  id: 'readOwn',
  method: 'GET',
  path: '/own',
  permit: 'own.read',
  summary: { zh: '本企业的登记事项，以及现在要做的事', en: 'One’s own registration, and what is to be done now' },
  answer: z.object({
    entity: entityLine.extend({
      legalPerson: z.string().nullable(),
      establishedOn: day.nullable(),
      address: z.string().nullable(),
      registrationAuthority: z.string().nullable(),
      businessScope: z.string().nullable(),
      formerNames: z.array(z.string()),
    }),
    /** What this account may do, and whether it is the owner's. */
    rights,
    owner: z.boolean(),
    counts: z.object({
      /** Duties that are open, and those of them that are overdue. */
      duties: z.number().int(),
      overdue: z.number().int(),
      records: z.number().int(),
      /** Visits of the last twelve months. */
      visits: z.number().int(),
      /** Looks at its records of classes 3 and 4 in the last twelve months. */
      looks: z.number().int(),
    }),
  }),
});

const ownRecord = listRecords.answer.shape.items.element.omit({ history: true, fields: true }).extend({
  /** When each entry was made and why; not by whom. */
  history: z.array(z.object({ act: z.enum(['file', 'correct', 'withdraw']), recordedAt: instant, why: z.string() })),
});

export const listOwnRecords = operation({
  id: 'listOwnRecords',
  method: 'GET',
  path: '/own/records',
  permit: 'own.read',
  summary: { zh: '本企业的全部记录', en: 'All records about oneself' },
  query: z.object({ type: z.string().max(60).optional(), ...paging }),
  answer: pageOf(ownRecord).extend({
    /** Kinds of records that are not in the file as the enterprise sees it, and why. */
    hidden: z.array(z.object({ label, ...founded })),
  }),
});

export const listOwnStandings = operation({
  id: 'listOwnStandings',
  method: 'GET',
  path: '/own/standings',
  permit: 'own.read',
  summary: {
    zh: '本企业可以知道的等级，过去和将来，及其原因',
    en: 'The levels that an enterprise is told, past and future, with their causes',
  },
  answer: listStandings.answer.extend({
    /** Rulebooks whose levels are told, or are not, by which article. */
    told: z.array(z.object({ rulebook: z.string(), short: label, seen: z.boolean(), ...founded })),
  }),
});

export const explainOwn = operation({
  id: 'explainOwn',
  method: 'GET',
  path: '/own/standings/{rulebook}',
  permit: 'own.read',
  summary: { zh: '本企业为什么是这个等级', en: 'Why one stands as one does' },
  params: z.object({ rulebook: z.string().max(60) }),
  query: z.object({ on: day.optional() }),
  answer: explainStanding.answer,
});

const fact = z.object({
  attribute: z.string(),
  value: z.union([z.string(), z.boolean(), z.array(z.string())]),
  from: day.nullable(),
  until: day.nullable(),
});

export const readCheckup = operation({
  id: 'readCheckup',
  method: 'GET',
  path: '/own/checkup',
  permit: 'own.read',
  summary: {
    zh: '信用体检所需：自己的事实和记录、可以告知的规则书，在浏览器里用同一内核推算',
    en: 'What a check-up takes: one’s facts and records and the rulebooks that are told; the browser works with the same kernel',
  },
  answer: z.object({
    today: day,
    facts: z.array(fact),
    records: z.array(
      z.object({
        recordId: z.number(),
        entityId: z.number(),
        type: z.string(),
        recognizedOn: day,
        source: z.string(),
        number: z.string(),
        fields,
      }),
    ),
    catalogue: z.record(z.string(), z.string()),
    books: z.array(z.object({ id: z.string(), files: z.record(z.string(), z.string()), told: z.boolean() })),
    clauses: z.array(z.unknown()),
  }),
});

export const listOwnDuties = operation({
  id: 'listOwnDuties',
  method: 'GET',
  path: '/own/duties',
  permit: 'own.read',
  summary: { zh: '本企业要办的事和期限', en: 'What one must do, and by when' },
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        label,
        document: z.string(),
        ...founded,
        opened: day,
        due: day.nullable(),
        done: day.nullable(),
        state: z.enum(STATES),
        /** The type of record by which it is done; null: otherwise. */
        files: z.string().nullable(),
      }),
    ),
    warnings: z.array(
      z.object({ rule: z.string(), label, article: z.string(), since: day, until: day.nullable(), remedy: label }),
    ),
  }),
});

export const listOwnLicences = operation({
  id: 'listOwnLicences',
  method: 'GET',
  path: '/own/licences',
  permit: 'own.read',
  summary: {
    zh: '本企业的许可和审批，先到期的在先',
    en: 'One’s licences and approvals, those that end first in front',
  },
  answer: z.object({
    items: z.array(
      z.object({
        record: z.number(),
        type: z.string(),
        label,
        number: z.string(),
        what: z.string(),
        authority: z.string(),
        until: day.nullable(),
        state: z.enum(['in-force', 'ending', 'over', 'unlimited']),
      }),
    ),
  }),
});

export const listOwnForms = operation({
  id: 'listOwnForms',
  method: 'GET',
  path: '/own/forms',
  permit: 'own.file',
  summary: { zh: '企业自己填报的记录类型及其表单', en: 'The types of records that enterprises file, with their forms' },
  answer: z.object({ items: z.array(readType.answer) }),
});

const filed = filing.pick({ type: true, fields: true });

export const previewOwn = operation({
  id: 'previewOwn',
  method: 'POST',
  path: '/own/records/preview',
  permit: 'own.file',
  dry: true,
  summary: { zh: '预看填报的内容，不写入', en: 'What is wrong with a filing; nothing is written' },
  body: filed,
  answer: preview.pick({ faults: true, unchanged: true }),
});

export const fileOwn = operation({
  id: 'fileOwn',
  method: 'POST',
  path: '/own/records',
  permit: 'own.file',
  summary: { zh: '填报年度报告或即时信息', en: 'File an annual report or instant information' },
  body: filed,
  answer: z.object({ record: z.number(), state: z.enum(['accepted', 'unchanged']) }),
});

export const listOwnConsents = operation({
  id: 'listOwnConsents',
  method: 'GET',
  path: '/own/consents',
  permit: 'own.read',
  summary: {
    zh: '本企业给出的同意，以及可以同意的金融机构',
    en: 'Consents that one has given, and the institutions that may be given one',
  },
  answer: z.object({
    mostDays: z.number().int(),
    institutions: z.array(z.object({ id: z.string(), name: z.string() })),
    items: z.array(
      z.object({
        id: z.string(),
        /** An institution to which one's records are open or that is told of one on a list, an officer who may look, or a single request. */
        kind: z.enum(['institution', 'list', 'officer', 'request']),
        to: z.string(),
        purpose: z.string(),
        paper: z.string(),
        granted: instant,
        until: day,
        state: z.enum(['in-force', 'ended', 'withdrawn']),
      }),
    ),
  }),
});

export const giveConsent = operation({
  id: 'giveConsent',
  method: 'POST',
  path: '/own/consents',
  permit: 'own.consent',
  summary: {
    zh: '同意一家金融机构查看本企业的 4 级信息',
    en: 'Consent to an institution’s looks at one’s records of class 4',
  },
  body: z.object({ institution: z.string().max(60), purpose: z.string().trim().min(2).max(200), until: day }),
  answer: z.object({ id: z.string() }),
});

export const endConsent = operation({
  id: 'endConsent',
  method: 'DELETE',
  path: '/own/consents/{id}',
  permit: 'own.consent',
  summary: { zh: '收回同意，立即生效', en: 'Withdraw a consent, at once' },
  params: z.object({ id: z.string().regex(/^(\d{1,15}|[0-9a-f-]{36})$/) }),
  answer: z.object({ withdrawn: z.literal(true) }),
});

export const listOwnLooks = operation({
  id: 'listOwnLooks',
  method: 'GET',
  path: '/own/looks',
  permit: 'own.read',
  summary: { zh: '谁看过本企业的 3、4 级信息', en: 'Who looked at one’s records of classes 3 and 4' },
  query: z.object(paging),
  answer: pageOf(
    z.object({
      id: z.string(),
      at: instant,
      /** Which unit, as which role; the person is not told. */
      unit: z.string().nullable(),
      role: z.string().nullable(),
      act: z.string(),
      classes: z.array(z.number().int()),
      basis: z.string(),
    }),
  ),
});

export const listDelegates = operation({
  id: 'listDelegates',
  method: 'GET',
  path: '/own/delegates',
  permit: 'own.delegate',
  summary: { zh: '本企业的账户和邀请', en: 'Accounts and invitations of one’s own' },
  answer: z.object({
    accounts: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        shown: z.string(),
        owner: z.boolean(),
        own: z.boolean(),
        rights,
        disabled: z.boolean(),
        seen: instant.nullable(),
      }),
    ),
    invitations: z.array(z.object({ id: z.string(), rights, made: instant, expires: instant })),
  }),
});

export const inviteDelegate = operation({
  id: 'inviteDelegate',
  method: 'POST',
  path: '/own/delegates',
  permit: 'own.delegate',
  summary: { zh: '邀请一个经办人，给他选定的权限', en: 'Invite a delegate, with the rights chosen for him' },
  body: z.object({ rights: rights.min(1) }),
  /** The code is shown this once. */
  answer: z.object({ code: z.string(), expires: instant }),
  secret: true,
});

export const endDelegate = operation({
  id: 'endDelegate',
  method: 'DELETE',
  path: '/own/delegates/{id}',
  permit: 'own.delegate',
  summary: { zh: '停用一个经办人', en: 'End a delegate’s account' },
  params: z.object({ id: z.uuid() }),
  answer: z.object({ ended: z.literal(true) }),
});

export const endInvitation = operation({
  id: 'endInvitation',
  method: 'DELETE',
  path: '/own/invitations/{id}',
  permit: 'own.delegate',
  summary: { zh: '收回一份邀请', en: 'Take an invitation back' },
  params: z.object({ id: z.uuid() }),
  answer: z.object({ withdrawn: z.literal(true) }),
});
