// Where the cases are handled whose steps are duties.

export const CASE_PAGES: Readonly<Record<string, '/repairs/$id' | '/objections/$id' | '/listings/$id'>> = {
  repair: '/repairs/$id',
  objection: '/objections/$id',
  listing: '/listings/$id',
};
