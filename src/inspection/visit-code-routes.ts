// The door of codes for visits of plans over HTTP.

import type { Api } from '../base/http/api.ts';
import type { Grading } from '../grading/grading.ts';
import { showPlanCode } from './plan/visit-code.ts';
import { showPlanVisitCode } from './visit-code-api.ts';

export function planVisitCodeRoutes(app: Api, grading: Grading): void {
  app.on(showPlanVisitCode, async ({ params, body, note, ...asking }) => {
    const { visit, code, endsAt, said } = await showPlanCode(asking, grading, params, body.way);
    note({ detail: visit });
    return { visit, code, endsAt: endsAt.toISOString(), said };
  });
}
