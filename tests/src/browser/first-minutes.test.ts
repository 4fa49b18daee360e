import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { accessFaults } from '../support/browser-axe.ts';
import { drawerLevel, drawerOf, openFirstPart } from '../support/browser-drawer.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { dropFiles, openBrowser, overflow, settled, visitor, type Visitor } from '../support/browser.ts';

const months = ['2026-01', '2026-02'];
const bill = () => fileOf(billText(months.map((month) => billRow(month, '100'))), 'bill.csv');

/** Work of one person from an installation without a company, in a browser of their own. */
type Walk = {
  readonly reader: Visitor;
  readonly page: Page;
  readonly origin: string;
  /** Drops files on the first screen, whatever they hold. */
  readonly drop: (files: readonly { readonly path: string }[]) => Promise<void>;
};

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

async function walk(work: (walk: Walk) => Promise<void>): Promise<void> {
  const capwise: ServedInstallation = await servedEmpty();
  const reader = await visitor(browser);
  const { page } = reader;
  try {
    await page.goto(capwise.address);
    const drop = async (files: readonly { readonly path: string }[]): Promise<void> => {
      await page.getByRole('link', { name: 'Overview', exact: true }).click();
      const zone = page.getByRole('button', { name: /^Drop a file here/ });
      await zone.waitFor();
      await dropFiles(
        reader,
        zone,
        files.map(({ path }) => path),
      );
    };
    await work({ reader, page, origin: capwise.origin, drop });
    expect(reader.faults()).toEqual([]);
  } finally {
    await reader.leave();
    await capwise.drop();
  }
}

/** The page as it stands has no fault: not for a reader of the screen, not on a narrow one. */
async function isSound({ page }: Walk): Promise<void> {
  await settled(page, page.getByRole('heading', { level: 1 }));
  expect(await accessFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await overflow(page)).toBe(0);
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function loadBill({ page, drop }: Walk): Promise<void> {
  await drop([await bill()]);
  await page.getByRole('button', { name: 'Load 2 rows' }).click();
  await page.getByRole('heading', { name: 'Loaded 2 rows into main' }).waitFor();
}

async function record({ page }: Walk, rows: string): Promise<void> {
  await page.getByRole('button', { name: `Record ${rows}` }).click();
  await page.getByText(new RegExp(`of ${rows} recorded`)).waitFor();
}

/** Opens a figure to the last level of its drawer; every level adds up. Answers how many there were. */
async function openToTheEnd(page: Page, label: string): Promise<number> {
  let levels = 0;
  let part: Awaited<ReturnType<typeof openFirstPart>> = { label, amount: '' };
  while (part) {
    const { check } = await drawerLevel(page, part.label);
    expect(check).not.toMatch(/^✗/);
    levels += 1;
    const opens = await drawerOf(page).locator('tbody tr').getByRole('button').count();
    part = opens === 0 ? null : await openFirstPart(page);
  }
  return levels;
}

describe('the first five minutes', () => {
  it(
    'of a controller: a ledger with headers of its own is mapped, read, tied out, and a difference opened to its rows',
    () =>
      walk(async (one) => {
        const { page, drop } = one;
        await loadBill(one);
        const ledger = 'Konto;Bezeichnung;Periode;Saldo\n641000;Cloud, function not assigned;2026-02;215,00\n';
        await drop([await fileOf(ledger, 'ledger.csv')]);
        await page.getByLabel('It holds').selectOption('trial-balance');
        for (const [ours, theirs] of [
          ['account', 'Konto'],
          ['month', 'Periode'],
          ['balance', 'Saldo'],
        ] as const) {
          await page.getByLabel(`Header that is read into ${ours}`, { exact: true }).selectOption(theirs);
        }
        await page.getByLabel('How its numbers are written').selectOption('comma');
        await isSound(one);
        await page.getByLabel('Keep this mapping as').fill('Our ledger');
        await page.getByRole('button', { name: 'Check 1 row' }).click();
        await record(one, '1 row');
        await page.getByRole('link', { name: 'Ledger', exact: true }).click();
        const unmapped = page.getByRole('region', { name: 'Accounts that are not mapped' });
        await unmapped.getByRole('combobox', { name: 'Account of Capwise for 641000' }).fill('6920');
        await page.getByRole('option', { name: /^6920/ }).click();
        await unmapped.getByRole('button', { name: 'Map' }).click();
        const ties = page.getByRole('region', { name: 'The books beside the ledger' });
        await ties.getByRole('button', { name: /^Difference, 6920: \(15\.00\)/ }).click();
        await isSound(one);
        expect(await openToTheEnd(page, 'Difference, 6920')).toBeGreaterThan(3);
        await page.keyboard.press('Escape');
        await drawerOf(page).waitFor({ state: 'hidden' });
        await page.getByRole('link', { name: 'Overview', exact: true }).click();
        await settled(page, page.getByText('0 of 1', { exact: true }));
      }),
    60_000,
  );

  it(
    'of a FinOps lead: a bill is loaded, cost opened by service to its rows, and what has no owner is given one',
    () =>
      walk(async (one) => {
        const { page } = one;
        await loadBill(one);
        await isSound(one);
        await page.getByRole('link', { name: 'Cloud', exact: true }).click();
        await settled(page, page.getByRole('heading', { name: 'Effective cost by ServiceName' }));
        await page
          .getByRole('button', { name: /Feb 2026: 100\.00/ })
          .first()
          .click();
        await drawerOf(page).getByText(/^✓/).waitFor();
        await isSound(one);
        await page.keyboard.press('Escape');
        await drawerOf(page).waitFor({ state: 'hidden' });
        await page.getByRole('link', { name: 'Overview', exact: true }).click();
        const decisions = page.getByRole('region', { name: 'Needs a decision' });
        await decisions
          .getByRole('row', { name: /^No cost has an owner/ })
          .first()
          .getByRole('link')
          .first()
          .click();
        await settled(page, page.getByRole('heading', { level: 1 }));
        await isSound(one);
      }),
    60_000,
  );

  it(
    'of a program manager: pay and a budget are dropped as the first files, and the headline says how far they are apart',
    () =>
      walk(async (one) => {
        const { page, drop } = one;
        const pay =
          'person,period,component,amount,currency,function\nE-1,2026-01,pay,9000,USD,research-and-development\n';
        await drop([await fileOf(pay, 'payroll.csv')]);
        await record(one, '1 row');
        await drop([await fileOf('account,cost_center,month,amount\n6110,Platform,2026-01,8000\n', 'budget.csv')]);
        await record(one, '1 row');
        await page.getByRole('link', { name: 'Overview', exact: true }).click();
        const headline = page.getByRole('heading', {
          level: 1,
          name: /1\.00k worse than budget: Labor, R&D \(1\.00k\)/,
        });
        await settled(page, headline);
        await isSound(one);
        await headline.getByRole('button').first().click();
        expect(await openToTheEnd(page, 'EBITDA effect of engineering spend, Jan 2026')).toBeGreaterThan(1);
        await page.keyboard.press('Escape');
        await drawerOf(page).waitFor({ state: 'hidden' });
        await page.getByRole('button', { name: 'Search /' }).click();
        await page.getByRole('combobox', { name: 'Search', exact: true }).fill('6110');
        await page.getByRole('option', { name: /^6110 / }).waitFor();
        await page.keyboard.press('Enter');
        await settled(page, page.getByRole('heading', { name: 'Entries' }));
      }),
    60_000,
  );
});
