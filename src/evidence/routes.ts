// The door of what holds for files of every kind of cases; each kind serves its own by `serve-files.ts`.

import type { Api } from '../base/http/api.ts';
import { readFileRules } from './api.ts';
import { fileRulesAnswer } from './file-rules.ts';

/** Says what files cases take. */
export function evidenceRoutes(app: Api): void {
  app.on(readFileRules, async () => fileRulesAnswer());
}
