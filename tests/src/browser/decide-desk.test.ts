import { readFile } from 'node:fs/promises';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../support/browser-axe.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { desktop, openBrowser, overflow, settled, visitor, type View, type Visitor } from '../support/browser.ts';
import { caseText, type Evaluation } from '../support/case.ts';
import { headlineOf, meanOf, stepsToDecide } from '../support/decide-steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Figures of the page are in millions with two decimals. */
function inMillions(value: string | null): string {
  const rounded = (Math.abs(Number(value)) / 1e6).toFixed(2);
  if (Number(value) === 0) return '–';
  return Number(value) < 0 ? `(${rounded})` : rounded;
}

/** What the page shows of an evaluation, as the evaluation says it. */
async function isOnPage(page: Page, { options, periods, estimate }: Evaluation): Promise<void> {
  const shown = async (label: string): Promise<unknown> => {
    const figure = page.getByRole('button', { name: new RegExp(`^${label}: `) });
    return [await figure.innerText(), await figure.getAttribute('data-exact')];
  };
  for (const { name, lines, npv } of options.filter(({ variantOf }) => variantOf === null)) {
    expect(await shown(`NPV · ${name}`)).toEqual([inMillions(npv.value), npv.value]);
    for (const [line, label] of [
      ['ebitda', 'EBITDA'],
      ['cash', 'Cash'],
    ] as const) {
      const figures = lines.find((one) => one.line === line)?.figures ?? [];
      for (const [year, { value }] of figures.entries()) {
        expect(await shown(`${label} · ${name}, ${periods[year]?.period}`)).toEqual([inMillions(value), value]);
      }
    }
  }
  if (!estimate) return;
  const percent = `${Math.round(estimate.difference.favored * 100)}%`;
  await page.getByText(`is worth more in ${percent} of the draws`).waitFor();
  await page.getByText(`${Math.round(estimate.difference.favored * 10)} in 10 draws favor it`).waitFor();
  for (const { id, npv } of estimate.options) {
    const name = options.find((option) => option.id === id)?.name ?? id;
    expect(await meanOf(page, name).innerText()).toBe(inMillions(npv.mean.toFixed(2)));
  }
}

describe('a person who has never seen it', () => {
  const stepsMax = 17;

  it(`decides build or buy from an empty installation in ${stepsMax} steps, and needs nothing but this server`, async () => {
    const capwise = await servedEmpty();
    const reader = await visitor(browser);
    const { page } = reader;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const saved: Download[] = [];
    page.on('download', (download) => saved.push(download));
    try {
      await page.goto(capwise.address);
      const called = new Map<string, number>();
      expect(stepsToDecide.length).toBeLessThanOrEqual(stepsMax);
      for (const { does, act, sees } of stepsToDecide) {
        const before = asked.length;
        await act(page);
        await sees(page);
        expect({ does, faults: reader.faults() }).toEqual({ does, faults: [] });
        called.set(does, asked.slice(before).filter((url) => url.includes('/api/')).length);
      }
      expect(called.get('drags the fee up by its keys')).toBe(0);
      const memo = await readFile((await saved[0]?.path()) ?? '', 'utf8');
      expect(memo).toContain('<h1>Build or buy?</h1>');
      expect(memo.match(/https?:/)).toBeNull();
      await isOnPage(page, await capwise.invoke('decide.evaluate', { name: 'build-or-buy' }));
      const elsewhere = asked.filter((url) => !/^(?:blob|data):/.test(url) && new URL(url).origin !== capwise.origin);
      expect(elsewhere).toEqual([]);
      expect((await capwise.invoke('decide.versions', { name: 'build-or-buy' })).versions).toMatchObject([
        { version: 2, state: 'draft' },
        { version: 1, state: 'approved' },
      ]);
    } finally {
      await reader.leave();
      await capwise.drop();
    }
  }, 120_000);
});

const sure = caseText({
  buy: 'name: Buy\nlines: [{what: Fee, treatment: expense, amount: 5M, every: year}]',
  build: 'name: Build\nlines: [{what: Build, treatment: capitalize, amount: 10M, life: 5 years}]',
});

type Place = {
  readonly what: string;
  readonly at: string;
  readonly open?: (page: Page) => Promise<unknown>;
  readonly shows: string;
};

/** What the walks over all desks, of migration and of levers do not come by. */
const places: readonly Place[] = [
  { what: 'case without ranges', at: '/decide?company=main&case=sure', shows: 'What it does' },
  {
    what: 'case as text',
    at: '/decide?company=main&case=ranged',
    open: (page) => page.getByText('Text', { exact: true }).click(),
    shows: 'The case',
  },
  {
    what: 'playbook',
    at: '/decide?company=main',
    open: (page) => page.getByRole('button', { name: /^Vendor outage/ }).click(),
    shows: 'What a CFO will say',
  },
  { what: 'fund list', at: '/decide?company=main&part=fund', shows: 'Fund list' },
  {
    what: 'versions',
    at: '/decide?company=main&case=ranged',
    open: (page) => page.getByRole('button', { name: 'What changed' }).click(),
    shows: 'Versions',
  },
];

