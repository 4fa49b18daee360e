import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { axeSource } from './browser-axe.ts';
import { browserProgram } from './browser-program.ts';
import { still } from './browser-still.ts';

/** How a visitor looks at a page: viewport in CSS pixels, and color scheme. */
export type View = { readonly width: number; readonly height: number; readonly scheme: 'light' | 'dark' };

/** One visitor: a browser profile of their own with one page, and all that went wrong in it since it was last asked. */
export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors and warnings, uncaught errors, failed requests and refused answers; forgets them. */
  readonly faults: () => readonly string[];
  readonly leave: () => Promise<void>;
};

/** Remembers whether something on the page takes the next drop. */
const watchDrop = `
  globalThis.isDropped = false;
  addEventListener('drop', (event) => (globalThis.isDropped = event.defaultPrevented), { once: true });
`;

export const desktop: View = { width: 1440, height: 900, scheme: 'light' };
const actionMsMax = 15_000;

/** Starts a Chromium. */
export async function openBrowser(): Promise<Browser> {
  const { file, env } = await browserProgram();
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({
    executablePath: file,
    args: ['--no-sandbox'],
    env: { ...Object.fromEntries(inherited), ...env },
  });
}

/** A new visitor, who has no cookie. */
export async function visitor(browser: Browser, { width, height, scheme }: View = desktop): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  context.setDefaultTimeout(actionMsMax);
  // An init script is not subject to the page's content security policy; a script tag would be refused, as it should.
  await context.addInitScript({ content: axeSource });
  const page = await context.newPage();
  const heard = listen(page);
  return { page, context, faults: () => heard.splice(0), leave: () => context.close() };
}

function listen(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    // A refused answer is heard below, with its address.
    if (message.text().startsWith('Failed to load resource')) return;
    if (['error', 'warning'].includes(message.type())) heard.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // What the page gives up by itself, such as the stream of commits when it is left, did not fail.
    if (reason !== 'net::ERR_ABORTED') heard.push(`failed: ${request.method()} ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) heard.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  return heard;
}

/** Waits until a page shows its figures: something to wait for, and nothing on its way. */
export async function settled(page: Page, shows: Locator): Promise<void> {
  await shows.first().waitFor();
  await still(page);
}

/** How many pixels the page is wider than its viewport; 0 where it does not scroll sideways. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Drops files of this machine on a place of the page, as a mouse does that drags them there; again where the place moved away. */
export async function dropFiles(reader: Visitor, place: Locator, files: readonly string[], tries = 5): Promise<void> {
  const { page, context } = reader;
  await still(page);
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (!box) throw new Error('the place to drop files on is not on the page');
  const session = await context.newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.evaluate(watchDrop);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x,
      y,
      data: { items: [], files: [...files], dragOperationsMask: 1 },
    });
  }
  await session.detach();
  if (await page.evaluate<boolean>('globalThis.isDropped')) return;
  if (tries === 1) throw new Error('the files were dropped beside the place that they are for');
  await dropFiles(reader, place, files, tries - 1);
}
