import type { QueryClient } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { createAnswers } from '../api/use-answer.ts';
import { cloudSearch, decideSearch, overviewSearch, parseSearch, shellSearch, stringifySearch } from './address.ts';
import { NotFound, PageFault } from './faults.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ validateSearch: shellSearch, component: Shell, notFoundComponent: NotFound });

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: overviewSearch,
}).lazy(() => import('../pages/overview/route.tsx').then(({ Route }) => Route));

const cloud = createRoute({
  getParentRoute: () => root,
  path: '/cloud',
  validateSearch: cloudSearch,
}).lazy(() => import('../pages/cloud/route.tsx').then(({ Route }) => Route));

const decide = createRoute({
  getParentRoute: () => root,
  path: '/decide',
  validateSearch: decideSearch,
}).lazy(() => import('../pages/decide/route.tsx').then(({ Route }) => Route));

const sources = createRoute({
  getParentRoute: () => root,
  path: '/sources',
}).lazy(() => import('../pages/sources/route.tsx').then(({ Route }) => Route));

const routeTree = root.addChildren([overview, cloud, decide, sources]);

/** The pages by address: each page's code is loaded when it is opened. */
export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: PageFault,
  defaultHashScrollIntoView: false,
  scrollRestoration: true,
});

/** What was answered so far, for all pages. */
export const answers: QueryClient = createAnswers();

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
