import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { accessFaults } from '../support/browser-axe.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { dropFiles, openBrowser, visitor, type Visitor } from '../support/browser.ts';

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

async function drop(text: string, name: string): Promise<void> {
  const { page } = reader;
  await page.goto(`${capwise.origin}/sources`);
  const file = await fileOf(text, name);
  await dropFiles(reader, page.getByRole('button', { name: /^Drop bills here/ }), [file.path]);
}

async function expectClean(): Promise<void> {
  expect(await accessFaults(reader.page)).toEqual([]);
  expect(reader.faults()).toEqual([]);
}

const january = (cost: string, more: BillRow = {}): BillRow => billRow('2026-01', cost, more);

describe('on the Sources page', () => {
  it('rows that cannot be read can be set aside, and their cells are listed before anything is kept', async () => {
    const { page } = reader;
    await drop(billText([january('10'), january('1,000')]), 'odd.csv');
    await page.getByRole('button', { name: 'Set aside the rows that cannot be read' }).click();
    await page.getByRole('heading', { name: /^FOCUS 1.0, 1 row of / }).waitFor();
    await page.getByText(/^Show \d+ cells$/).click();
    await page.getByText(/odd\.csv, row 2, BilledCost: “1,000”/).waitFor();
    await expectClean();
    await page.getByRole('button', { name: 'Load 1 row' }).click();
    await page.getByRole('heading', { name: 'Loaded 1 row into main' }).waitFor();
  });

  it('corrections of another month are offered to be appended', async () => {
    const { page } = reader;
    const correction = { ChargeClass: 'Correction', BillingPeriodStart: '2026-02-01', BillingPeriodEnd: '2026-03-01' };
    await drop(billText([january('-3', correction)]), 'delta.csv');
    await page.getByRole('heading', { name: 'These may be corrections to append' }).waitFor();
    await page.getByRole('button', { name: 'Append them instead' }).click();
    await page.getByText('is appended', { exact: true }).waitFor();
    await expectClean();
    await page.getByRole('button', { name: 'Load 1 row' }).click();
    await page.getByRole('heading', { name: 'Loaded 1 row into main' }).waitFor();
  });

  it('the other datasets of FOCUS are known in the same place, and say what they change', async () => {
    const { page } = reader;
    const columns = {
      ContractCommitmentId: 'CC-1',
      ContractId: 'C-1',
      ContractCommitmentType: 'Savings Plan',
      ContractCommitmentCategory: 'Spend',
      ContractCommitmentDescription: 'Three years of compute',
      ContractCommitmentCost: '1200.00',
      BillingCurrency: 'USD',
      ContractCommitmentPeriodStart: '2026-01-01T00:00:00Z',
      ContractCommitmentPeriodEnd: '2029-01-01T00:00:00Z',
    };
    const table = (cells: Readonly<Record<string, string>>): string =>
      `${Object.keys(cells).join(',')}\n${Object.values(cells).join(',')}\n`;
    await drop(table(columns), 'commitments.csv');
    await page.getByRole('heading', { name: 'Other datasets of FOCUS' }).waitFor();
    await page.getByRole('button', { name: 'Keep what they say' }).click();
    await page.getByRole('heading', { name: 'Kept for main' }).waitFor();
    await page.getByRole('heading', { name: 'Contract commitments' }).waitFor();
    await page.getByText('Three years of compute').waitFor();
    const period = { InvoiceIssuerName: 'Acme Cloud', BillingPeriodStart: '2026-01-01', BillingPeriodStatus: 'Open' };
    await drop(table(period), 'periods.csv');
    await page.getByRole('button', { name: 'Keep what they say' }).click();
    await page.getByText('may be restated').first().waitFor();
    await expectClean();
  });
});
