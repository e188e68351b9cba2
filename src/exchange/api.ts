// What the service answers about imports: files sent, looked at, begun, followed, given back, mended.

import { z } from 'zod';
import { fileAnswer, operation, pageOf, paging } from '../base/http/operation.ts';

const both = z.object({ zh: z.string(), en: z.string() });
const id = z.object({ id: z.uuid() });
const STATES = ['draft', 'waiting', 'running', 'done', 'failed', 'stopped'] as const;
const name = z.string().trim().min(1).max(200);
const typeName = z.string().max(100);
const mappingText = z.string().max(200_000);

const importLine = z
  .object({
    id: z.uuid(),
    type: z.object({ id: z.string(), label: both }).nullable(),
    source: z.string().nullable(),
    file: z.string(),
    size: z.number().int(),
    state: z.enum(STATES),
    by: z.string(),
    own: z.boolean(),
    began: z.iso.datetime(),
    ended: z.iso.datetime().nullable(),
    /** Bytes of the file that are read. */
    read: z.number().int(),
    accepted: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.number().int(),
    skipped: z.number().int(),
    partOf: z.uuid().nullable(),
  })
  .meta({ id: 'Import' });

export const listImports = operation({
  id: 'listImports',
  method: 'GET',
  path: '/imports',
  permit: 'import.read',
  summary: { zh: '导入批次，新的在前', en: 'Imports, newest first' },
  query: z.object({
    ...paging,
    /** The last import of the page before. */
    after: z.uuid().optional(),
    type: typeName.optional(),
    source: z.string().max(200).optional(),
    state: z.enum(STATES).optional(),
    of: z.uuid().optional(),
  }),
  answer: pageOf(importLine),
});

export const readImport = operation({
  id: 'readImport',
  method: 'GET',
  path: '/imports/{id}',
  permit: 'import.read',
  summary: { zh: '一次导入及其回执', en: 'An import and its receipt' },
  params: id,
  answer: importLine.extend({
    sheet: z.string().nullable(),
    mapping: z.string().nullable(),
    correct: z.string().nullable(),
    headings: z.array(z.string()).nullable(),
    notes: z.array(both),
    cutOff: z.string().nullable(),
    failure: z.string().nullable(),
    /** Rows given back by what is wrong with them first, the commonest first; `text` is of the first such row. */
    reasons: z.array(z.object({ code: z.string(), count: z.number().int(), line: z.number().int(), text: z.string() })),
    mended: z.array(importLine),
  }),
});

export const sendImport = operation({
  id: 'sendImport',
  method: 'POST',
  path: '/imports',
  permit: 'import.run',
  kind: 'upload',
  summary: {
    zh: '发送要导入的文件；of 是被改正退回行的那次导入',
    en: 'Send a file to import; `of` names the import it mends',
  },
  query: z.object({ of: z.uuid().optional() }),
  answer: importLine,
  status: 201,
});

export const lookAtImport = operation({
  id: 'lookAtImport',
  method: 'POST',
  path: '/imports/{id}/look',
  permit: 'import.run',
  summary: { zh: '查看文件：格式、各列对应、前几行', en: 'Look at a file: its format, its columns, its first rows' },
  params: id,
  body: z.object({
    type: typeName.optional(),
    source: name.optional(),
    sheet: z.string().max(200).optional(),
    /** The mapping's text; null is none, left out is the one that the source used last. */
    mapping: mappingText.nullable().optional(),
    choose: z
      .object({ column: z.string().max(500), to: z.string().max(200).optional(), unit: z.string().max(20).optional() })
      .optional(),
    /** What a word in a column of codes stands for; no codes take it back. */
    mean: z
      .object({
        target: z.string().max(200),
        column: z.string().max(500),
        word: z.string().min(1).max(20_000),
        codes: z.array(z.string().max(100)).max(100),
      })
      .optional(),
  }),
  answer: z
    .object({
      format: z.enum(['csv', 'xlsx']),
      encoding: z.string(),
      sheet: z.string().nullable(),
      sheets: z.array(z.string()),
      notes: z.array(both),
      type: z.string().nullable(),
      mapping: z.string().nullable(),
      /** The name of the mapping that the source used last, where it is followed. */
      kept: z.string().nullable(),
      columns: z.array(
        z.object({
          heading: z.string(),
          samples: z.array(z.string()),
          targets: z.array(z.string()),
          by: z.enum(['heading', 'mapping']).nullable(),
          worked: z.boolean(),
        }),
      ),
      targets: z.array(z.object({ id: z.string(), label: both, required: z.boolean(), money: z.boolean() })),
      problems: z.array(z.string()),
      rows: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
      looked: z.number().int(),
      sound: z.number().int(),
      faults: z.array(z.object({ line: z.number().int(), column: z.string().nullable(), text: z.string() })),
      /** The words of columns that stand for codes, those not understood first; not all where there are very many. */
      words: z.array(
        z.object({
          target: z.string(),
          column: z.string(),
          several: z.boolean(),
          codes: z.array(z.object({ code: z.string(), label: both, retired: z.boolean() })),
          kinds: z.number().int(),
          unknown: z.number().int(),
          seen: z.array(
            z.object({
              text: z.string(),
              count: z.number().int(),
              codes: z.array(z.string()),
              by: z.enum(['name', 'mapping', 'otherwise']).nullable(),
              maybe: z.array(z.string()),
            }),
          ),
        }),
      ),
      /** In how many rows words were counted, and whether these are all. */
      counted: z.object({ rows: z.number().int(), whole: z.boolean() }),
    })
    .meta({ id: 'Look' }),
  dry: true,
});

