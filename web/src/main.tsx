// The console starts here: words, questions, routes.

import './theme.css';
import './print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { client, whenRefused } from './api/ask.ts';
import { statusOf } from './api/refused.ts';
import { leave } from './api/session.ts';
import { router } from './routes/router.ts';
import { startWords } from './words/i18n.ts';

startWords();

whenRefused((error) => {
  const { pathname, href } = router.state.location;
  if (statusOf(error) !== 401 || pathname === '/sign-in') return;
  leave();
  router.navigate({ to: '/sign-in', search: { next: href, ended: true } });
});

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={client}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
);
