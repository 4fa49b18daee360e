import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { accessFaults } from '../support/browser-axe.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { desktop, dropFiles, openBrowser, overflow, visitor, type Visitor } from '../support/browser.ts';
import { workbookOf } from '../support/workbooks.ts';

let capwise: ServedInstallation;
let browser: Browser;
let reader: Visitor;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedEmpty(), openBrowser()]);
  reader = await visitor(browser);
  await reader.page.goto(capwise.address);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

async function drop(file: string): Promise<void> {
  const { page } = reader;
  await page.goto(`${capwise.origin}/sources`);
  await dropFiles(reader, page.getByRole('button', { name: /^Drop bills here/ }), [file]);
}

/** At both widths, and back at the wide one. */
async function expectFits(): Promise<void> {
  for (const size of [{ width: 390, height: 844 }, desktop]) {
    await reader.page.setViewportSize({ width: size.width, height: size.height });
    expect(await accessFaults(reader.page)).toEqual([]);
    expect(await overflow(reader.page)).toBe(0);
  }
}

const commitment = { CommitmentDiscountId: 'sp-1' };
const purchase: BillRow = { ...commitment, ChargeCategory: 'Purchase', ChargeFrequency: 'One-Time' };
const use: BillRow = { ...commitment, CommitmentDiscountStatus: 'Used', EffectiveCost: '100', ContractedCost: '150' };

describe('a bill on the Sources page', () => {
  it('whose purchase its usage counts again is counted once on request, and as stated again', async () => {
    const { page } = reader;
    const rows = [billRow('2026-01', '1200', purchase), billRow('2026-01', '0', use)];
    const file = await fileOf(billText(rows), 'twice.csv');
    await drop(file.path);
    await page.getByText('1 purchase with an effective cost').waitFor();
    await page.getByRole('button', { name: 'Count these purchases once' }).click();
    await page.getByText('1 purchase counted once: only the covered usage has the cost.').waitFor();
    await page.getByText(/1200 USD less than was stated/).waitFor();
    await expectFits();
    await page.getByRole('button', { name: 'Count them as stated' }).click();
    await page.getByRole('button', { name: 'Count these purchases once' }).click();
    await page.getByRole('button', { name: 'Load 2 rows' }).click();
    await page.getByRole('heading', { name: 'Loaded 2 rows into main' }).waitFor();
    const { totals } = await capwise.invoke('cloud.cost', { by: [], months: false }, { company: 'main' });
    expect(totals.map(({ figure }) => figure.value)).toEqual(['100']);
    expect(reader.faults()).toEqual([]);
  });

  it('in a workbook of several sheets is read from the sheet that is chosen', async () => {
    const { page } = reader;
    const cells = billText([billRow('2026-02', '10.25')])
      .trim()
      .split('\n')
      .map((record) => record.split(','));
    const notes = [
      ['Note', 'Of'],
      ['Paid by card', 'February'],
    ];
    const file = await workbookOf({ Notes: notes, Bill: cells }, 'february.xlsx');
    await drop(file.path);
    await page.getByRole('alert').filter({ hasText: 'february.xlsx has several sheets' }).waitFor();
    await expectFits();
    await page.getByRole('button', { name: 'Bill', exact: true }).click();
    await page.getByRole('button', { name: 'Load 1 row' }).click();
    await page.getByRole('heading', { name: 'Loaded 1 row into main' }).waitFor();
    // A look at the file without its sheet is refused, as it should be.
    expect(reader.faults()).toEqual(['422 /api/sources.inspect']);
  });
});
