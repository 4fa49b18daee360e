import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../support/browser-axe.ts';
import { drawerLevel } from '../support/browser-drawer.ts';
import { servedDemo, type ServedInstallation } from '../support/browser-server.ts';
import { desktop, openBrowser, overflow, settled, visitor, type View, type Visitor } from '../support/browser.ts';

let capwise: ServedInstallation;
let browser: Browser;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedDemo('bills'), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

/** A visitor who is signed in and stands on a page of the desk, while something is done. */
async function visited(
  search: string,
  shows: string,
  work: (reader: Visitor) => Promise<void>,
  view: View = desktop,
): Promise<void> {
  const reader = await visitor(browser, view);
  await reader.page.goto(capwise.address);
  await settled(reader.page, reader.page.getByRole('heading', { name: 'From EBITDA to cash' }));
  await reader.page.goto(`${capwise.origin}/books?company=demo${search}`);
  await settled(reader.page, reader.page.getByRole('heading', { name: shows }));
  await work(reader);
  await reader.leave();
}

const phone = { width: 390, height: 844 };
const views: readonly View[] = [desktop, { ...desktop, ...phone }].flatMap((view) => [
  { ...view, scheme: 'light' },
  { ...view, scheme: 'dark' },
]);
const places = [
  ['&basis=ifrs&split=costCenter', 'Measures'],
  ['&view=balance', 'Balance sheet'],
  ['&view=roll-forward&basis=ifrs', 'Closing balances by month'],
  ['&against=previous', 'Flux'],
  ['&against=budget', 'Budget in force'],
] as const;

