// The plan of the house: its floors, its roof, and the lists that the checks hold the tree to. Changing a list is a decision.

/** Rooms from the ground up; a room imports and reads only what lies below it. */
export const FLOORS: readonly string[] = [
  'base',
  'duties',
  'evidence',
  'registry',
  'ledger',
  'rulebooks',
  'grading',
  'supervision',
  'measures',
  'inspection',
  'publicity',
  'notice',
  'repair',
  'objection',
  'disclosure',
  'enterprise',
  'exchange',
  'sectors',
  'lab',
  'oversight',
  'demo',
];

/** The only files that may open the doors of rooms; `cases.ts` names what rooms above hand down to the duties (decision 56). */
export const ROOF: readonly string[] = ['src/app.ts', 'src/cases.ts', 'src/cli.ts', 'src/main.ts'];

/** Files of a room by which the outside comes in; a large door has wings (`clauses-cli.ts`), opened by itself or the roof. */
export const DOOR = /^src\/[^/]+\/(?:.*[/-])?(?:routes|jobs|cli)\.ts$/;

/** Tables that grow with the register: distributed by the entity id, which their key begins with. */
export const LARGE_TABLES: readonly string[] = [
  'registry.version',
  'registry.entity',
  'registry.identifier',
  'registry.search',
  'registry.relation',
  'ledger.entry',
  'ledger.key',
  'ledger.record',
  'grading.standing',
  'supervision.membership',
  'supervision.membership_act',
  'supervision.patrol',
  'supervision.visit',
  'supervision.visit_rating',
  'supervision.visit_complaint',
  'supervision.photo',
  'supervision.served',
  'grading.undetermined',
  'duties.duty',
  'duties.act',
  'supervision.warning',
  'supervision.warning_act',
  'notice.notice',
  'notice.act',
  'disclosure.report',
  'notice.listing',
  'notice.listing_act',
  'repair.application',
  'repair.item',
  'repair.act',
  'evidence.file',
  'objection.objection',
  'objection.act',
  'objection.receiver',
];

/** Tables with an entity id that are placed otherwise, and why. */
export const PLACED_OTHERWISE: Readonly<Record<string, string>> = {
  'supervision.visit_secret': 'a code is typed without the entity, so every place needs all; they end by themselves',
  'registry.uscc': 'a credit code is unique over the whole register, so the code itself must decide the place',
  'supervision.warning_raised':
    'what is raised about a person warns wherever he holds a post, so every place needs all',
};

/** Tables that the program's role may read and add to, never change or empty. */
export const APPEND_ONLY: readonly string[] = [
  'ledger.entry',
  'registry.version',
  'registry.relation',
  'base.audit',
  'grading.rulebook_text',
  'duties.act',
  'supervision.area_version',
  'supervision.post',
  'supervision.route_version',
  'supervision.membership_act',
  'supervision.complaint_act',
  'supervision.warning_act',
  'supervision.patrol',
  'supervision.visit_rating',
  'supervision.photo',
  'supervision.served',
  'inspection.act',
  'notice.act',
  'notice.listing_act',
  'repair.act',
  'objection.act',
  'disclosure.report',
];

/** Files that write tables which others name, and why. */
export const WRITES_FOR_OTHERS: Readonly<Record<string, string>> = {
  'src/base/copy.ts': 'carries rows to the table that its caller names; callers are checked',
  'src/base/restore.ts': 'fills a whole empty database from a backup',
};

/** Files that also run in a browser: nothing of Node, by themselves or by what they import. */
export const BROWSER_FILES: readonly RegExp[] = [
  /^src\/base\/(csv|day|problem|text-key|topics|yaml)\.ts$/,
  /^src\/base\/http\/operation\.ts$/,
  /^src\/base\/who\/(four-eyes|permissions)\.ts$/,
  /^src\/[^/]+\/(.*-)?api\.ts$/,
  /^src\/registry\/(entity|name|subject|uscc|version)\.ts$/,
  /^src\/ledger\/(as-known|code-list|field|field-check|json-schema|keeping|links|number|pack|record|template|unit)\.ts$/,
  /^src\/ledger\/catalogue(-check|-parse|-read)?\.ts$/,
  /^src\/rulebooks\/(?!(.*-)?load\.ts$).*(?<!\.test)\.ts$/,
  /^src\/grading\/(batch-of|clause-field|columns|run-cases|standing)\.ts$/,
  /^src\/grading\/kernel\/.*(?<!\.test)\.ts$/,
  /^src\/lab\/examine\.ts$/,
  /^src\/publicity\/(clock|facts|fits|hidings|judge|kept|outlook|pieces|publicity|regimes|sheet)\.ts$/,
  /^src\/disclosure\/articles\/marks\.ts$/,
  /^src\/inspection\/(problems|draw\/.*(?<!\.test))\.ts$/,
];

/** Packages that such files may use. */
export const BROWSER_PACKAGES: readonly string[] = ['@noble/ciphers', '@noble/hashes', 'canonicalize', 'yaml', 'zod'];

/** The kernel is stricter: it uses no package at all. */
export const KERNEL = 'src/grading/kernel/';
