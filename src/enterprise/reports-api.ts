// What an enterprise asks and is answered about reports of itself: the kinds, those that were issued, issuing one, their files.

import { z } from 'zod';
import { fileAnswer, operation } from '../base/http/operation.ts';
import { downloadReport, issueReport, listReports, readReportKinds } from '../disclosure/reports/report-api.ts';

export const listOwnReports = operation({
  id: 'listOwnReports',
  method: 'GET',
  path: '/own/reports',
  permit: 'own.read',
  summary: {
    zh: '本企业可以自己出具的信用报告，以及出具过的',
    en: 'Reports that one may issue of oneself, and those that were issued',
  },
  answer: z.object({
    kinds: readReportKinds.answer.shape.kinds,
    /** Most that it issues in a day. */
    aDay: z.number().int(),
    items: z.array(
      listReports.answer.shape.items.element.omit({ name: true, basis: true }).extend({
        /** By the entity itself; otherwise by the office. */
        own: z.boolean(),
      }),
    ),
  }),
});

export const issueOwnReport = operation({
  id: 'issueOwnReport',
  method: 'POST',
  path: '/own/reports',
  permit: 'own.apply',
  summary: { zh: '出具一份本企业的信用报告，经签名', en: 'Issue a signed report of oneself' },
  body: issueReport.body.omit({ basis: true }),
  answer: issueReport.answer,
});

export const downloadOwnReport = operation({
  id: 'downloadOwnReport',
  method: 'GET',
  path: '/own/reports/{number}/{form}',
  permit: 'own.read',
  kind: 'file',
  summary: { zh: '本企业的一份信用报告：PDF 或 JSON', en: 'The file of a report of oneself, PDF or JSON' },
  params: downloadReport.params.omit({ id: true }),
  answer: fileAnswer,
});
