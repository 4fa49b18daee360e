import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { accessFaults } from '../support/browser-axe.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { openBrowser, overflow, settled, visitor, type Visitor } from '../support/browser.ts';

let capwise: ServedInstallation;
let browser: Browser;
let reader: Visitor;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedEmpty(), openBrowser()]);
  const files = [await fileOf(billText([billRow('2025-01', '10.00'), billRow('2025-02', '20.00')]))];
  await capwise.invoke('sources.import', { files }, { company: 'main' });
  reader = await visitor(browser);
  await reader.page.goto(capwise.address);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

describe('payments on Sources', () => {
  const names = async (): Promise<readonly string[]> =>
    reader.page.getByRole('region', { name: 'Payments by invoice' }).getByRole('rowheader').allInnerTexts();

  it('say which file to bring while none was read, and give its template', async () => {
    const { page, faults } = reader;
    await page.goto(`${capwise.origin}/sources?company=main`);
    await settled(page, page.getByRole('region', { name: 'Payments by invoice' }));
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Template for payments' }).click();
    expect((await waiting).suggestedFilename()).toBe('payments.csv');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await accessFaults(page)).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('are sorted and found once they were read, and their figures open', async () => {
    const { page } = reader;
    const rows = 'P-7,Acme Cloud · A-1 · 2025-01,2025-03-05,10.00,USD';
    const file = await fileOf(`payment,invoice,date,amount,currency\n${rows}\n`, 'payments.csv');
    await capwise.invoke('sources.read', { kind: 'payments', file }, { company: 'main' });
    await page.goto(`${capwise.origin}/sources?company=main`);
    await settled(page, page.getByRole('region', { name: 'Payments by invoice' }));
    expect((await names()).map((name) => name.split('\n')[0])).toEqual([
      'Acme Cloud · A-1 · 2025-02',
      'Acme Cloud · A-1 · 2025-01',
    ]);
    await page.getByRole('button', { name: 'Settled', exact: true }).click();
    expect((await names())[0]).toContain('paid 2025-03-05 by P-7');
    await page.getByLabel('Find an invoice').fill('p-7');
    expect(await names()).toHaveLength(1);
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /^Settled, Acme Cloud · A-1 · 2025-01/ }).click();
    await page.getByText('Payment P-7').first().waitFor();
  });
});
