import { readFile } from 'node:fs/promises';
import { Workbook } from '@cj-tech-master/excelts';
import type { Browser, Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../support/browser-axe.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { desktop, openBrowser, overflow, settled, visitor } from '../support/browser.ts';

let capwise: ServedInstallation;
let browser: Browser;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedEmpty(), openBrowser()]);
  await capwise.ports.store.create('main', { demo: false });
  await capwise.ports.store.use('main');
  await capwise.invoke('assets.add', {
    id: 'platform',
    name: 'Platform',
    class: 'software',
    cost: '3600000',
    began: '2026-01-01',
    inService: '2026-01-01',
    lifeMonths: 36,
  });
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

const sheetsIn = async (file: Download): Promise<readonly string[]> => {
  const book = new Workbook();
  await book.xlsx.load(await readFile(await file.path()));
  return book.worksheets.map(({ name }) => name);
};

describe('the workbook on the desk Assets', () => {
  it.each([
    ['the register', '', 'Workbook of the register', 'main-assets.xlsx'],
    ['one asset', '&asset=platform', 'Workbook of Platform', 'main-platform.xlsx'],
  ])('is saved of %s, and opens', async (_, search, button, name) => {
    const { page, faults, leave } = await visitor(browser, { ...desktop, width: 390, height: 844 });
    await page.goto(capwise.address);
    await page.goto(`${capwise.origin}/assets?company=main${search}`);
    await settled(page, page.getByRole('button', { name: button }));
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(name);
    expect(await sheetsIn(file)).toEqual(['Inputs', 'Register', 'Schedule platform', 'Checks']);
    await page.getByText(`Saved as ${name}`).waitFor();
    expect(await accessFaults(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(faults()).toEqual([]);
    await leave();
  });
});