export const beginImport = operation({
  id: 'beginImport',
  method: 'POST',
  path: '/imports/{id}/begin',
  permit: 'import.run',
  summary: { zh: '开始导入', en: 'Begin an import' },
  params: id,
  body: z.object({
    type: typeName,
    source: name.optional(),
    sheet: z.string().max(200).optional(),
    mapping: mappingText.nullable(),
    /** Files corrections of what is filed with other content, for this reason. */
    correct: z.string().trim().min(1).max(500).optional(),
    /** Keeps the mapping for the source. */
    keep: z.boolean(),
  }),
  /** Whether the mapping that is kept took the place of another. */
  answer: importLine.extend({ replaced: z.boolean() }),
});

export const undoMapping = operation({
  id: 'undoMapping',
  method: 'POST',
  path: '/imports/{id}/mapping-undo',
  permit: 'import.run',
  summary: { zh: '恢复被这次导入代替的对应关系', en: 'Put back the mapping that an import replaced' },
  params: id,
  body: z.object({}),
  answer: z.object({ undone: z.boolean() }),
});

export const stopImport = operation({
  id: 'stopImport',
  method: 'POST',
  path: '/imports/{id}/stop',
  permit: 'import.run',
  summary: { zh: '停止导入；已收下的行有效', en: 'Stop an import; what was accepted stands' },
  params: id,
  body: z.object({}),
  answer: importLine,
});

export const dropImport = operation({
  id: 'dropImport',
  method: 'DELETE',
  path: '/imports/{id}',
  permit: 'import.run',
  summary: { zh: '放弃还没有导入的文件', en: 'Drop a file that was not imported' },
  params: id,
  answer: z.object({ dropped: z.boolean() }),
});

export const listRejected = operation({
  id: 'listRejected',
  method: 'GET',
  path: '/imports/{id}/rejected',
  permit: 'import.read',
  summary: { zh: '退回的行及原因', en: 'Rows given back, and why' },
  params: id,
  query: z.object(paging),
  answer: pageOf(
    z.object({
      line: z.number().int(),
      cells: z.array(z.string()),
      faults: z.array(z.object({ column: z.string().nullable(), text: z.string() })),
    }),
  ),
});

export const downloadRejected = operation({
  id: 'downloadRejected',
  method: 'GET',
  path: '/imports/{id}/rejected.csv',
  permit: 'import.read',
  kind: 'file',
  summary: { zh: '下载退回的行（CSV，改好后可再导入）', en: 'Rows given back as CSV, to be mended and sent again' },
  params: id,
  query: z.object({ lang: z.enum(['zh', 'en']).optional() }),
  answer: fileAnswer,
});

export const downloadTemplate = operation({
  id: 'downloadTemplate',
  method: 'GET',
  path: '/import-template',
  permit: 'import.run',
  kind: 'file',
  watched: false,
  summary: { zh: '下载导入模板（CSV）', en: 'The template of a type as CSV' },
  query: z.object({ type: typeName }),
  answer: fileAnswer,
});

export const listSources = operation({
  id: 'listSources',
  method: 'GET',
  path: '/import-sources',
  permit: 'import.read',
  summary: { zh: '来源部门', en: 'Sources of records' },
  answer: z.object({ items: z.array(z.string()) }),
});
