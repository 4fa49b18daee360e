import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../support/browser-axe.ts';
import { servedDemo, type ServedInstallation } from '../support/browser-server.ts';
import { openBrowser, overflow, settled, visitor, type Visitor } from '../support/browser.ts';

let capwise: ServedInstallation;
let browser: Browser;
let reader: Visitor;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedDemo('bills'), openBrowser()]);
  reader = await visitor(browser);
  await reader.page.goto(capwise.address);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

describe('the desk Findings', () => {
  const list = () => reader.page.getByRole('region', { name: 'Findings' });
  const panel = () => reader.page.getByRole('complementary', { name: 'The finding that is open' });
  const openInRail = async (): Promise<number> => {
    const text = await reader.page.getByRole('link', { name: /^Findings/ }).innerText();
    return Number(/\d+/.exec(text)?.[0] ?? 0);
  };
  const show = async (query = ''): Promise<void> => {
    await reader.page.goto(`${capwise.origin}/findings?company=demo${query}`);
    await settled(reader.page, reader.page.getByRole('heading', { level: 1 }));
  };

  it('lists what needs a decision, counts it in the rail, and fits a narrow page', async () => {
    const { page, faults } = reader;
    await show();
    const rows = await list().getByRole('rowheader').count();
    expect(rows).toBeGreaterThan(0);
    await expect.poll(openInRail).toBe(rows);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(`${rows} findings need a decision`);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toBe(0);
    expect(await accessFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await accessFaults(page)).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('is walked through by keyboard, and a finding opens its dollars down to their rows', async () => {
    const { page } = reader;
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const title = await list().getByRole('rowheader').first().getByRole('link').innerText();
    await page.keyboard.press('Enter');
    await settled(page, panel().getByRole('heading', { name: title }));
    expect(await accessFaults(page)).toEqual([]);
    await panel()
      .getByRole('button', { name: `Evidence of ${title}` })
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(`Evidence of ${title}`).first().waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  it('is assigned, snoozed for a reason and commented on; what can be undone is', async () => {
    const { page } = reader;
    const open = await openInRail();
    const status = panel().getByRole('status');
    await panel().getByRole('combobox', { name: 'Owner' }).fill('Platform');
    await panel().getByRole('button', { name: 'Assign' }).click();
    await status.getByText('Assigned to Platform.').waitFor();
    await panel().getByRole('textbox', { name: 'Put aside, because' }).fill('Tags come with the next bill');
    await panel().getByLabel('Until').fill('2999-12-31');
    await panel().getByRole('button', { name: 'Snooze' }).click();
    await status.getByText('Snoozed until 2999-12-31.').waitFor();
    await page
      .getByRole('link', { name: /^Findings/ })
      .getByText(String(open - 1))
      .waitFor();
    await status.getByRole('button', { name: 'Undo' }).click();
    await status.getByText('Undone.').waitFor();
    await panel().getByRole('textbox', { name: 'Comment' }).fill('Asked the team');
    await panel().getByRole('button', { name: 'Write comment' }).click();
    await panel().getByRole('listitem').getByText('Asked the team').waitFor();
    expect(await panel().getByRole('listitem').count()).toBe(5);
  });

  it('is narrowed by what the address says, and taken along as a file', async () => {
    const { page } = reader;
    await show('&owner=Platform');
    expect(await list().getByRole('rowheader').count()).toBe(1);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const text = await readFile(await (await waiting).path(), 'utf8');
    expect(text.trimEnd().split('\r\n')).toHaveLength(2);
    await show('&kind=broken-tie');
    await page.getByText('No finding fits.').waitFor();
    await page.getByRole('button', { name: 'Show all that are open' }).click();
    await list().getByRole('rowheader').first().waitFor();
  });

  it('says that nothing needs a decision where nothing does', async () => {
    await capwise.ports.store.create('quiet', { demo: false });
    await capwise.invoke('companies.set', { currency: 'USD' }, { company: 'quiet' });
    await reader.page.goto(`${capwise.origin}/findings?company=quiet`);
    await settled(reader.page, reader.page.getByText('leaves by itself once it is put right'));
    expect(await reader.page.getByRole('heading', { level: 1 }).innerText()).toBe('Nothing needs a decision.');
    expect(await accessFaults(reader.page)).toEqual([]);
  });
});