const phone = { width: 390, height: 844 };
/** Each width and each scheme once: what overflows depends on the one, contrast on the other. */
const views: readonly View[] = [
  { ...desktop, scheme: 'light' },
  { ...desktop, ...phone, scheme: 'dark' },
];

describe('the pages of the desk', () => {
  let capwise: ServedInstallation;
  beforeAll(async () => {
    capwise = await servedEmpty();
    const { document } = await capwise.invoke('decide.playbook', { id: 'build-or-buy' });
    await capwise.invoke('decide.save', { name: 'ranged', document });
    await capwise.invoke('decide.approve', { name: 'ranged' });
    await capwise.invoke('decide.save', { name: 'ranged', document: document.replace('value: 300k', 'value: 350k') });
    await capwise.invoke('decide.save', { name: 'sure', document: sure });
  });
  afterAll(() => capwise.drop());

  async function visited(view: View, work: (reader: Visitor) => Promise<void>): Promise<void> {
    const reader = await visitor(browser, view);
    await reader.page.goto(capwise.address);
    await settled(reader.page, headlineOf(reader.page));
    await work(reader);
    await reader.leave();
  }

  it.each(views)(
    'fit $width pixels, $scheme: axe finds nothing, nothing overflows, the console is clean',
    (view) =>
      visited(view, async ({ page, faults }) => {
        for (const { what, at, open, shows } of places) {
          await page.goto(`${capwise.origin}${at}`);
          await settled(page, headlineOf(page));
          await open?.(page);
          await settled(
            page,
            page
              .getByRole('heading', { name: shows, exact: true })
              .or(page.getByRole('link', { name: shows, exact: true })),
          );
          const found = { axe: await accessFaults(page), overflow: await overflow(page), faults: faults() };
          expect.soft({ what, ...found }).toEqual({ what, axe: [], overflow: 0, faults: [] });
        }
      }),
    120_000,
  );

  it('keep what is typed while the change before is on its way', () =>
    visited(desktop, async ({ page, faults }) => {
      await page.goto(`${capwise.origin}/decide?company=main&case=ranged`);
      await settled(page, page.getByRole('heading', { name: 'What it does', exact: true }));
      const typed = { fee: '2M', engineers: '7', upkeep: '31%' };
      for (const [name, text] of Object.entries(typed)) {
        await page.getByLabel(`Value or range of ${name}`, { exact: true }).fill(text);
      }
      await page.keyboard.press('Tab');
      const value = (name: string): Promise<string> =>
        page.getByLabel(`Value or range of ${name}`, { exact: true }).getAttribute('value').then(String);
      const values = async (): Promise<unknown> =>
        Object.fromEntries(
          await Promise.all(Object.keys(typed).map(async (name) => [name, await value(name)] as const)),
        );
      await expect.poll(values).toEqual(typed);
      const text = await page.evaluate<string>("sessionStorage.getItem('capwise.case')");
      expect(await capwise.invoke('decide.evaluate', { document: text })).toMatchObject({
        assumptions: expect.arrayContaining([
          expect.objectContaining({ name: 'fee', written: '2M' }),
          expect.objectContaining({ name: 'engineers', written: '7' }),
          expect.objectContaining({ name: 'upkeep', written: '31%' }),
        ]) as unknown,
      });
      expect(faults()).toEqual([]);
    }));

  it('read a kept case as of a moment, and change the text that it had then', () =>
    visited(desktop, async ({ page, faults }) => {
      await page.goto(`${capwise.origin}/decide?company=main&case=ranged&asOf=2999-01-01T00:00:00Z`);
      await settled(page, page.getByRole('heading', { name: 'If it slips', exact: true }));
      await page.getByLabel('Mode', { exact: true }).selectOption('efficiency');
      await page.getByText('evaluated, not kept').waitFor();
      await settled(page, headlineOf(page));
      expect(faults()).toEqual([]);
    }));

  it('show the figures that decide.evaluate answers, with ranges and without', () =>
    visited(desktop, async ({ page }) => {
      for (const name of ['ranged', 'sure']) {
        await page.goto(`${capwise.origin}/decide?company=main&case=${name}`);
        await settled(page, page.getByRole('heading', { name: 'What it does', exact: true }));
        await isOnPage(page, await capwise.invoke('decide.evaluate', { name }));
      }
    }));
});
