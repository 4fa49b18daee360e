import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { caseText, type Evaluation } from '../support/case.ts';
import { accessFaults } from '../support/browser-axe.ts';
import { desktop, openBrowser, overflow, visitor, type View, type Visitor } from '../support/browser.ts';
import { handoutPart, rangedCase } from '../support/handout.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

const sureCase = caseText({
  buy: 'lines:\n  - {what: Fee, treatment: expense, amount: 5000000.01, every: year, net: 45 days}',
  build:
    'lines:\n  - {what: Build, treatment: capitalize, amount: 10M, life: 5 years}\n  - {what: Delay, treatment: memo, counts: cost, amount: 700000.07}',
});

let capwise: TestInstallation;
let browser: Browser;
let folder: string;
let html: string;

beforeAll(async () => {
  [capwise, browser, folder] = await Promise.all([
    installation(),
    openBrowser(),
    mkdtemp(path.join(os.tmpdir(), 'capwise-handout-')),
  ]);
  html = await handout(rangedCase);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
  await rm(folder, { recursive: true, force: true });
});

async function handout(document: string): Promise<string> {
  const { file }: Answer<'decide.handout'> = await capwise.invoke('decide.handout', { document });
  return file.text;
}

/** Opens a file from disk, without a network, while something is done; no request but for the file itself leaves. */
async function opened(
  content: string | Uint8Array,
  work: (reader: Visitor) => Promise<void>,
  { view = desktop, before }: { readonly view?: View; readonly before?: string } = {},
): Promise<void> {
  const file = path.join(folder, 'case.html');
  await writeFile(file, content);
  const reader = await visitor(browser, view);
  if (before !== undefined) await reader.context.addInitScript({ content: before });
  const asked: string[] = [];
  reader.page.on('request', (request) => asked.push(request.url()));
  await reader.context.setOffline(true);
  const address = pathToFileURL(file).href;
  await reader.page.goto(address);
  await work(reader);
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([address]);
  await reader.leave();
}

const shown = ['ebitda', 'operating-income', 'free-cash-flow', 'cash', 'cumulative-cash', 'decision-total'] as const;

/** What the table of both views has to hold, row by row, to the cent. */
function expectedRows({ options }: Evaluation): readonly (readonly string[])[] {
  return shown.flatMap((name) =>
    options.flatMap(({ name: option, lines, npv }) => {
      const line = lines.find((one) => one.line === name);
      if (!line) return [];
      const valued = lines.some((one) => one.line === 'decision-total') ? 'decision-total' : 'cash';
      const figures = [...line.figures, ...(name === 'cumulative-cash' ? [] : [line.total])];
      const values = [...figures, ...(name === valued ? [npv] : [])].map(({ value }) => value ?? 'unknown');
      return [[`${line.label} · ${option}`, ...values]];
    }),
  );
}

async function rowsOn(page: Page): Promise<readonly (readonly string[])[]> {
  const more = page.getByRole('button', { name: 'All lines' });
  if (await more.isVisible()) await more.click();
  const table = page.getByRole('region', { name: 'EBITDA and cash by year' });
  const rows = await table.locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) => [
      await row.locator('th').innerText(),
      ...(await row
        .locator('[data-exact]')
        .evaluateAll((cells) => cells.map((cell) => (cell as unknown as Cell).dataset.exact))),
    ]),
  );
}

type Cell = { readonly dataset: { readonly exact: string } };

