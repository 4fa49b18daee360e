import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { accessFaults } from '../support/browser-axe.ts';
import { drawerLevel, drawerOf, openFirstPart } from '../support/browser-drawer.ts';
import { servedDemo, type ServedInstallation } from '../support/browser-server.ts';
import { desktop, openBrowser, overflow, settled, visitor, type View, type Visitor } from '../support/browser.ts';

let capwise: ServedInstallation;
let browser: Browser;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedDemo(), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

/** A visitor who is signed in, while something is done. */
async function visited(view: View, work: (reader: Visitor) => Promise<void>): Promise<void> {
  const reader = await visitor(browser, view);
  await reader.page.goto(capwise.address);
  await settled(reader.page, reader.page.getByRole('heading', { name: 'From EBITDA to cash' }));
  await work(reader);
  await reader.leave();
}

const places = [
  { desk: 'Overview', at: '/?company=demo', shows: 'Needs a decision' },
  { desk: 'Cloud', at: '/cloud?company=demo', shows: 'Effective cost by ServiceName' },
  { desk: 'Decide', at: '/decide?company=demo', shows: 'Kept cases' },
  { desk: 'a case', at: '/decide?company=demo&case=payments-platform', shows: 'Option against option' },
  { desk: 'Finance', at: '/finance?company=demo', shows: 'Rates of return' },
  { desk: 'a function', at: '/finance?company=demo&fn=irrAll', shows: 'All internal rates of return' },
  { desk: 'Books', at: '/books?company=demo', shows: 'Statement' },
  { desk: 'flux', at: '/books?company=demo&against=previous', shows: 'Flux' },
  { desk: 'entries', at: '/books?company=demo&view=entries', shows: 'Entries' },
  { desk: 'roll-forward', at: '/books?company=demo&view=roll-forward&split=commitment', shows: 'Roll-forward' },
  { desk: 'close', at: '/books?company=demo&view=close', shows: 'Close months' },
  { desk: 'differences', at: '/books?company=demo&view=differences', shows: 'Where this differs from the guide' },
  { desk: 'Assets', at: '/assets?company=demo', shows: 'Register' },
  { desk: 'Documents', at: '/documents?company=demo', shows: 'Recorded' },
  { desk: 'Sources', at: '/sources?company=demo', shows: 'Invoices tied' },
  { desk: 'catalog', at: '/sources?company=demo&catalog=1', shows: 'Things' },
  { desk: 'ledger', at: '/sources?company=demo&ledger=1', shows: 'Differences' },
  { desk: 'Findings', at: '/findings?company=demo', shows: 'Needs a decision' },
  { desk: 'budget', at: '/books?company=demo&against=budget', shows: 'Flux' },
] as const;

const phone = { width: 390, height: 844 };
/** Each width and each scheme once: what overflows depends on the one, contrast on the other. */
const views: readonly View[] = [
  { ...desktop, scheme: 'light' },
  { ...desktop, ...phone, scheme: 'dark' },
];

describe('the pages of the demo company', () => {
  it.each(views)('fit $width pixels, $scheme: axe finds nothing, nothing overflows, the console is clean', (view) =>
    visited(view, async ({ page, faults }) => {
      for (const { desk, at, shows } of places) {
        await page.goto(`${capwise.origin}${at}`);
        await settled(page, page.getByRole('heading', { name: shows }).first());
        const found = { axe: await accessFaults(page), overflow: await overflow(page), faults: faults() };
        expect({ desk, ...found }).toEqual({ desk, axe: [], overflow: 0, faults: [] });
      }
    }),
  );

  it.each(views)('open a figure beside the page at $width pixels, $scheme, as clean', (view) =>
    visited(view, async ({ page, faults }) => {
      await page.getByRole('heading', { level: 1 }).getByRole('button').first().click();
      await settled(page, drawerOf(page).getByText(/^✓/));
      const found = { axe: await accessFaults(page), overflow: await overflow(page), faults: faults() };
      expect(found).toEqual({ axe: [], overflow: 0, faults: [] });
    }),
  );
});

