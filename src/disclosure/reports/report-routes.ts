// The door of reports over HTTP: issuing and handing out, and for everybody their state, the keys, and the page that verifies.

import type { FastifyInstance, FastifyReply } from 'fastify';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Database } from '../../base/db.ts';
import type { Api } from '../../base/http/api.ts';
import { langOf } from '../../base/http/refused.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { siteRules } from '../site/declared.ts';
import { checkWanted, issueReport, type Office } from './issue.ts';
import { allKeys, publicKeys, rotateKey } from './keys.ts';
import { publicReport } from './public-report.ts';
import { reportFiles, reportState, reportsOf } from './read-reports.ts';
import * as api from './report-api.ts';
import { reportRules } from './report-rules.ts';
import { kindsAnswer, reportFile } from './shown-reports.ts';
import { statePage } from './state-page.ts';
import { verifyPage } from './verify-page.ts';

/** Answers what is asked about reports. */
export function reportRoutes(app: Api, office: Office): void {
  const { seal } = office;
  app.on(api.readReportKinds, async () => ({ kinds: kindsAnswer() }));
  app.on(api.listReports, async ({ db, params: { id } }) => {
    const reports = await reportsOf(db, await entityAt(db, id));
    return {
      items: reports.map(({ entityId: _, issued, ...one }) => ({ ...one, issued: new Date(issued).toISOString() })),
    };
  });
  app.on(api.issueReport, async ({ db, reader, whole, who, at, params: { id }, body, note }) => {
    checkWanted(body, at);
    const entityId = await entityAt(reader, id);
    const { number } = await issueReport({ db, whole }, who, at, office, { ...body, entityId });
    // What everybody is shown is no look at what few may see.
    const shown = reportRules().kinds.some((kind) => kind.id === body.kind && kind.takes === 'shown');
    const classes = shown ? [] : who.classes;
    note({ object: id, detail: `${number} ${body.kind} ${body.purpose} ${body.basis}`, classes });
    return { number };
  });
  app.on(api.downloadReport, async ({ db, params: { id, number, form } }) =>
    reportFile(number, form, await reportFiles(db, await entityAt(db, id), number)),
  );
  app.on(api.listReportKeys, async ({ db }) => ({
    items: (await allKeys(db)).map(({ kid, made, retired }) => ({
      ...{ kid, made: new Date(made).toISOString(), retired: retired && new Date(retired).toISOString() },
    })),
  }));
  app.on(api.rotateReportKey, async ({ db, at, note }) => {
    const kid = await rotateKey(db, seal, at);
    note({ object: kid });
    return { kid };
  });
}

interface Public {
  readonly database: Database;
  readonly clock: () => Date;
  /** Requests a minute of one address. */
  readonly publicRate: number;
  readonly office: Office;
}

/** Scripts are allowed by their hash alone, and may ask nobody. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Adds what everybody may ask: the state of a report by its number, the public keys, the page that verifies files. */
export async function reportPages(
  app: FastifyInstance,
  { database, clock, publicRate, office }: Public,
): Promise<void> {
  await app.register(async (scope) => {
    const limited = {
      config: { operation: 'publicReport', rateLimit: { max: publicRate, groupId: 'public' } } as object,
    };
    scope.get('/public/report-keys', limited, async (_, reply) => {
      const keys = await database.read(publicKeys);
      const published = keys.map((key) => ({ ...key, alg: 'EdDSA', use: 'sig' }));
      return reply.header('cache-control', 'public, max-age=300').send({ keys: published });
    });
    scope.get('/public/verify', limited, async (request, reply) => {
      const keys = await database.read(publicKeys);
      const { text, hash } = verifyPage(keys, iso(shanghaiDay(clock())));
      const { save } = request.query as { save?: unknown };
      if (save !== undefined) reply.header('content-disposition', 'attachment; filename="jinxin-verify.html"');
      return page(reply, 200, text, `${POLICY}; script-src 'sha256-${hash}'`);
    });
    // Issuing costs: as seldom as whole lists. Whoever keeps it would keep what has ended.
    const seldom = {
      operation: 'publicReport',
      rateLimit: { max: siteRules().rates.bulk, groupId: 'public-reports' },
    } as object;
    scope.get('/public/entity/:code/report.:form(pdf|json)', { config: seldom }, async (request, reply) => {
      const { code, form } = request.params as { code: string; form: 'pdf' | 'json' };
      const { number, file, pdf } = await publicReport(database, office, clock(), code);
      return reply
        .headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
        .header('content-disposition', `attachment; filename="${number}.${form}"`)
        .type(form === 'json' ? 'application/json; charset=utf-8' : 'application/pdf')
        .send(form === 'json' ? file : pdf);
    });
    scope.get('/public/reports/:number', limited, async (request, reply) => {
      const { number } = request.params as { number: string };
      const known = /^BG-\d{8}-[2-9A-Z]{10}$/.test(number);
      const state = known ? await database.read((db) => reportState(db, number)) : undefined;
      if (String(request.headers.accept).includes('application/json'))
        return reply
          .status(state ? 200 : 404)
          .header('cache-control', 'no-store')
          .send(state ?? { number, unknown: true });
      return page(reply, state ? 200 : 404, statePage(langOf(request), number, state), POLICY);
    });
  });
}

function page(reply: FastifyReply, status: number, text: string, policy: string): FastifyReply {
  return reply
    .status(status)
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(text);
}