const sound = /✓ Not altered.*equals the server’s figures to the cent \(\d/;

describe('a case that is opened from disk without a network', () => {
  it.each([
    ['with ranges', rangedCase],
    ['without any', sureCase],
  ])('%s shows the figures of the server to the cent, and says so', async (_, document) => {
    const evaluation = await capwise.invoke('decide.evaluate', { document });
    await opened(await handout(document), async ({ page, faults }) => {
      await page.getByRole('status').filter({ hasText: sound }).waitFor();
      expect(await rowsOn(page)).toEqual(expectedRows(evaluation));
      expect(await page.getByText(`hash ${evaluation.hash.slice(0, 12)}`).count()).toBe(1);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
        evaluation.headline.map(({ text }) => text).join(''),
      );
      expect(faults()).toEqual([]);
    });
  });

  it('shows markup in names as text', () =>
    opened(html, async ({ page }) => {
      await page.getByText('Cash · Buy <b>größer</b>', { exact: true }).waitFor();
      expect(await page.title()).toBe('Buy or build the <i>platform</i>?');
      expect(await page.locator('main :is(b, i)', { hasText: /^(größer|platform)$/ }).count()).toBe(0);
    }));

  it('shows what would turn the choice, and the recommendation under each north star and mode', () =>
    opened(html, async ({ page }) => {
      const swings = page.getByRole('table', { name: 'Swings of the present value of the difference' });
      await swings.getByRole('row', { name: /^upkeep: at .* flips at 24/ }).waitFor();
      const verdicts = page.getByRole('region', { name: 'The answer under each north star' });
      expect(await verdicts.locator('td b').allInnerTexts()).toEqual(['Build', 'Build', 'Build', 'Buy <b>größer</b>']);
    }));
});

describe('a browser', () => {
  it('without a calendar of its own shows the same figures', async () => {
    const evaluation = await capwise.invoke('decide.evaluate', { document: rangedCase });
    await opened(
      html,
      async ({ page }) => {
        await page.getByRole('status').filter({ hasText: sound }).waitFor();
        expect(await rowsOn(page)).toEqual(expectedRows(evaluation));
      },
      { before: 'delete globalThis.Temporal' },
    );
  });

  it('without SHA-256 for files from disk says so, and still names an altered byte', async () => {
    const before = "Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined })";
    const says = 'This browser gives no SHA-256 to files from disk: sums of all bytes were compared';
    await opened(html, async ({ page }) => page.getByText(says).waitFor(), { before });
    const { file, at } = flipped('payload', '10M (8M');
    await opened(file, async ({ page }) => page.getByRole('alert').getByText(byteText(at)).waitFor(), { before });
  });
});

describe('a slider', () => {
  it.each([
    ['build cost', 'build cost: 10M (8M to 16M)', 9],
    ['fee', 'fee: 5M', -14],
  ])('of %s comes to what the server makes of the changed document', async (name, line, steps) => {
    await opened(html, async ({ page, faults }) => {
      const slider = page.getByRole('slider', { name });
      await slider.focus();
      const key = steps > 0 ? 'ArrowRight' : 'ArrowLeft';
      for (let step = 0; step < Math.abs(steps); step += 1) await page.keyboard.press(key);
      const value = Number(await slider.getAttribute('aria-valuenow'));
      const document = rangedCase.replace(line, `${name}: ${value}`);
      expect(document).not.toBe(rangedCase);
      const evaluation = await capwise.invoke('decide.evaluate', { document });
      expect(await rowsOn(page)).toEqual(expectedRows(evaluation));
      await page.getByRole('status', { name: 'What was moved' }).getByText(`${name} to `).waitFor();
      const mean = evaluation.estimate?.options.find(({ id }) => id === 'build')?.npv.mean ?? 0;
      const estimates = page.getByRole('region', { name: 'What the ranges come to, by option' });
      const text = `(${Math.abs(mean / 1e6).toFixed(2)})`;
      await estimates.getByRole('row', { name: `Build ${text}` }).waitFor();
      expect(faults()).toEqual([]);
    });
  });

  it('that was moved is taken back, with all others, by one button', () =>
    opened(html, async ({ page }) => {
      await page.getByText('As written: nothing is moved.').waitFor();
      const before = await rowsOn(page);
      for (const [name, key] of [
        ['fee', 'Home'],
        ['upkeep', 'End'],
      ] as const) {
        await page.getByRole('slider', { name }).focus();
        await page.keyboard.press(key);
      }
      await page.getByText('upkeep to 30% (was 10%), fee to 2.5M (was 5M)').waitFor();
      await page.getByRole('heading', { level: 1, name: /^Buy <b>größer<\/b>\. It was Build\./ }).waitFor();
      await page.getByRole('button', { name: 'As written' }).click();
      await page.getByText('As written: nothing is moved.').waitFor();
      expect(await rowsOn(page)).toEqual(before);
    }));
});

