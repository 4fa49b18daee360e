import type { QueryClient } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { createAnswers } from '../api/use-answer.ts';
import {
  assetsSearch,
  booksSearch,
  cloudSearch,
  decideSearch,
  documentsSearch,
  financeSearch,
  findingsSearch,
  overviewSearch,
  parseSearch,
  shellSearch,
  sourcesSearch,
  stringifySearch,
} from './address.ts';
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

const finance = createRoute({
  getParentRoute: () => root,
  path: '/finance',
  validateSearch: financeSearch,
}).lazy(() => import('../pages/finance/route.tsx').then(({ Route }) => Route));

const findings = createRoute({
  getParentRoute: () => root,
  path: '/findings',
  validateSearch: findingsSearch,
}).lazy(() => import('../pages/govern/route.tsx').then(({ Route }) => Route));

const assets = createRoute({
  getParentRoute: () => root,
  path: '/assets',
  validateSearch: assetsSearch,
}).lazy(() => import('../pages/assets/route.tsx').then(({ Route }) => Route));

const books = createRoute({
  getParentRoute: () => root,
  path: '/books',
  validateSearch: booksSearch,
}).lazy(() => import('../pages/books/route.tsx').then(({ Route }) => Route));

const documents = createRoute({
  getParentRoute: () => root,
  path: '/documents',
  validateSearch: documentsSearch,
}).lazy(() => import('../pages/documents/route.tsx').then(({ Route }) => Route));

const sources = createRoute({
  getParentRoute: () => root,
  path: '/sources',
  validateSearch: sourcesSearch,
}).lazy(() => import('../pages/sources/route.tsx').then(({ Route }) => Route));

const reference = createRoute({
  getParentRoute: () => root,
  path: '/r/$code',
}).lazy(() => import('../pages/reference/route.tsx').then(({ Route }) => Route));

const routeTree = root.addChildren([
  reference,
  overview,
  cloud,
  decide,
  findings,
  finance,
  assets,
  books,
  documents,
  sources,
]);

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