describe('the keyboard', () => {
  it('opens a figure, closes it, and stands on it again', () =>
    visited(desktop, async ({ page, faults }) => {
      const figure = page.getByRole('heading', { level: 1 }).getByRole('button').last();
      await figure.focus();
      await page.keyboard.press('Enter');
      await drawerOf(page).getByText(/^✓/).waitFor();
      expect(await drawerOf(page).locator(':focus').count()).toBe(1);
      await page.keyboard.press('Escape');
      await drawerOf(page).waitFor({ state: 'hidden' });
      const focused = (): Promise<unknown> => page.evaluate('document.activeElement?.textContent');
      await expect.poll(focused).toBe(await figure.textContent());
      expect(faults()).toEqual([]);
    }));

  it('goes to a desk with g and its letter, and lists the keys with ?', () =>
    visited(desktop, async ({ page, faults }) => {
      await page.keyboard.press('g');
      await page.keyboard.press('c');
      await settled(page, page.getByRole('heading', { name: 'Effective cost by ServiceName' }));
      expect(new URL(page.url()).pathname).toBe('/cloud');
      await page.keyboard.press('?');
      const list = page.getByRole('dialog', { name: 'Keyboard' });
      await list.getByText('Go to Cloud').waitFor();
      expect(await accessFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'hidden' });
      expect(faults()).toEqual([]);
    }));
});

describe('a case', () => {
  const address = '/decide?company=demo&case=payments-platform';

  it('says where the cash of two options is equal', () =>
    visited(desktop, async ({ page }) => {
      await page.goto(`${capwise.origin}${address}`);
      const row = page.getByRole('row', {
        name: /^Build it ourselves less Buy the platform|^Buy the platform less Build/,
      });
      await row.getByRole('cell', { name: '2.5 years' }).first().waitFor();
    }));

  it('opens its figures too, and a reload leads to the same place', () =>
    visited(desktop, async ({ page, faults }) => {
      await page.goto(`${capwise.origin}${address}`);
      await page.getByRole('button', { name: 'Cash · Build it ourselves, 2027: (11.00)' }).click();
      const label = 'Cash · Build it ourselves, 2027';
      const first = await drawerLevel(page, label);
      expect(first).toMatchObject({ total: '(11,000,000.00) USD', check: expect.stringMatching(/^✓/) as string });
      const part = await openFirstPart(page);
      const second = await drawerLevel(page, part?.label ?? '');
      expect(second).toMatchObject({ total: '10,000,000.00 USD', check: 'Nothing below this figure' });
      await page.reload();
      expect(await drawerLevel(page, part?.label ?? '')).toEqual(second);
      await page.goBack();
      expect(await drawerLevel(page, label)).toEqual(first);
      expect(faults()).toEqual([]);
    }));

  it('with an error says line and column, and keeps what was typed, also over a reload', () =>
    visited(desktop, async ({ page, faults }) => {
      await page.goto(`${capwise.origin}${address}&as=text`);
      const text = page.getByRole('textbox', { name: 'Text of the case' });
      const typed = (await text.inputValue()).replace('amount: subscription', 'amount: ten');
      const line = typed.split('\n').findIndex((each) => each.includes('ten')) + 1;
      const column = (typed.split('\n')[line - 1] ?? '').indexOf('ten') + 1;
      await text.fill(typed);
      await page.getByRole('button', { name: 'Evaluate case' }).click();
      const alert = page.getByRole('alert').filter({ hasText: `line ${line}, column ${column}` });
      await alert.first().waitFor();
      expect(await text.inputValue()).toBe(typed);
      expect(await text.getAttribute('aria-invalid')).toBe('true');
      expect(await accessFaults(page)).toEqual([]);
      await page.reload();
      await alert.first().waitFor();
      expect(await text.inputValue()).toBe(typed);
      expect(new Set(faults())).toEqual(new Set(['422 /api/decide.evaluate']));
    }));
});

describe('two companies', () => {
  it('stay apart: switching shows the figures of the other, and the address holds whose they are', async () => {
    const own = await fileOf(billText([billRow('2026-08', '12.00', { ServiceName: 'Own Service' })]));
    await capwise.invoke('sources.import', { files: [own] }, { company: 'main' });
    await visited(desktop, async ({ page, faults }) => {
      await page.goto(`${capwise.origin}/cloud?company=demo`);
      await settled(page, page.getByRole('button', { name: 'Amazon EC2', exact: true }));
      await page.getByRole('button', { name: 'Demo company ▾' }).click();
      await page.getByRole('button', { name: /^main/ }).click();
      await settled(page, page.getByRole('button', { name: 'Own Service', exact: true }));
      expect(new URL(page.url()).searchParams.get('company')).toBe('main');
      expect(await page.getByText('Amazon EC2').count()).toBe(0);
      await page.goBack();
      await settled(page, page.getByRole('button', { name: 'Amazon EC2', exact: true }));
      expect(new URL(page.url()).searchParams.get('company')).toBe('demo');
      expect(await page.getByText('Own Service').count()).toBe(0);
      expect(faults()).toEqual([]);
    });
  });
});
