// What is asked and answered about reports: issuing one, those of an entity, their files, the keys that sign.

import { z } from 'zod';
import { fileAnswer, operation } from '../../base/http/operation.ts';
import { day, entityPath, label } from '../../registry/api.ts';

export const REPORT_KINDS = ['full', 'public', 'special', 'listing', 'repair'] as const;
export const REPORT_FORMS = ['json', 'pdf'] as const;
const number = z.string().regex(/^BG-\d{8}-[2-9A-Z]{10}$/);
const text = (most: number) => z.string().trim().min(2).max(most);

export const readReportKinds = operation({
  id: 'readReportKinds',
  method: 'GET',
  path: '/report-kinds',
  permit: 'report.issue',
  summary: { zh: '可以出具的信用报告：内容、期间、依据', en: 'Kinds of reports: contents, periods, basis' },
  answer: z.object({
    kinds: z.array(
      z.object({
        id: z.enum(REPORT_KINDS),
        label,
        takes: z.enum(['whole', 'shown', 'period', 'repaired']),
        years: z.number(),
        article: z.string(),
        sense: label,
        assumption: label.nullable(),
        sections: z.array(z.object({ id: z.string(), label, required: z.boolean() })),
      }),
    ),
  }),
});

const line = z.object({
  number: z.string(),
  kind: z.enum(REPORT_KINDS),
  from: day.nullable(),
  until: day.nullable(),
  purpose: z.string(),
  basis: z.string(),
  issued: z.iso.datetime(),
  name: z.string(),
});

export const listReports = operation({
  id: 'listReports',
  method: 'GET',
  path: '/entities/{id}/reports',
  permit: 'report.issue',
  summary: { zh: '出具过的信用报告：谁、何时、为什么', en: 'Reports issued: by whom, when, why' },
  params: entityPath,
  answer: z.object({ items: z.array(line) }),
});

export const issueReport = operation({
  id: 'issueReport',
  method: 'POST',
  path: '/entities/{id}/reports',
  permit: 'report.issue',
  summary: { zh: '出具一份经签名的信用报告', en: 'Issue a signed report' },
  params: entityPath,
  body: z.object({
    kind: z.enum(REPORT_KINDS),
    from: day.nullable().default(null),
    until: day.nullable().default(null),
    sections: z.array(z.string().max(40)).max(20).default([]),
    purpose: text(300),
    basis: text(300),
  }),
  answer: z.object({ number: z.string() }),
});

export const downloadReport = operation({
  id: 'downloadReport',
  method: 'GET',
  path: '/entities/{id}/reports/{number}/{form}',
  permit: 'report.issue',
  kind: 'file',
  summary: { zh: '一份信用报告的文件：PDF 或 JSON', en: 'The file of a report, PDF or JSON' },
  params: entityPath.extend({ number, form: z.enum(REPORT_FORMS) }),
  answer: fileAnswer,
});

export const listReportKeys = operation({
  id: 'listReportKeys',
  method: 'GET',
  path: '/report-keys',
  permit: 'report.keys',
  summary: { zh: '给报告签名的密钥', en: 'Keys that sign reports' },
  answer: z.object({
    items: z.array(z.object({ kid: z.string(), made: z.iso.datetime(), retired: z.iso.datetime().nullable() })),
  }),
});

export const rotateReportKey = operation({
  id: 'rotateReportKey',
  method: 'POST',
  path: '/report-keys',
  permit: 'report.keys',
  summary: {
    zh: '更换签名密钥；旧密钥签的报告照样可以验证',
    en: 'Change the signing key; old reports stay verifiable',
  },
  answer: z.object({ kid: z.string() }),
});
