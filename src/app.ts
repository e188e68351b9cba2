// The service as a function of a register: guards, then the doors of the rooms, their document, and the pages.

import { join } from 'node:path';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Db } from './base/db.ts';
import { documents } from './base/http/documents.ts';
import { type Guards, guard, KnownTokens } from './base/http/guards.ts';
import { health } from './base/http/health.ts';
import type { Operation } from './base/http/operation.ts';
import { pages } from './base/http/pages.ts';
import { PROVIDER_ADDRESS, provider } from './base/http/provider.ts';
import type { ProviderSettings } from './base/http/provider-settings.ts';
import { refuse } from './base/http/refused.ts';
import type { FilesKept } from './base/http/sent-file.ts';
import { serve } from './base/http/serve.ts';
import { Typesetter } from './base/pdf/typeset.ts';
import { baseRoutes } from './base/routes.ts';
import type { Seal } from './base/seal.ts';
import { CASES } from './cases.ts';
import { articleRoutes } from './disclosure/articles/article-routes.ts';
import { complainPages } from './disclosure/complain/complain-routes.ts';
import { financeRoutes } from './disclosure/finance/routes.ts';
import { reportPages, reportRoutes } from './disclosure/reports/report-routes.ts';
import { requestRoutes } from './disclosure/requests/routes.ts';
import { siteData } from './disclosure/site/data-routes.ts';
import { sitePages } from './disclosure/site/site-routes.ts';
import { enterpriseRoutes } from './enterprise/routes.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { exchangeRoutes } from './exchange/routes.ts';
import { Census } from './grading/census/census.ts';
import { censusRoutes } from './grading/census-routes.ts';
import type { Register } from './grading/register.ts';
import { gradingRoutes } from './grading/routes.ts';
import { rulebookRoutes } from './grading/rulebook-routes.ts';
import { cardsRoutes } from './inspection/cards/cards-routes.ts';
import { certificatesOf } from './inspection/certificates.ts';
import { drawsRoutes } from './inspection/draws-routes.ts';
import { jointRoutes } from './inspection/joint-routes.ts';
import { inspectionRoutes } from './inspection/routes.ts';
import { statisticsRoutes } from './inspection/statistics/statistics-routes.ts';
import { planVisitCodeRoutes } from './inspection/visit-code-routes.ts';
import { labRoutes } from './lab/routes.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { listRoutes } from './notice/lists/list-routes.ts';
import { noticeRoutes } from './notice/routes.ts';
import { objectionRoutes } from './objection/routes.ts';
import { oversightRoutes } from './oversight/routes.ts';
import { keepShownAtOnce } from './publicity/keep-shown.ts';
import { publicityRoutes } from './publicity/routes.ts';
import { findEntities } from './registry/entity-on.ts';
import { registryRoutes } from './registry/routes.ts';
import { isUscc } from './registry/uscc.ts';
import { repairRoutes } from './repair/routes.ts';
import { areaRoutes } from './supervision/areas/area-routes.ts';
import { borderRoutes } from './supervision/areas/border-routes.ts';
import { inArea } from './supervision/areas/in-area.ts';
import { membershipRoutes } from './supervision/areas/membership-routes.ts';
import { routeRoutes } from './supervision/areas/route-routes.ts';
import { taggingRoutes } from './supervision/areas/tagging-routes.ts';
import { complaintRoutes } from './supervision/complaints/complaint-routes.ts';
import { dutiesRoutes } from './supervision/duties/routes.ts';
import { photoRoutes } from './supervision/photos/photo-routes.ts';
import { visitPages } from './supervision/scans/page-routes.ts';
import { scanRoutes } from './supervision/scans/scan-routes.ts';
import { rectificationRoutes } from './supervision/today/rectification-routes.ts';
import { todayRoutes } from './supervision/today/today-routes.ts';
import { visitCodeRoutes } from './supervision/today/visit-code-routes.ts';
import { warningRoutes } from './supervision/warnings/routes.ts';
import { warned } from './supervision/warnings/warned.ts';

