// Takes the picture of the README anew: node tests/src/browser/pictures.ts
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { servedDemo } from '../support/browser-server.ts';
import { desktop, openBrowser, settled, visitor } from '../support/browser.ts';

const folder = path.resolve(import.meta.dirname, '..', '..', '..', 'docs', 'pictures');

await mkdir(folder, { recursive: true });
const [capwise, browser] = await Promise.all([servedDemo(), openBrowser()]);
try {
  const { page } = await visitor(browser, desktop);
  await page.goto(capwise.address);
  await settled(page, page.getByRole('heading', { name: 'Needs a decision' }));
  await page.screenshot({ path: path.join(folder, 'overview.png') });
} finally {
  await browser.close();
  await capwise.drop();
}
