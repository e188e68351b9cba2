// The outcomes of the catalogue that are no finding.

export const CLEAR: readonly string[] = ['no-problem', 'not-trading'];
