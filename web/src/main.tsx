import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/wght.css';
import './theme/mantine.ts';
import './theme/page.css';
import { copyExactValues } from './parts/copy-exact.ts';
import { answers, router } from './shell/router.tsx';
import { theme, tokenVariables } from './theme/theme.ts';

if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
forgetToken();
copyExactValues(document);

const container = document.getElementById('root');
if (!container) throw new Error('the page has no element with the id root');
createRoot(container).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={tokenVariables} defaultColorScheme="auto">
      <QueryClientProvider client={answers}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

/** The token of the printed address became a cookie: it leaves the address, so that nobody shares it. */
function forgetToken(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has('token')) return;
  address.searchParams.delete('token');
  history.replaceState(history.state, '', address);
}
