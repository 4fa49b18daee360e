import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { accessFaults } from '../support/browser-axe.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { dropFiles, openBrowser, overflow, visitor, type Visitor } from '../support/browser.ts';
import { workbookOf } from '../support/workbooks.ts';

let capwise: ServedInstallation;
let browser: Browser;
let reader: Visitor;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedEmpty(), openBrowser()]);
  const files = [await fileOf(billText([billRow('2026-01', '10.00')]))];
  await capwise.invoke('sources.import', { files }, { company: 'main' });
  reader = await visitor(browser);
  await reader.page.goto(capwise.address);
  await reader.page.goto(`${capwise.origin}/sources?company=main`);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

const zone = () => reader.page.getByRole('button', { name: 'Drop a table here, or choose one' });
const knownRates = async () =>
  (await (await capwise.ports.store.company('main')).rates()).map(({ currency, day, rate }) => [currency, day, rate]);

describe('a table with headers of its own', () => {
  it('is mapped by pointing and clicking, shown as it is read, checked, and kept with its mapping', async () => {
    const { page, faults } = reader;
    const foreign = await fileOf(
      'Money;Noted;Course;Bank\nSEK;03.02.2026;"0,0911";X\nNOK;04.02.2026;"0,0863";Y\n',
      'bank.csv',
    );
    await dropFiles(reader, zone(), [foreign.path]);
    await page.getByText('It is read as').or(page.getByText('choose what it holds')).first().waitFor();
    await page.getByLabel('It holds').selectOption('rates');
    await page.getByText('Still needed: currency, day, rate.').waitFor();
    expect(await accessFaults(page)).toEqual([]);
    const sample = page.getByRole('region', { name: 'First rows of bank.csv' });
    const ours = page.getByRole('region', { name: 'Columns of Capwise' });
    await ours.getByRole('button', { name: 'rate', exact: true }).click();
    await sample.getByRole('button', { name: 'Course' }).click();
    await page.getByText('Still needed: currency, day.').waitFor();
    // The next column that is needed is chosen by itself, and a header takes the keyboard too.
    await sample.getByRole('button', { name: 'Money' }).press('Enter');
    await page.getByText('Still needed: day.').waitFor();
    await page.getByLabel('Header that is read into day').selectOption('Noted');
    await page.getByText('Still to be said').waitFor();
    await page.getByLabel('How its days are written').selectOption('day-first');
    await page.getByLabel('How its numbers are written').selectOption('comma');
    const preview = page.getByRole('region', { name: 'The first rows as they are read' });
    await preview.getByRole('cell', { name: '2026-02-03' }).waitFor();
    await preview.getByRole('cell', { name: '0.0911' }).waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await accessFaults(page)).toEqual([]);
    await page.getByLabel('Keep this mapping as').fill('Bank rates');
    await page.getByRole('button', { name: 'Check 2 rows' }).click();
    await page.getByText('Not read: Bank').waitFor();
    expect(await knownRates()).toEqual([]);
    await page.getByRole('button', { name: 'Record 2 rows' }).click();
    await page.getByText(/2 of 2 rows recorded, 0 known already/).waitFor();
    expect(await knownRates()).toEqual([
      ['NOK', '2026-02-04', '0.0863'],
      ['SEK', '2026-02-03', '0.0911'],
    ]);
    expect(faults()).toEqual([]);
  });

  it('is read by the mapping that was kept when a file with its headers comes again', async () => {
    const { page } = reader;
    await page.getByRole('button', { name: 'Read another file' }).click();
    const next = await fileOf('Money;Noted;Course;Bank\nSEK;05.03.2026;"0,0922";X\n', 'march.csv');
    await dropFiles(reader, zone(), [next.path]);
    await page.getByText('Read by the mapping “Bank rates”').waitFor();
    await page.getByRole('button', { name: 'Record 1 row' }).click();
    await page.getByText(/1 of 1 row recorded/).waitFor();
    expect(await knownRates()).toContainEqual(['SEK', '2026-03-05', '0.0922']);
    await page.getByRole('button', { name: 'Read another file' }).click();
    const kept = page.getByRole('region', { name: 'Kept mappings' });
    expect(await kept.getByRole('row').nth(1).innerText()).toMatch(/Bank rates\s+Rates\s+Money, Noted, Course, Bank/);
    expect(await accessFaults(page)).toEqual([]);
    await kept.getByRole('button', { name: 'Forget the mapping Bank rates' }).click();
    await kept.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Take that back' }).click();
    await kept.waitFor();
  });
});

describe('a workbook of several sheets', () => {
  it('asks for the sheet, and is read', async () => {
    const { page } = reader;
    const rates = (rate: number) => [
      ['currency', 'day', 'rate'],
      ['CHF', '2026-01-31', rate],
    ];
    const book = await workbookOf({ January: rates(1.1), February: rates(1.2) }, 'rates.xlsx');
    await dropFiles(reader, zone(), [book.path]);
    await page.getByText('Which one is the table?').waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'February' }).click();
    await page.getByRole('button', { name: 'Record 1 row' }).click();
    await page.getByText(/1 of 1 row recorded/).waitFor();
    expect(await knownRates()).toContainEqual(['CHF', '2026-01-31', '1.2']);
  });
});
