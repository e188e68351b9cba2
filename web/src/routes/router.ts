// Every page with its address; they load when they are opened.

import { createRouter } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from '../address.ts';
import { administrationPages } from './administration.ts';
import { everybodyPages } from './everybody.ts';
import { office, ownSite, root } from './frames.tsx';
import { inspectionPages } from './inspection.ts';
import { ownSitePages } from './own-site.ts';
import { registerPages } from './register.ts';
import { rightsPages } from './rights.ts';
import { rulesPages } from './rules.ts';
import { supervisionPages } from './supervision.ts';

export const router = createRouter({
  routeTree: root.addChildren([
    ...everybodyPages,
    ownSite.addChildren(ownSitePages),
    office.addChildren([
      ...registerPages,
      ...supervisionPages,
      ...rightsPages,
      ...inspectionPages,
      ...rulesPages,
      ...administrationPages,
    ]),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