/** A file with one byte of a part changed, at a place within it that words begin. */
function flipped(part: string, words: string, by = 2): { readonly file: Uint8Array; readonly at: number } {
  const file = Buffer.from(html);
  const from = file.indexOf(handoutPart(html, part), 0, 'latin1');
  const at = file.indexOf(words, from);
  file[at] = (file[at] ?? 0) ^ by;
  return { file, at };
}

const byteText = (at: number): string => `byte ${at.toLocaleString('en-US')} of the file`;

describe('an altered byte', () => {
  it('of the text of the case is named by line and column, and the case is shown as it was written', async () => {
    const { file, at } = flipped('payload', '10M (8M');
    const evaluation = await capwise.invoke('decide.evaluate', { document: rangedCase });
    await opened(file, async ({ page }) => {
      const alert = page.getByRole('alert');
      await alert.getByText(`The text of the case was altered in line 7, column 15 (${byteText(at)})`).waitFor();
      await alert.getByText('There stands “build cost: 30M (8M to 16M)”, written was “build cost: 10M (8M').waitFor();
      expect(await rowsOn(page)).toEqual(expectedRows(evaluation));
      expect(await page.getByText('Not altered').count()).toBe(0);
    });
  });

  it.each([
    ['the figures of the server', 'payload', '"npv":{"value":"', 2, 'One of the figures of the server was altered'],
    ['the text, no character any more,', 'payload', 'question', 0x80, 'The text of the case was altered in line 1'],
    ['the second copy', 'copy', 'ey', 2, 'The second copy of the case was altered'],
    ['what may be loaded', 'policy', 'font-src', 2, 'The policy of what may run was altered'],
    ['the style', 'style', '--mantine', 2, 'The style of the page was altered'],
    ['the guard', 'guard', 'function', 2, 'The guard of the program was altered'],
    ['the record', 'record', '"sha256":"', 2, 'The record of hashes was altered'],
  ])('of %s is named', async (_, part, words, by, says) => {
    const { file, at } = flipped(part, words, by);
    await opened(file, async ({ page }) => {
      const alert = await page.getByRole('alert').innerText();
      expect(alert).toContain(says);
      // Of the record there is no second one to compare it with: no byte is named.
      expect(alert.includes(byteText(at))).toBe(part !== 'record');
    });
  });

  it.each([
    ['the program', 'program', 'function', 'The program was altered'],
    ['what may run', 'policy', "'sha256-", 'The policy of what may run was altered'],
  ])('of %s is named, and the program does not run', async (_, part, words, says) => {
    const { file, at } = flipped(part, words);
    await opened(file, async ({ page }) => {
      await page
        .getByRole('alert')
        .getByText(`${says} at ${byteText(at)}.`)
        .waitFor();
      await page.getByText('The program was not run.').waitFor();
      expect(await page.getByRole('slider').count()).toBe(0);
    });
  });
});

const phone = { width: 390, height: 844 };
const views: readonly View[] = [desktop, { ...desktop, ...phone }].flatMap((view) => [
  { ...view, scheme: 'light' },
  { ...view, scheme: 'dark' },
]);

describe('the page of the file', () => {
  it.each(views)('fits $width pixels, $scheme: axe finds nothing, nothing overflows, the console is clean', (view) =>
    opened(
      html,
      async ({ page, faults }) => {
        await page.getByRole('status').filter({ hasText: sound }).waitFor();
        const found = { axe: await accessFaults(page), overflow: await overflow(page), faults: faults() };
        expect(found).toEqual({ axe: [], overflow: 0, faults: [] });
      },
      { view },
    ),
  );
});
