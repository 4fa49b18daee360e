import { readFile } from 'node:fs/promises';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../support/browser-axe.ts';
import { drawerLevel } from '../support/browser-drawer.ts';
import { servedDemo, servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { desktop, openBrowser, overflow, settled, visitor, type View, type Visitor } from '../support/browser.ts';

let capwise: ServedInstallation;
let browser: Browser;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedDemo(), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

const phone = { width: 390, height: 844 };
/** Each width and each scheme once: what overflows depends on the one, contrast on the other. */
const views: readonly View[] = [
  { ...desktop, scheme: 'light' },
  { ...desktop, ...phone, scheme: 'dark' },
];

/** A site with more that pays for a refactoring than people can do within a year. */
const workloads = [
  'workload,run_cost,size,criticality,depends_on,product_run,utilization',
  ...Array.from({ length: 8 }, (_, index) => `service ${index + 1},${60_000 + 5_000 * index},large,high,,,`),
  'mail,12000,small,low,,7000,',
  'old reports,8000,small,low,,,zombie',
].join('\n');

async function visited(view: View, part: string, work: (reader: Visitor) => Promise<void>): Promise<void> {
  const reader = await visitor(browser, view);
  await reader.page.goto(capwise.address);
  await reader.page.goto(`${capwise.origin}/decide?company=demo&part=${part}`);
  await settled(reader.page, headlineOf(reader.page));
  await work(reader);
  await reader.leave();
}

function headlineOf(page: Page): Locator {
  return page.getByRole('heading', { level: 1 });
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByText(name).first().waitFor();
}

async function planned(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Plan the waves' }).click();
  await settled(page, page.getByRole('heading', { name: 'The plan in words' }));
}

async function textOf(download: Promise<Download>): Promise<string> {
  return readFile(await (await download).path(), 'utf8');
}

function numberOf(text: string): number {
  return Number(text.replaceAll(/[^\d.-]/g, ''));
}

describe('a migration', () => {
  it('goes from the template file to the plan, and the plan opens as a case of the same question', () =>
    visited(desktop, 'migrate', async ({ page, faults }) => {
      await page.getByRole('button', { name: 'Plan the waves' }).and(page.locator(':disabled')).waitFor();
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download the template' }).click();
      await choose(page, 'workloads.csv', await textOf(saved));
      await page.getByLabel('Site cost a month').fill('100000');
      await planned(page);
      expect(await headlineOf(page).innerText()).toMatch(/^The site is empty before 20\d\d-\d\d: of 1 workloads/);
      await page.getByRole('button', { name: 'Open the plan as a case' }).click();
      await settled(page, page.getByRole('heading', { name: 'Option against option' }));
      expect(page.url()).toContain('draft=1');
      await page.getByRole('heading', { name: 'What it does' }).waitFor();
      await page.goBack();
      await settled(page, page.getByRole('heading', { name: 'The plan in words' }));
      expect(faults()).toEqual([]);
    }));

  it('plans the example in its template by one press', () =>
    visited(desktop, 'migrate', async ({ page, faults }) => {
      await page.getByRole('button', { name: 'Plan the example in it' }).click();
      await settled(page, page.getByRole('heading', { name: 'The plan in words' }));
      expect(await page.getByRole('rowheader', { name: /^storefront/ }).count()).toBe(1);
      expect(faults()).toEqual([]);
    }));

  it('says every cell that cannot be read by its row and value', () =>
    visited(desktop, 'migrate', async ({ page }) => {
      await choose(page, 'wrong.csv', 'workload,run_cost,size\nshop,1000,huge\nmail,-5,small');
      await page.getByLabel('Site cost a month').fill('100000');
      await page.getByRole('button', { name: 'Plan the waves' }).click();
      const said = page.getByRole('alert');
      await said.waitFor();
      expect(await said.getByRole('listitem').allInnerTexts()).toEqual([
        expect.stringMatching(/row \d, column size: "huge"; write small or medium or large/) as string,
        expect.stringMatching(/row \d, column run_cost: "-5"/) as string,
      ]);
    }));

  it('stops where it is when it is told to', () =>
    visited(desktop, 'migrate', async ({ page, faults }) => {
      // The network does not answer: there is time to stop.
      await page.route('**/api/decide.migrate', () => {});
      await page.getByRole('button', { name: 'Plan the example in it' }).click();
      await page.getByRole('button', { name: 'Stop planning' }).click();
      await page.getByRole('progressbar').waitFor({ state: 'detached' });
      expect(await page.getByRole('alert').count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Plan the waves' }).isEnabled()).toBe(true);
      expect(faults()).toEqual([]);
    }));

  it.each(views)('fits $width pixels, $scheme: waves, phases and reasons, as picture and as table', (view) =>
    visited(view, 'migrate', async ({ page, faults }) => {
      const clean = async (what: string): Promise<void> => {
        const found = { axe: await accessFaults(page), overflow: await overflow(page), faults: faults() };
        expect.soft({ what, ...found }).toEqual({ what, axe: [], overflow: 0, faults: [] });
      };
      await clean('empty');
      await choose(page, 'site.csv', workloads);
      await page.getByLabel('Site cost a month').fill('416667');
      await planned(page);
      await clean('planned');
      const picture = page.getByRole('region', { name: 'Schedule of the waves' });
      const bars = (await picture.innerText())
        .split('\n')
        .filter((text) => /^(rehost|refactor|retire|repurchase)$/.test(text));
      await page.getByRole('button', { name: 'As a table' }).click();
      const moves = page.getByRole('region', { name: 'Moves by wave' }).locator('tbody tr');
      expect(bars).toHaveLength(await moves.count());
      await page.getByRole('button', { name: 'All ways of mail' }).click();
      await clean('opened');
    }),
  );

  it('hands the workloads on as they are sorted', () =>
    visited(desktop, 'migrate', async ({ page }) => {
      await choose(page, 'site.csv', workloads);
      await page.getByLabel('Site cost a month').fill('416667');
      await planned(page);
      await page.getByRole('button', { name: 'Work, once' }).click();
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export CSV' }).click();
      const [head, ...rows] = (await textOf(saved)).trim().split('\r\n');
      expect(head).toBe('Workload,Way,Out of the site from,Person-months,"Work, once",Run cost a month afterwards,Why');
      const effort = rows.map((row) => Number(row.split(/,(?=\d)/)[3]));
      expect(rows).toHaveLength(10);
      expect(effort).toEqual(effort.toSorted((a, b) => b - a));
    }));
});

describe('levers on EBITDA', () => {
  it.each(views)('fit $width pixels, $scheme, and open a figure to what it is made of', (view) =>
    visited(view, 'levers', async ({ page, faults }) => {
      expect(await headlineOf(page).innerText()).toContain('Real levers do not reach it');
      const found = { axe: await accessFaults(page), overflow: await overflow(page), faults: faults() };
      expect.soft(found).toEqual({ axe: [], overflow: 0, faults: [] });
      const levers = page.getByRole('region', { name: 'Levers on EBITDA' });
      const figure = levers.locator('button[data-exact]').first();
      const shown = await figure.innerText();
      const label = (await figure.getAttribute('aria-label'))?.replace(/: [^:]*$/, '') ?? '';
      await figure.focus();
      await page.keyboard.press('Enter');
      const { total } = await drawerLevel(page, label);
      expect(numberOf(total)).toBeCloseTo(numberOf(shown), 2);
      expect({ axe: await accessFaults(page), faults: faults() }).toEqual({ axe: [], faults: [] });
    }),
  );

  it('show what the operation answers, and ask again for another target without what is left out', () =>
    visited(desktop, 'levers', async ({ page, faults }) => {
      const answer = await capwise.invoke('decide.levers', {});
      const named = () => page.getByRole('region', { name: 'Levers on EBITDA' }).getByRole('rowheader').allInnerTexts();
      expect(await headlineOf(page).innerText()).toBe(answer.headline);
      expect(await named()).toEqual(answer.levers.map(({ name }, index) => `${index + 1}. ${name}`));
      const [first] = answer.levers;
      await page.getByRole('button', { name: `Leave out ${first?.name ?? ''}` }).click();
      await page.getByRole('button', { name: `Take ${first?.name ?? ''} in again` }).waitFor();
      await page.getByLabel('More EBITDA').fill('1');
      await headlineOf(page).getByText('nobody leaves').waitFor();
      await settled(page, headlineOf(page));
      expect(await named()).not.toContain(`1. ${first?.name ?? ''}`);
      for (const { name } of answer.unknown)
        await page.getByRole('listitem').filter({ hasText: name }).first().waitFor();
      expect(faults()).toEqual([]);
    }));
});

describe('an installation without books', () => {
  it('plans a migration, and says of levers what is to be loaded', async () => {
    const empty = await servedEmpty();
    const { page, faults, leave } = await visitor(browser);
    try {
      await page.goto(empty.address);
      await page.goto(`${empty.origin}/decide?part=migrate`);
      await page.getByRole('button', { name: 'Plan the example in it' }).click();
      await settled(page, page.getByRole('heading', { name: 'The plan in words' }));
      await page.getByRole('link', { name: 'Levers' }).click();
      await page.getByText('nothing is loaded yet').waitFor();
      const found = { axe: await accessFaults(page), overflow: await overflow(page), faults: faults() };
      expect(found).toEqual({ axe: [], overflow: 0, faults: [] });
    } finally {
      await leave();
      await empty.drop();
    }
  });
});