export interface AppOptions extends Guards {
  /** Folder of the boundary pack. */
  readonly boundaries: string;
  readonly clock: () => Date;
  /** Folder of the built pages. */
  readonly pages: string;
  /** Where files are put while they are sent, and the most bytes of one. */
  readonly files: FilesKept;
  readonly seal: Seal;
  /** Where browsers reach the service, such as `https://credit.example.cn`; reports lead there. */
  readonly address?: string | undefined;
  /** The office's own sign-in, where there is one. */
  readonly provider?: ProviderSettings;
  /** Where the log is written, a JSON object a line; false: nowhere. */
  readonly log: false | { write(line: string): void };
}

export interface App {
  readonly http: FastifyInstance;
  /** Everything that is answered under `/api/v1`. */
  readonly operations: readonly Operation[];
}

/** The entity of a credit code alone: another number may be anybody's. */
async function entityOf(db: Db, code: string): Promise<number | undefined> {
  return isUscc(code) ? (await findEntities(db, code))[0] : undefined;
}

export const PAGES = join(import.meta.dirname, '..', 'web', 'dist');

/** Builds the service; it listens when told to, and answers `inject` at once. */
export async function buildApp(register: Register, options: AppOptions): Promise<App> {
  const { clock, https, log, files } = options;
  keepShownAtOnce(register.grading);
  const http = fastify({
    logger: log && { level: 'info', stream: log },
    logController: new LogController({ disableRequestLogging: true }),
    // One proxy of our own stands before us and ends https; what was written before it may be made up.
    trustProxy: https && ((_, hop) => hop === 0),
    bodyLimit: 1_048_576,
    forceCloseConnections: 'idle',
  });
  http.setErrorHandler(refuse);
  const known = new KnownTokens();
  await guard(http, options, known);
  await http.register(multipart);
  health(http, register.database);
  const api = serve(http, { database: register.database, clock, https, known, files });
  const { seal, provider: settings } = options;
  const database = register.database;
  if (settings) provider(http, { database, clock, https, seal, settings, entityOf });
  baseRoutes(api, { seal, provider: settings ? { label: settings.label, address: PROVIDER_ADDRESS } : null });
  registryRoutes(api);
  ledgerRoutes(api, register.grading.catalogue);
  oversightRoutes(api, register.grading, options.boundaries);
  gradingRoutes(api, register.grading, { area: inArea, warning: warned });
  rulebookRoutes(api, register.grading);
  dutiesRoutes(api, register.grading, CASES);
  const census = new Census(register.database, register.grading);
  http.addHook('onClose', () => census.close());
  censusRoutes(api, register.grading, census);
  const typesetter = new Typesetter();
  http.addHook('onClose', () => typesetter.close());
  inspectionRoutes(api, register.grading, typesetter);
  jointRoutes(api, register.grading);
  drawsRoutes(api);
  publicityRoutes(api, register);
  cardsRoutes(api);
  statisticsRoutes(api, register.grading);
  labRoutes(api, register, census);
  areaRoutes(api);
  membershipRoutes(api);
  routeRoutes(api);
  borderRoutes(api);
  taggingRoutes(api, register.grading);
  evidenceRoutes(api);
  complaintRoutes(api, register.grading, seal);
  warningRoutes(api, register.grading);
  todayRoutes(api, register.grading);
  rectificationRoutes(api, register.grading, typesetter);
  scanRoutes(api);
  planVisitCodeRoutes(api, register.grading);
  visitCodeRoutes(api, register.grading, certificatesOf);
  noticeRoutes(api, seal);
  listRoutes(api, register.grading);
  objectionRoutes(api, register.grading, seal);
  await visitPages(http, { database, clock, https, catalogue: register.grading.catalogue });
  photoRoutes(api);
  requestRoutes(api, register.grading);
  const office = { grading: register.grading, seal, typesetter, address: options.address ?? '' };
  enterpriseRoutes(api, office);
  financeRoutes(api);
  articleRoutes(api);
  const site = await sitePages(http, {
    database,
    catalogue: register.grading.catalogue,
    clock,
    https,
    publicRate: options.publicRate,
  });
  await complainPages(http, { site, grading: register.grading, seal });
  await siteData(http, api, site, files.folder);
  exchangeRoutes(api, { catalogue: register.grading.catalogue, folder: files.folder });
  repairRoutes(api, register.grading, seal);
  reportRoutes(api, office);
  await reportPages(http, { database, clock, publicRate: options.publicRate, office });
  await documents(http, api.served);
  await pages(http, options.pages);
  await http.ready();
  return { http, operations: api.served };
}
