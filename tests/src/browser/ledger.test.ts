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
  const bill = await fileOf(billText([billRow('2026-01', '100'), billRow('2026-02', '100')]));
  await capwise.invoke('sources.import', { files: [bill] }, { company: 'main' });
  reader = await visitor(browser);
  await reader.page.goto(capwise.address);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

describe('the general ledger beside the books', () => {
  const heading = () => reader.page.getByRole('heading', { level: 1 });
  const ties = () => reader.page.getByRole('region', { name: 'The books beside the ledger' });
  const unmapped = () => reader.page.getByRole('region', { name: 'Accounts that are not mapped' });

  it('says which file to bring while there is none, and fits a narrow page', async () => {
    const { page, faults } = reader;
    await page.goto(`${capwise.origin}/sources?company=main&ledger=1`);
    const template = page.getByRole('button', { name: 'Download the template' });
    await settled(page, template);
    expect(await heading().innerText()).toMatch(/^No trial balance was read/);
    const waiting = page.waitForEvent('download');
    await template.click();
    expect((await waiting).suggestedFilename()).toBe('trial-balance.csv');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await accessFaults(page)).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('maps an account by hand, after which it is compared, and takes that back', async () => {
    const { page } = reader;
    const rows = ['C1,"Cloud, function not assigned",2026-01,100', 'C1,"Cloud, function not assigned",2026-02,185'];
    const file = await fileOf(`account,name,month,balance\n${rows.join('\n')}\n`, 'ledger.csv');
    await capwise.invoke('sources.read', { kind: 'trial-balance', file }, { company: 'main' });
    await settled(page, unmapped());
    expect(await heading().innerText()).toMatch(/^No account of the trial balance of February 2026/);
    const choice = unmapped().getByRole('combobox', { name: 'Account of Capwise for C1' });
    expect(await choice.inputValue()).toBe('6920 Cloud, function not assigned');
    await unmapped().getByRole('button', { name: 'Map' }).press('Enter');
    await unmapped().waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: '0 of 1 account ties at the end of February 2026' }).waitFor();
    const row = ties().getByRole('row').filter({ hasText: '6920' });
    expect(await row.innerText()).toMatch(/15\.00[\s\S]*not explained/);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo the map of C1' }).click();
    await unmapped().waitFor();
  });

  it('opens a difference down to the rows of the trial balance, and goes to another month', async () => {
    const { page } = reader;
    await unmapped().getByRole('button', { name: 'Map' }).click();
    await ties()
      .getByRole('button', { name: /^Difference, 6920/ })
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('Ours less the trial balance').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Month of the trial balance' }).selectOption('2026-01');
    await page.getByRole('heading', { name: '1 of 1 account ties at the end of January 2026' }).waitFor();
    await page.getByText('All', { exact: true }).click();
    await ties().getByRole('rowheader', { name: '6920' }).waitFor();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).first().click();
    expect((await waiting).suggestedFilename()).toBe('ledger-2026-01.csv');
  });

  it('names what a contract and a bill both count where there is no ledger', async () => {
    const { page, faults } = reader;
    const company = 'twice';
    await capwise.invoke(
      'sources.import',
      { files: [await fileOf(billText([billRow('2026-02', '100')]))] },
      { company },
    );
    const header =
      'contract,vendor,what,treatment,amount,currency,every,start,end,net_days,function,nature,paid_through';
    const row =
      'AC1,"ACME Cloud, Inc.",Cloud by contract,expense,100,USD,month,2026-02-01,2026-02-28,0,unassigned,cloud,invoice';
    const file = await fileOf(`${header}\n${row}\n`, 'contracts.csv');
    await capwise.invoke('sources.read', { kind: 'contracts', file }, { company });
    await page.goto(`${capwise.origin}/sources?company=${company}&ledger=1`);
    const twice = page.getByRole('region', { name: 'Cost that two sources speak of' });
    await settled(page, twice);
    expect(await twice.getByRole('row').filter({ hasText: 'Cloud by contract' }).innerText()).toContain('100.00');
    expect(await accessFaults(page)).toEqual([]);
    expect(faults()).toEqual([]);
  });
});
