import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { drawerLevel, drawerOf } from './browser-drawer.ts';
import { settled } from './browser.ts';

/** One thing that a person does, and what the page shows them then. */
type Step = {
  readonly does: string;
  readonly act: (page: Page) => Promise<unknown>;
  readonly sees: (page: Page) => Promise<unknown>;
};

const name = 'build-or-buy';

/** The sentence above the case. */
export function headlineOf(page: Page): Locator {
  return page.getByRole('heading', { level: 1 });
}

/** Mean present value of an option as the page shows it. */
export function meanOf(page: Page, option: string): Locator {
  const table = page.getByRole('region', { name: 'What the ranges come to, by option' });
  return table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: option, exact: true }) })
    .getByRole('cell')
    .first();
}

async function write(page: Page, cell: string, text: string): Promise<void> {
  const input = page.getByLabel(cell, { exact: true });
  await input.fill(text);
  await input.press('Enter');
}

async function isCalculated(page: Page): Promise<void> {
  await settled(page, headlineOf(page));
  await page.getByText('evaluated, not kept').waitFor();
}

function understood(page: Page, assumption: string): Locator {
  return page.getByRole('row').filter({ has: page.getByLabel(`Value or range of ${assumption}`, { exact: true }) });
}

/** From an installation that holds nothing to a decision that is approved and leaves as a memo: all that a person does. */
export const stepsToDecide: readonly Step[] = [
  {
    does: 'goes to Decide',
    act: (page) => page.getByRole('link', { name: 'Decide', exact: true }).click(),
    sees: (page) => page.getByRole('button', { name: 'Compare build with buy' }).waitFor(),
  },
  {
    does: 'compares build with buy',
    act: (page) => page.getByRole('button', { name: 'Compare build with buy' }).click(),
    sees: async (page) => {
      await settled(page, page.getByRole('heading', { name: 'What it does', exact: true }));
      expect(await headlineOf(page).innerText()).toMatch(/^Buy\. EBITDA is .* a year/);
    },
  },
  {
    does: 'writes the fee',
    act: (page) => write(page, 'Value or range of fee', '1.5M (1.2M to 2M)'),
    sees: (page) =>
      understood(page, 'fee')
        .getByText(/median 1\.5M, 90% between 1\.2M and 2M/)
        .waitFor(),
  },
  {
    does: 'writes how many engineers',
    act: (page) => write(page, 'Value or range of engineers', '4 (3 to 6)'),
    sees: (page) =>
      understood(page, 'engineers')
        .getByText(/90% between 3 and 6/)
        .waitFor(),
  },
  {
    does: 'writes the range of upkeep, and reads the headline',
    act: (page) => write(page, 'Value or range of upkeep', '20% (15% to 45%)'),
    sees: async (page) => {
      await understood(page, 'upkeep')
        .getByText(/15% and 45%/)
        .waitFor();
      await isCalculated(page);
      expect(await headlineOf(page).innerText()).toMatch(
        /^Build\. EBITDA is better by [\d.]+M a year than Buy; cash is .*\. The recommendation flips when .* passes/,
      );
    },
  },
  {
    does: 'drags the fee up by its keys',
    act: async (page) => {
      await watchDrawn(page);
      const slider = page.getByRole('slider', { name: 'fee', exact: true });
      await slider.focus();
      await slider.press('ArrowRight');
    },
    sees: async (page) => {
      await page.getByRole('button', { name: 'Draw fee from its range again' }).waitFor();
      await expect.poll(() => drawn(page)).toEqual({ wasDimmed: true, isDimmed: false, isOther: true });
    },
  },
  {
    does: 'takes EBITDA for the north star',
    act: (page) => page.getByLabel('North star', { exact: true }).selectOption('ebitda'),
    sees: async (page) => {
      const chosen = page.getByRole('cell').filter({ hasText: 'optimized this year' });
      await chosen.filter({ hasText: 'a year' }).waitFor();
      await isCalculated(page);
    },
  },
  {
    does: 'opens a figure to its lines',
    act: (page) => page.getByRole('button', { name: /^EBITDA · Build, 2027: / }).click(),
    sees: async (page) => {
      const { check } = await drawerLevel(page, 'EBITDA · Build, 2027');
      expect(check).toMatch(/^✓/);
      await drawerOf(page).getByText('The fee until then').first().waitFor();
    },
  },
  {
    does: 'closes it',
    act: (page) => page.keyboard.press('Escape'),
    sees: (page) => drawerOf(page).waitFor({ state: 'hidden' }),
  },
  {
    does: 'takes the north star back',
    act: (page) => page.getByRole('button', { name: 'Undo', exact: true }).click(),
    sees: (page) =>
      expect.poll(() => page.getByLabel('North star', { exact: true }).inputValue()).toBe('free-cash-flow'),
  },
  {
    does: 'keeps the case under the name that is offered',
    act: async (page) => {
      expect(await page.getByLabel('Name to keep the case under').inputValue()).toBe(name);
      await page.getByRole('button', { name: 'Keep case' }).click();
    },
    sees: async (page) => {
      await page.getByText(`kept as ${name}`).waitFor();
      await page.getByRole('rowheader', { name: 'v1' }).waitFor();
      await expect.poll(() => new URL(page.url()).searchParams.get('company')).toBe('main');
    },
  },
  {
    does: 'approves it',
    act: (page) => page.getByRole('button', { name: 'Approve the latest' }).click(),
    sees: (page) => page.getByText(/^Version 1 of "build-or-buy": the document is the one that was approved/).waitFor(),
  },
  {
    does: 'changes a line',
    act: (page) => write(page, 'Amount of Calls above the limit at our peak', '200k'),
    sees: (page) => isCalculated(page),
  },
  {
    does: 'keeps that as well',
    act: (page) => page.getByRole('button', { name: 'Keep case' }).click(),
    sees: (page) => page.getByRole('rowheader', { name: 'v2' }).waitFor(),
  },
  {
    does: 'asks what changed',
    act: (page) => page.getByRole('button', { name: 'What changed' }).click(),
    sees: async (page) => {
      await page.getByText(/Calls above the limit at our peak.*calls above the limit → 200k/).waitFor();
      await page
        .getByText(/NPV.*Buy|Buy.*NPV/)
        .last()
        .waitFor();
    },
  },
  {
    does: 'asks what the case can leave as',
    act: (page) => page.getByRole('button', { name: /^Memo · Workbook · File/ }).click(),
    sees: (page) => page.getByRole('menuitem', { name: 'Memo, web page' }).waitFor(),
  },
  {
    does: 'saves the memo',
    act: (page) => page.getByRole('menuitem', { name: 'Memo, web page' }).click(),
    sees: (page) => page.getByText(/^Saved as .*\.html$/).waitFor(),
  },
];

const dimming = 'td[class*="stale"]';

/** Bands that are dimmed stand for as long as a worker draws: a test that looked now and then might miss them. */
async function watchDrawn(page: Page): Promise<void> {
  const before = await meanOf(page, 'Buy').innerText();
  await page.evaluate(`
    globalThis.meanBefore = ${JSON.stringify(before)};
    globalThis.wasDimmed = false;
    new MutationObserver(() => { wasDimmed ||= document.querySelector('${dimming}') !== null; })
      .observe(document.body, { subtree: true, attributes: true, childList: true });
  `);
}

async function drawn(page: Page): Promise<unknown> {
  const before = await page.evaluate('meanBefore');
  return {
    wasDimmed: await page.evaluate('wasDimmed'),
    isDimmed: (await page.locator(dimming).count()) > 0,
    isOther: (await meanOf(page, 'Buy').innerText()) !== before,
  };
}
