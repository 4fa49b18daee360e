import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { install as installCalendar } from 'temporal-polyfill/shim';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/Slider.layer.css';
import './font.css';
import '../theme/page.css';
import { copyExactValues } from '../parts/copy-exact.ts';
import { theme, tokenVariables } from '../theme/theme.ts';
import { browserHash, fileTexts } from './file-texts.ts';
import { HandoutPage } from './handout-page.tsx';
import { checkFile } from './integrity.ts';

const root = document.getElementById('root');
if (root) {
  root.dataset['started'] = '';
  // What stands below this script, its guard, is there when the document is.
  document.addEventListener('DOMContentLoaded', () => void start(root));
}

/** Reads the file as it stands before anything is changed in it, checks it, and shows it. */
async function start(container: HTMLElement): Promise<void> {
  const texts = fileTexts(document);
  // Only where the browser has no calendar of its own.
  installCalendar();
  const integrity = await checkFile(texts, browserHash());
  if (integrity.payload) document.title = integrity.payload.figures.question;
  copyExactValues(document);
  createRoot(container).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={tokenVariables} defaultColorScheme="auto">
        <HandoutPage integrity={integrity} />
      </MantineProvider>
    </StrictMode>,
  );
}
