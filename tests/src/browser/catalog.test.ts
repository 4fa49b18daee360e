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

describe('the catalog', () => {
  const heading = () => reader.page.getByRole('heading', { level: 1 });
  const unmapped = () => reader.page.getByRole('region', { name: 'Values that nothing names' });
  const things = () => reader.page.getByRole('region', { name: 'Things of the catalog' });

  it('is empty at first, says how to begin, and fits a narrow page', async () => {
    const { page, faults } = reader;
    await page.goto(`${capwise.origin}/sources?company=demo&catalog=1`);
    await settled(page, unmapped());
    expect(await heading().innerText()).toMatch(/^The catalog is empty/);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'download the template' }).click();
    expect((await waiting).suggestedFilename()).toBe('catalog.csv');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await accessFaults(page)).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('gets its first thing from a value, whose dollars are unmapped no more', async () => {
    const { page } = reader;
    await unmapped().getByRole('button', { name: 'Choose what tag:product ml-platform means' }).click();
    await page.getByRole('button', { name: 'Make it and map' }).click();
    await things().getByRole('link', { name: 'Change ml-platform' }).waitFor();
    await unmapped().getByRole('rowheader', { name: 'ml-platform' }).first().waitFor({ state: 'detached' });
    expect(await heading().innerText()).toMatch(/belongs to nothing in the catalog/);
  });

  it('changes a thing from a month on, and shows what it was', async () => {
    const { page } = reader;
    await things().getByRole('link', { name: 'Change ml-platform' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Machine learning');
    await page.getByRole('textbox', { name: 'From' }).fill('2026-07');
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await things().getByRole('link', { name: 'Change Machine learning' }).waitFor();
    expect(await things().getByRole('rowheader').first().innerText()).toMatch(/to Jun 2026[\s\S]*from Jul 2026/);
  });

  it('groups the cost of the cloud by thing, as it was and as it is now', async () => {
    const { page } = reader;
    await page.goto(`${capwise.origin}/cloud?company=demo&by=thing`);
    await settled(page, page.getByRole('button', { name: 'Machine learning' }).first());
    await page.getByText('As it is now').click();
    await page.waitForURL(/things=as-is/);
    await settled(page, page.getByRole('button', { name: 'Machine learning' }).first());
    expect(await accessFaults(page)).toEqual([]);
  });
});
