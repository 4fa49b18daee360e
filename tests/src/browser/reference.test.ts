import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../support/browser-axe.ts';
import { drawerLevel, drawerOf } from '../support/browser-drawer.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { desktop, openBrowser, overflow, settled, visitor, type View, type Visitor } from '../support/browser.ts';
import { billRow, billText, fileOf } from '../support/bills.ts';

let capwise: ServedInstallation;
let browser: Browser;
let before = '';

async function load(name: string, cost: string): Promise<void> {
  const files = [await fileOf(billText([billRow('2026-01', cost)]), name)];
  await capwise.invoke('sources.import', { files }, { company: 'main' });
}

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedEmpty(), openBrowser()]);
  await load('first.csv', '10');
  await capwise.invoke('companies.use', { name: 'main' });
  const { loads } = await capwise.invoke('sources.list', {}, { company: 'main' });
  before = loads[0]?.loadedAt ?? '';
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

async function visited(place: string, work: (reader: Visitor) => Promise<void>, view: View = desktop): Promise<void> {
  const reader = await visitor(browser, view);
  await reader.page.goto(capwise.address);
  await settled(reader.page, reader.page.getByRole('heading', { name: 'From EBITDA to cash' }));
  await reader.page.goto(`${capwise.origin}${place}`);
  await work(reader);
  expect(reader.faults()).toEqual([]);
  await reader.leave();
}

const label = 'Cost without a function yet, Jan 2026';
let place = '';

describe('a reference', () => {
  it('stands at every figure that is opened, and leads to it then and now', () =>
    visited('/books?company=main&period=2026-01', async ({ page }) => {
      await settled(page, page.getByRole('heading', { name: 'Statement', exact: true }).first());
      await page.getByRole('button', { name: new RegExp(`^${label}`) }).click();
      await drawerLevel(page, label);
      const code = drawerOf(page).locator('code');
      expect(await code.innerText()).toMatch(/^F-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      await drawerOf(page).getByRole('link', { name: 'Then and now' }).click();
      await settled(page, page.getByRole('heading', { name: `${label} is (10.00) USD, as it was then.` }));
      place = new URL(page.url()).pathname;
    }));

  it.each([desktop, { width: 390, height: 844, scheme: 'dark' } as const])(
    'shows later what changed, by cause, with nothing left over, at $width',
    async (view) => {
      await load('second.csv', '12');
      await visited(
        `${place}?company=main`,
        async ({ page }) => {
          await settled(page, page.getByRole('heading', { name: `${label} was (10.00) USD and is (12.00) USD now.` }));
          const row = page.getByRole('row').filter({ hasText: 'second.csv' });
          expect(await row.locator('[data-exact]').first().getAttribute('data-exact')).toBe('-2.00');
          expect(await page.getByRole('row').filter({ hasText: 'Residual' }).innerText()).toContain('✓');
          expect(await accessFaults(page)).toEqual([]);
          expect(await overflow(page)).toBe(0);
        },
        view,
      );
    },
  );
});

describe('the pages as of a moment', () => {
  it('say so, show what was known then, and go back to now', () =>
    visited(`/books?company=main&period=2026-01&asOf=${before}`, async ({ page }) => {
      await settled(page, page.getByText('Read as it was known on'));
      await page.locator('button[data-exact="-10.00"]').first().waitFor();
      expect(await accessFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Back to now' }).first().click();
      await page.locator('button[data-exact="-12.00"]').first().waitFor();
      expect(new URL(page.url()).searchParams.has('asOf')).toBe(false);
    }));

  it('are chosen by typing a day, and a reference that is typed there opens its figure', () =>
    visited('/books?company=main&period=2026-01', async ({ page }) => {
      await page.getByRole('button', { name: /^As of now/ }).click();
      const entry = page.getByLabel('Day, moment or reference');
      await entry.fill('yesterday');
      await entry.press('Enter');
      await page.getByText(/^Type a day/).waitFor();
      await entry.fill(place.slice('/r/'.length).toLowerCase());
      await entry.press('Enter');
      await settled(page, page.getByRole('heading', { name: /was \(10\.00\) USD and is/ }));
    }));
});
