import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../support/browser-axe.ts';
import { drawerLevel } from '../support/browser-drawer.ts';
import { servedDemo, type ServedInstallation } from '../support/browser-server.ts';
import { desktop, openBrowser, settled, visitor, type Visitor } from '../support/browser.ts';

let capwise: ServedInstallation;
let browser: Browser;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedDemo(), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

/** A visitor who is signed in and stands on a page of the desk, while something is done. */
async function visited(search: string, shows: string, work: (reader: Visitor) => Promise<void>): Promise<void> {
  const reader = await visitor(browser, desktop);
  await reader.page.goto(capwise.address);
  await settled(reader.page, reader.page.getByRole('heading', { name: 'Statement' }));
  await reader.page.goto(`${capwise.origin}/books?company=demo${search}`);
  await settled(reader.page, reader.page.getByRole('heading', { name: shows }));
  await work(reader);
  await reader.leave();
}

describe('the desk Books', () => {
  it('is reached with g b, and opens a row of the statement by service down to its postings', () =>
    visited('&view=entries', 'Entries', async ({ page, faults }) => {
      await page.keyboard.press('g');
      await page.keyboard.press('b');
      await settled(page, page.getByRole('heading', { name: 'Statement' }));
      await page.getByText('Service', { exact: true }).click();
      await page.getByRole('button', { name: /Cost without a function yet$/ }).click();
      await page.getByRole('button', { name: /^Amazon EC2, Oct 2026/ }).click();
      expect(await drawerLevel(page, 'Amazon EC2, Oct 2026')).toMatchObject({
        check: expect.stringMatching(/^✓/) as string,
      });
      expect(await accessFaults(page)).toEqual([]);
      expect(faults()).toEqual([]);
    }));

  it('compares with any period that is typed, and a difference opens to both', () =>
    visited('&against=previous', 'Flux', async ({ page, faults }) => {
      await page.getByRole('textbox', { name: /^Compare with another/ }).fill('mar 2026');
      await page.getByRole('button', { name: 'Compare' }).click();
      await settled(page, page.getByRole('columnheader', { name: 'Mar 2026' }));
      expect(new URL(page.url()).searchParams.get('against')).toBe('2026-03');
      const row = page.getByRole('row', { name: /^EBITDA effect of engineering spend/ });
      expect(await row.getByRole('cell').last().innerText()).toBe('unfavorable');
      await row.getByRole('button', { name: /difference/ }).click();
      const level = await drawerLevel(page, 'EBITDA effect of engineering spend, difference');
      expect(level.check).toMatch(/^✓ 2 parts add up to \(/);
      expect(faults()).toEqual([]);
    }));

  it('says what is wrong with a period that is none', () =>
    visited('&against=nonsense', 'Flux', async ({ page }) => {
      await page.getByRole('alert').filter({ hasText: '"nonsense" is not a period' }).waitFor();
    }));

  it('opens an amount of an entry to the rows of the bill', () =>
    visited('&view=entries&account=1200&period=2026-10', 'Entries', async ({ page, faults }) => {
      await page.getByRole('button', { name: /^Credit, Prepaid commitments, 2026-10-31: 80,000.00/ }).click();
      expect(await drawerLevel(page, 'Credit, Prepaid commitments, 2026-10-31')).toMatchObject({
        total: '80,000.00 USD',
        check: expect.stringMatching(/^✓/) as string,
      });
      expect(faults()).toEqual([]);
    }));

  it('opens a number of the differences from the guide to its assumption', () =>
    visited('&view=differences', 'Operating income shows', async ({ page, faults }) => {
      await page
        .getByRole('button', { name: /^Operating income, year 1, Built for 10M: \(2\.00\)/ })
        .first()
        .click();
      expect(await drawerLevel(page, 'Operating income, year 1, Built for 10M')).toMatchObject({
        total: '(2,000,000.00) USD',
        check: '✓ 12 parts add up to (2,000,000.00)',
      });
      expect(faults()).toEqual([]);
    }));

  it('closes a month only after it said what that pins, verifies the books and hands them on', () =>
    visited('&view=close', 'Close months', async ({ page, faults }) => {
      const closing = page.getByRole('button', { name: 'Close September 2025' });
      expect(await closing.count()).toBe(0);
      await page.getByRole('button', { name: 'Check what closing September 2025 pins' }).click();
      await page.getByText('Closing pins 2 batches').waitFor();
      expect(await capwise.ports.store.company('demo').then((books) => books.closedThrough())).toBeNull();
      await closing.click();
      await page.getByRole('heading', { name: /^The books are closed through September 2025; 13 months/ }).waitFor();
      expect(await capwise.ports.store.company('demo').then((books) => books.closedThrough())).toBe('2025-09');
      await page.getByRole('button', { name: 'Verify the books' }).click();
      await page.getByText(/^✓ \d+ batches, \d+ entries/).waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export for hledger' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('demo.journal');
      expect(await accessFaults(page)).toEqual([]);
      expect(faults()).toEqual([]);
    }));
});