describe('the desk Books', () => {
  it('is reached with g b, and opens a row of the statement by service down to its postings', () =>
    visited('&view=entries', 'Entries', async ({ page, faults }) => {
      await page.keyboard.press('g');
      await page.keyboard.press('b');
      await settled(page, page.getByRole('heading', { name: 'Statement' }));
      await page.getByLabel('Rows open by').selectOption('service');
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
      expect(await row.getByRole('cell', { name: 'unfavorable' }).count()).toBe(1);
      await row.getByRole('button', { name: /difference/ }).click();
      const level = await drawerLevel(page, 'EBITDA effect of engineering spend, difference');
      expect(level.check).toMatch(/^✓ 2 parts add up to \(/);
      expect(faults()).toEqual([]);
    }));

  it('sorts a flux by what moved most, with the subtotals behind, and goes back to the order of the statement', () =>
    visited('&against=previous', 'Flux', async ({ page, faults }) => {
      const flux = page.getByRole('region', { name: 'Flux' });
      const head = flux.getByRole('columnheader', { name: 'Difference' });
      const press = () => head.getByRole('button').click();
      const rows = (level: string) => flux.locator(`tr[data-level="${level}"]`);
      const moved = async () => {
        const cells = await rows('row').locator('td:nth-child(4) [data-exact]').all();
        return Promise.all(cells.map(async (cell) => Number(await cell.getAttribute('data-exact'))));
      };
      const first = await moved();
      await press();
      expect(await head.getAttribute('aria-sort')).toBe('descending');
      expect(await moved()).toEqual(first.toSorted((a, b) => b - a));
      expect(await flux.locator('tr[data-level]').last().getAttribute('data-level')).toBe('subtotal');
      await press();
      expect(await moved()).toEqual(first.toSorted((a, b) => a - b));
      await page.setViewportSize(phone);
      expect(await accessFaults(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await press();
      expect(await moved()).toEqual(first);
      expect(await head.getAttribute('aria-sort')).toBeNull();
      expect(faults()).toEqual([]);
    }));

  it('keeps a comment that is written by keyboard, takes it back and undoes that', () =>
    visited('&against=previous', 'Flux', async ({ page, faults }) => {
      const name = 'Cost without a function yet';
      const cell = (text: string) => page.getByRole('button', { name: `${text} ${name}` });
      const field = page.getByRole('textbox', { name: `Comment on ${name}` });
      await cell('Add comment on').focus();
      await page.keyboard.press('Enter');
      await field.fill('Given up');
      await page.keyboard.press('Escape');
      await field.waitFor({ state: 'detached' });
      await expect.poll(() => page.evaluate('document.activeElement?.textContent')).toBe(`Add comment on ${name}`);
      await page.keyboard.press('Enter');
      await field.fill('A cluster ran too long');
      await page.keyboard.press('Enter');
      await cell('A cluster ran too long · comment on').waitFor();
      await page.getByRole('status').filter({ hasText: 'Comment saved' }).waitFor();
      await page.reload();
      await cell('A cluster ran too long · comment on').click();
      await field.fill('');
      await page.keyboard.press('Enter');
      await page.getByRole('status').filter({ hasText: 'Comment taken back' }).waitFor();
      await cell('Add comment on').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await cell('A cluster ran too long · comment on').waitFor();
      const { comments } = await capwise.invoke('books.comments', {}, { company: 'demo' });
      expect(comments.map(({ row, text }) => [row, text])).toEqual([['unassigned', 'A cluster ran too long']]);
      expect(await accessFaults(page)).toEqual([]);
      expect(faults()).toEqual([]);
    }));

  it('reads the statement under IFRS, says how much of the cash is settled, and hands it on as a file', () =>
    visited('&grain=quarter', 'Measures', async ({ page, faults }) => {
      await page.getByRole('row', { name: /^of it settled/ }).waitFor();
      await page.getByText('IFRS', { exact: true }).click();
      await settled(page, page.locator('section', { hasText: 'Measures' }).getByText('IFRS', { exact: true }).last());
      expect(new URL(page.url()).searchParams.get('basis')).toBe('ifrs');
      await page.getByRole('rowheader', { name: '= EBITDA effect of engineering spend' }).waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export CSV' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('demo-statement-ifrs.csv');
      expect(faults()).toEqual([]);
    }));

  it('shows a balance sheet from an opening entry on, and before it says what is missing', () =>
    visited('&view=balance', 'Balance sheet', async ({ page, faults }) => {
      await page.getByRole('heading', { name: 'There is no balance sheet at the end of October 2026.' }).waitFor();
      await page.getByText('No opening entry was recorded').waitFor();
      await page.getByRole('rowheader', { name: 'Commitment sessions' }).waitFor();
      await page.getByText('The cycle is unknown: no revenue in October 2026').waitFor();
      const document = {
        kind: 'opening',
        what: 'Balances of August',
        month: '2025-09',
        balances: [{ account: '1000', amount: '20000000.00' }],
      } as const;
      await capwise.invoke('books.record', { id: 'opening', document }, { company: 'demo' });
      await page.getByRole('heading', { name: /^Assets of .* at the end of October 2026/ }).waitFor();
      await page.getByText('they are equal').waitFor({ state: 'attached' });
      await page.getByRole('button', { name: /^Prepaid commitments, within 12 months/ }).click();
      expect(await drawerLevel(page, 'Prepaid commitments, within 12 months')).toMatchObject({
        check: expect.stringMatching(/^✓/) as string,
      });
      expect(faults()).toEqual([]);
    }));

  it.each(views)('fits $width pixels, $scheme, with a balance sheet and with comments', (view) =>
    visited(
      '',
      'Statement',
      async ({ page, faults }) => {
        for (const [search, shows] of places) {
          await page.goto(`${capwise.origin}/books?company=demo${search}`);
          await settled(page, page.getByRole('heading', { name: shows }));
          const found = { axe: await accessFaults(page), overflow: await overflow(page), faults: faults() };
          expect({ search, ...found }).toEqual({ search, axe: [], overflow: 0, faults: [] });
        }
      },
      view,
    ),
  );

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
      await page.getByText('Closing pins 4 batches').waitFor();
      expect(await capwise.ports.store.company('demo').then((books) => books.closedThrough())).toBeNull();
      await closing.click();
      await page.getByRole('heading', { name: /^The books are closed through September 2025; 13 months/ }).waitFor();
      expect(await capwise.ports.store.company('demo').then((books) => books.closedThrough())).toBe('2025-09');
      await page.getByRole('button', { name: 'Verify the books' }).click();
      await page.getByText(/^✓ \d+ batches, [\d,]+ entries/).waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export for hledger' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('demo.journal');
      expect(await accessFaults(page)).toEqual([]);
      expect(faults()).toEqual([]);
    }));
});
