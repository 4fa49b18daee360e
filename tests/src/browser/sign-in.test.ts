import { createServer, type Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessFaults } from '../support/browser-axe.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { openBrowser, settled, visitor, type Visitor } from '../support/browser.ts';

let capwise: ServedInstallation;
let browser: Browser;
let reader: Visitor;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedEmpty(), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

beforeEach(async () => {
  reader = await visitor(browser);
});

afterEach(() => reader.leave());

async function signIn({ page }: Visitor): Promise<void> {
  await page.goto(capwise.address);
  await settled(page, page.getByRole('heading', { level: 1 }));
}

describe('a browser', () => {
  it('without the token is refused in plain words', async () => {
    const { page } = reader;
    const answer = await page.goto(capwise.origin);
    expect(answer?.status()).toBe(401);
    expect(await page.innerText('h1')).toBe('This browser is not signed in');
    expect(await page.innerText('main')).toContain('Run "capwise serve" again to see that address');
    expect(await accessFaults(page)).toEqual([]);
  });

  it('that opens the printed address is let in and remembered, and the token leaves the address', async () => {
    const { page, context } = reader;
    await signIn(reader);
    expect(page.url()).toBe(`${capwise.origin}/`);
    expect(await page.evaluate('history.length')).toBeLessThanOrEqual(2);
    expect(await context.cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict', path: '/' }]);
    expect(await page.evaluate('document.cookie')).toBe('');
    expect((await page.goto(`${capwise.origin}/cloud`))?.status()).toBe(200);
  });

  it('with a token of another installation is refused', async () => {
    const { page } = reader;
    expect((await page.goto(`${capwise.origin}/?token=${'x'.repeat(32)}`))?.status()).toBe(401);
  });
});

describe('a page of another program of this machine, in a browser that is signed in', () => {
  // Cookies belong to a host, whatever its port: the browser sends ours with this page's requests.
  let other: Server;
  let foreign = '';

  beforeAll(async () => {
    other = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Other</title>');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    foreign = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });

  afterAll(() => void other.close());

  it.each(['no-cors', 'cors'])('asks nothing of it (%s)', async (mode) => {
    const { page, context } = reader;
    await signIn(reader);
    await page.goto(foreign);
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    const cookie = new Promise<string | undefined>((resolve) =>
      network.on('Network.requestWillBeSentExtraInfo', ({ headers }) => resolve(headers['Cookie'])),
    );
    const status = new Promise<number>((resolve) =>
      network.on('Network.responseReceivedExtraInfo', ({ statusCode }) => resolve(statusCode)),
    );
    const options = { method: 'POST', mode, credentials: 'include', body: '{}' };
    const asked = `fetch('${capwise.origin}/api/companies.list', ${JSON.stringify(options)})`;
    expect(await page.evaluate(`${asked}.then(() => 'answered', () => 'kept from the page')`)).toBe(
      'kept from the page',
    );
    expect(await cookie).toMatch(/^capwise-\d+=/);
    expect(await status).toBe(403);
  });

  it('cannot frame it', async () => {
    const { page } = reader;
    await signIn(reader);
    await page.goto(foreign);
    await page.evaluate(`new Promise((resolve) => {
      const frame = document.createElement('iframe');
      frame.onload = () => resolve(true);
      frame.src = '${capwise.origin}/';
      document.body.append(frame);
    })`);
    expect(page.frames().map((frame) => frame.url())).toEqual([`${foreign}/`, 'chrome-error://chromewebdata/']);
  });
});
