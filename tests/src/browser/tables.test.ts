import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { accessFaults } from '../support/browser-axe.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { dropFiles, openBrowser, overflow, settled, visitor, type Visitor } from '../support/browser.ts';

let capwise: ServedInstallation;
let browser: Browser;
let reader: Visitor;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedEmpty(), openBrowser()]);
  const files = [await fileOf(billText([billRow('2026-01', '10.00')]))];
  await capwise.invoke('sources.import', { files }, { company: 'main' });
  reader = await visitor(browser);
  await reader.page.goto(capwise.address);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

describe('a table of rates on Sources', () => {
  const choose = 'Drop a table here, or choose one';

  it('says its columns, gives a template, and fits a narrow page', async () => {
    const { page, faults } = reader;
    await page.goto(`${capwise.origin}/sources?company=main`);
    const columns = page.getByRole('region', { name: 'Columns of Exchange rates' });
    await settled(page, columns);
    expect(await columns.getByRole('rowheader').allInnerTexts()).toEqual(['currency', 'day', 'rate', 'to']);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the template' }).click();
    expect((await waiting).suggestedFilename()).toBe('rates.csv');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await accessFaults(page)).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('is refused with row, column and value, and can be corrected', async () => {
    const { page } = reader;
    const wrong = await fileOf('currency,day,rate\nEUR,2026-01-31,1.09\nGBP,2026-01-31,"1,27 or so"\n', 'wrong.csv');
    await dropFiles(reader, page.getByRole('button', { name: choose }), [wrong.path]);
    const problems = page.getByRole('region', { name: 'Cells that cannot be read' });
    await problems.waitFor();
    expect(await problems.getByRole('row').nth(1).innerText()).toMatch(/^2\s+rate\s+1,27 or so\s+write numbers/);
    expect(await page.getByRole('button', { name: 'Check 2 rows' }).isDisabled()).toBe(true);
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Choose another file' }).click();
  });

  it('is shown before it is kept, then recorded, and says what it did not read', async () => {
    const { page } = reader;
    const rates = await fileOf(
      'Currency;Day;Rate;Bank\nEUR;2026-01-31;1.09;ECB\nEUR;2026-02-27;1.10;ECB\n',
      'rates.csv',
    );
    await dropFiles(reader, page.getByRole('button', { name: choose }), [rates.path]);
    await page.getByText('Not read: Bank').waitFor();
    const { store } = capwise.ports;
    expect(await (await store.company('main')).rates()).toEqual([]);
    await page.getByRole('button', { name: 'Record 2 rows' }).click();
    await page.getByText(/2 of 2 rows recorded, 0 known already/).waitFor();
    expect((await (await store.company('main')).rates()).map(({ rate }) => rate)).toEqual(['1.09', '1.1']);
    expect(await accessFaults(page)).toEqual([]);
  });
});
