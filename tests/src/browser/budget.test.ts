import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { accessFaults } from '../support/browser-axe.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { desktop, openBrowser, overflow, settled, visitor } from '../support/browser.ts';
import { readTable } from '../support/tables.ts';

let capwise: ServedInstallation;
let browser: Browser;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedEmpty(), openBrowser()]);
  await capwise.ports.store.create('main', { demo: false });
  await capwise.ports.store.use('main');
  await capwise.invoke('sources.import', { files: [await fileOf(billText([billRow('2026-01', '100')]))] });
  const budget = { kind: 'budget', header: 'account,cost_center,month,amount,version' } as const;
  const months = (version: string, ...given: readonly string[]) =>
    given.map((month) => `6110,Platform,${month},10000,${version}`);
  await readTable(capwise, budget, months('Plan 10', '2026-01', '2026-02', '2026-03'), 'first.csv');
  await readTable(capwise, budget, months('Plan 9', '2026-04'), 'second.csv');
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

describe('the versions of a budget', () => {
  it.each([desktop, { ...desktop, width: 390, height: 844 }])(
    'are sorted by any column at $width pixels',
    async (view) => {
      const { page, faults, leave } = await visitor(browser, view);
      await page.goto(capwise.address);
      await page.goto(`${capwise.origin}/books?company=main&against=budget`);
      const versions = page.getByRole('region', { name: 'Versions of the budget' });
      await settled(page, versions);
      const named = () => versions.getByRole('rowheader').allInnerTexts();
      const press = (name: string) => versions.getByRole('button', { name }).click();
      const own = await named();
      await press('Version');
      expect(await named()).toEqual(['Plan 9', 'Plan 10']);
      await press('Count');
      expect(await named()).toEqual(['Plan 10', 'Plan 9']);
      expect(await versions.getByRole('columnheader', { name: 'Count' }).getAttribute('aria-sort')).toBe('descending');
      expect(await accessFaults(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await press('Count');
      await press('Count');
      expect(await named()).toEqual(own);
      expect(faults()).toEqual([]);
      await leave();
    },
  );
});
