import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { accessFaults } from '../support/browser-axe.ts';
import { drawerLevel, drawerOf, openFirstPart, type DrawerLevel } from '../support/browser-drawer.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { dropFiles, openBrowser, settled, visitor, type Visitor } from '../support/browser.ts';
import { hasShared, officialSample, sharedFile } from '../support/shared.ts';

type Bill = {
  readonly file: { readonly path: string };
  readonly rows: string;
  readonly invoices: number;
  /** Change in cash of 2024. */
  readonly cash: string;
};

async function firstBill(): Promise<Bill> {
  if (hasShared) return { file: sharedFile(...officialSample), rows: '1,000 rows', invoices: 6, cash: '(20.52)' };
  const rows = [billRow('2024-09', '10.00'), billRow('2024-09', '4.98', { ServiceName: 'Storage' })];
  return { file: await fileOf(billText(rows)), rows: '2 rows', invoices: 1, cash: '(14.98)' };
}

const billName = hasShared ? 'the official FOCUS sample' : 'a small bill (official sample skipped: no shared data)';
const ebitda = 'EBITDA effect of engineering spend';

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

describe('an installation without a company, in a browser', () => {
  it.each(['/', '/cloud', '/decide', '/sources'])('says at %s what to do first, with a clean console', async (desk) => {
    const { page, faults } = reader;
    await page.goto(`${capwise.origin}${desk}`);
    await settled(page, page.getByText(/nothing is loaded yet|lay the options/i));
    expect(faults()).toEqual([]);
    expect(await accessFaults(page)).toEqual([]);
  });
});

describe('a bill that cannot be read, dropped on the Overview', () => {
  it('is refused on Sources with file, row and value; nothing is kept, and another can be chosen', async () => {
    const { page, faults } = reader;
    const broken = await fileOf(billText([billRow('2024-09', '10.00'), billRow('2024-09', '1o.00')]), 'broken.csv');
    await page.goto(`${capwise.origin}/`);
    await dropFiles(reader, page.getByRole('button', { name: /^Drop a file here/ }), [broken.path]);
    const refusal = page.getByRole('alert');
    await refusal.waitFor();
    expect(new URL(page.url()).pathname).toBe('/sources');
    expect(await refusal.innerText()).toMatch(/broken\.csv[^]*row[^]*2[^]*1o\.00/);
    expect(await page.getByText('broken.csv', { exact: true }).first().isVisible()).toBe(true);
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Choose other files' }).click();
    await page.getByRole('button', { name: /^Drop bills here/ }).waitFor();
    expect(await capwise.ports.store.companies()).toEqual([]);
    expect(faults()).toEqual([]);
  });
});

describe(`${billName}, dropped on the page`, () => {
  it('is shown before it is kept, then tied to the cent, and becomes the company main', async () => {
    const { page, faults } = reader;
    const bill = await firstBill();
    await page.goto(`${capwise.origin}/sources`);
    await dropFiles(reader, page.getByRole('button', { name: /^Drop bills here/ }), [bill.file.path]);
    await page.getByRole('heading', { name: new RegExp(`^FOCUS 1.0, ${bill.rows} of `) }).waitFor();
    expect(await capwise.ports.store.companies()).toEqual([]);
    await page.getByRole('button', { name: `Load ${bill.rows}` }).click();
    await page.getByRole('heading', { name: `Loaded ${bill.rows} into main` }).waitFor();
    const all = `${bill.invoices} of ${bill.invoices}`;
    await page.getByText(new RegExp(`^${all} invoices? tied to the cent$`)).waitFor();
    await settled(page, page.getByText(`${all} ✓`));
    expect(new URL(page.url()).searchParams.get('company')).toBe('main');
    expect(await page.locator('header').first().innerText()).toContain('main');
    expect(await accessFaults(page)).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('is said in one sentence with its EBITDA effect and its cash', async () => {
    const { page, faults } = reader;
    const { cash } = await firstBill();
    await page.getByRole('link', { name: 'Overview' }).click();
    await settled(page, page.getByRole('heading', { name: 'From EBITDA to cash' }));
    await page.getByRole('button', { name: / 20\d\d ▾$/ }).click();
    await page.getByText('Years', { exact: true }).click();
    await page.getByRole('button', { name: '2024', exact: true }).click();
    const headline = `2024: ${ebitda} (14.98), cash ${cash} (expected).`;
    await settled(page, page.getByRole('heading', { level: 1, name: headline }));
    expect(faults()).toEqual([]);
  });

  it('opens from its EBITDA effect down to rows of the file; back, forward and reload lead to the same places', async () => {
    const { page, faults } = reader;
    const start = `${capwise.origin}/?company=main&period=2024-09`;
    await page.goto(start);
    await page.getByRole('button', { name: '(14.98)', exact: true }).click();
    const levels: DrawerLevel[] = [];
    const labels: string[] = [];
    let part: Awaited<ReturnType<typeof openFirstPart>> = { label: `${ebitda}, Sep 2024`, amount: '(14.98)' };
    while (part) {
      const level = await drawerLevel(page, part.label);
      expect(level).toMatchObject({ total: `${part.amount} USD`, check: expect.stringMatching(/^✓/) as string });
      levels.push(level);
      labels.push(part.label);
      part = await openFirstPart(page);
    }
    expect(levels).toHaveLength(3);
    await drawerOf(page).getByRole('button', { name: 'Show row' }).first().click();
    await drawerOf(page).getByText('BilledCost', { exact: true }).waitFor();

    for (const [index, label] of [...labels.entries()].reverse().slice(1)) {
      await page.goBack();
      expect(await drawerLevel(page, label)).toEqual(levels[index]);
    }
    await page.goBack();
    await drawerOf(page).waitFor({ state: 'hidden' });
    expect(page.url()).toBe(start);
    for (const [index, label] of labels.entries()) {
      await page.goForward();
      expect(await drawerLevel(page, label)).toEqual(levels[index]);
    }
    const address = page.url();
    await page.reload();
    expect(await drawerLevel(page, labels.at(-1) ?? '')).toEqual(levels.at(-1));
    expect(page.url()).toBe(address);
    expect(await accessFaults(page)).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('is followed by what another process loads, without a reload', async () => {
    const { page, faults } = reader;
    await page.goto(`${capwise.origin}/?company=main`);
    await settled(page, page.getByRole('heading', { name: 'From EBITDA to cash' }));
    await page.evaluate('globalThis.stayed = true');
    const more = await fileOf(billText([billRow('2024-11', '7.50', { BillingAccountId: 'A-2' })]));
    const held = Promise.withResolvers<void>();
    await page.route('**/api/**', async (route) => {
      await held.promise;
      await route.continue();
    });
    await capwise.invoke('sources.import', { files: [more] }, { company: 'main' });
    // What stands there is no longer true once the load is committed, and is dimmed until the new figures come.
    await page.locator('[data-stale]').first().waitFor();
    expect(await page.getByRole('button', { name: '(7.50)', exact: true }).count()).toBe(0);
    held.resolve();
    await page.getByRole('button', { name: '(7.50)', exact: true }).waitFor();
    await settled(page, page.getByRole('heading', { name: 'From EBITDA to cash' }));
    await page.unrouteAll({ behavior: 'wait' });
    expect(await page.evaluate('globalThis.stayed')).toBe(true);
    expect(faults()).toEqual([]);
  });
});
