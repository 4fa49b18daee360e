import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { accessFaults } from '../support/browser-axe.ts';
import { drawerOf } from '../support/browser-drawer.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { desktop, openBrowser, overflow, settled, visitor, type View, type Visitor } from '../support/browser.ts';

let capwise: ServedInstallation;
let browser: Browser;
/** A moment at which the bill of January was known, and that of February and the asset were not. */
let before: string;

const storage = { ServiceName: 'Storage', ChargeDescription: 'Storage' };

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedEmpty(), openBrowser()]);
  const asset = {
    class: 'software',
    cost: '36000',
    began: '2026-01-01',
    inService: '2026-01-01',
    lifeMonths: 36,
  } as const;
  const load = async (month: string) => {
    const text = billText([billRow(month, '10'), billRow(month, '2.5', storage)]);
    await capwise.invoke('sources.import', { files: [await fileOf(text, `${month}.csv`)] }, { company: 'main' });
  };
  await load('2026-01');
  await capwise.ports.store.use('main');
  await capwise.invoke('assets.add', { id: 'first', name: 'First', ...asset });
  before = (await (await capwise.ports.store.company('main')).moment()) ?? '';
  await load('2026-02');
  await capwise.invoke('assets.add', { id: 'second', name: 'Second', ...asset });
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

async function visited(address: string, work: (reader: Visitor) => Promise<void>, view: View = desktop): Promise<void> {
  const reader = await visitor(browser, view);
  await reader.page.goto(capwise.address);
  await reader.page.goto(`${capwise.origin}${address}`);
  await work(reader);
  expect(await accessFaults(reader.page)).toEqual([]);
  expect(await overflow(reader.page)).toBe(0);
  expect(reader.faults()).toEqual([]);
  await reader.leave();
}

async function saved(page: Page, pressed: Locator): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent('download'), pressed.click()]);
  return file;
}

const bytesOf = async (file: Download): Promise<Buffer> => readFile(await file.path());
const exported = (page: Page, format: string): Promise<Download> =>
  saved(page, page.getByRole('button', { name: `Export rows as ${format}` }));

describe('the rows behind the page Cloud', () => {
  const phone = { ...desktop, width: 390, height: 844 };
  const january = '/cloud?company=main&period=2026-01';

  it.each([desktop, phone])('are exported as compressed CSV, at $width pixels, as the page is narrowed', (view) =>
    visited(
      `${january}&where=${encodeURIComponent('ServiceName=Storage')}`,
      async ({ page }) => {
        await settled(page, page.getByRole('heading', { name: /^Effective cost is/ }));
        const file = await exported(page, 'CSV.gz');
        expect(file.suggestedFilename()).toBe('focus-main-2026-01.csv.gz');
        const [head = '', ...rows] = gunzipSync(await bytesOf(file))
          .toString('utf8')
          .trim()
          .split('\n');
        expect(head).toContain('ServiceName');
        expect(rows.map((row) => [row.includes('Storage'), row.includes('2026-01-01')])).toEqual([[true, true]]);
        await page.getByText(/^Saved as focus-main-2026-01\.csv\.gz, /).waitFor();
      },
      view,
    ),
  );

  it('are exported as Parquet', () =>
    visited(january, async ({ page }) => {
      await settled(page, page.getByRole('heading', { name: /^Effective cost is/ }));
      const file = await exported(page, 'Parquet');
      expect(file.suggestedFilename()).toBe('focus-main-2026-01.parquet');
      expect((await bytesOf(file)).subarray(0, 4).toString('latin1')).toBe('PAR1');
      await page.getByText(/^Saved as /).waitFor();
    }));

  it('are those that were known at the moment of the address', () =>
    visited(`/cloud?company=main&asOf=${encodeURIComponent(before)}`, async ({ page }) => {
      await settled(page, page.getByRole('heading', { name: /^Effective cost is/ }));
      const text = gunzipSync(await bytesOf(await exported(page, 'CSV.gz'))).toString('utf8');
      expect([text.includes('2026-01-01'), text.includes('2026-02-01T00:00:00Z,2026-03')]).toEqual([true, false]);
      expect(text.trim().split('\n')).toHaveLength(3);
      await page.getByText(/^Saved as /).waitFor();
    }));

  it('say what to filter by where things of the catalog are asked for', () =>
    visited(`/cloud?company=main&where=${encodeURIComponent('thing=shop')}`, async ({ page }) => {
      await page.getByText('Rows of things cannot be exported: filter by columns or tags of the bills').waitFor();
      expect(await page.getByRole('button', { name: /^Export rows/ }).count()).toBe(0);
    }));
});

describe('a file of a page that is read as of a moment', () => {
  it('is, of the books, the entries that were known', () =>
    visited(`/books?company=main&view=close&asOf=${encodeURIComponent(before)}`, async ({ page }) => {
      const button = page.getByRole('button', { name: 'Export for hledger' });
      await settled(page, button);
      const text = (await bytesOf(await saved(page, button))).toString('utf8');
      const books = async (asOf?: string) =>
        (await capwise.invoke('books.export', { format: 'hledger', ...(asOf && { asOf }) }, { company: 'main' })).file;
      expect(text).toBe((await books(before)).text);
      expect(text).not.toBe((await books()).text);
      await page
        .getByRole('status')
        .filter({ hasText: /entries$/ })
        .waitFor();
    }));

  it('is, of the register, the assets that were known', () =>
    visited(`/assets?company=main&asOf=${encodeURIComponent(before)}`, async ({ page }) => {
      const button = page.getByRole('button', { name: 'Workbook of the register' });
      await settled(page, button);
      const asked = page.waitForRequest((request) => request.url().endsWith('/api/assets.workbook'));
      await saved(page, button);
      expect((await asked).postDataJSON()).toMatchObject({ asOf: before });
      await page.getByText(/^Saved as /).waitFor();
    }));

  it('is, of a figure that is open, its parts at that moment', () =>
    visited(`/cloud?company=main&asOf=${encodeURIComponent(before)}`, async ({ page }) => {
      const figure = page.getByRole('button', { name: /^Storage, total/i });
      await settled(page, figure);
      await figure.click();
      const asked = page.waitForRequest((request) => request.postData()?.includes('"limit":1000') ?? false);
      await saved(page, drawerOf(page).getByRole('button', { name: 'Export CSV' }));
      expect((await asked).postDataJSON()).toMatchObject({ asOf: before });
      await drawerOf(page).getByText('Exported', { exact: true }).waitFor();
    }));
});
