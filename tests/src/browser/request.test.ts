import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { accessFaults } from '../support/browser-axe.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { openBrowser, overflow, settled, visitor, type Visitor } from '../support/browser.ts';

let capwise: ServedInstallation;
let browser: Browser;
let reader: Visitor;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedEmpty(), openBrowser()]);
  const bill = await fileOf(billText([billRow('2026-01', '100')]));
  await capwise.invoke('sources.import', { files: [bill] }, { company: 'main' });
  reader = await visitor(browser);
  await reader.page.goto(capwise.address);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

describe('asking for a source', () => {
  const panel = () => reader.page.getByRole('dialog', { name: 'Ask for it' });
  const message = () => panel().getByRole('region', { name: 'Message' });

  it('opens the message for the bill of a provider, copies it, and closes again', async () => {
    const { page, context, faults } = reader;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const ask = page.getByRole('link', { name: 'AWS', exact: true });
    await page.goto(`${capwise.origin}/sources?company=main`);
    await settled(page, ask);
    await ask.press('Enter');
    await settled(page, message());
    expect(new URL(page.url()).searchParams.get('ask')).toBe('bill-aws');
    const text = await message().innerText();
    expect(text).toContain('bcm-data-exports:CreateExport');
    expect(await accessFaults(page)).toEqual([]);
    await panel().getByRole('button', { name: 'Copy the message' }).click();
    await panel().getByText('Copied: paste it into your mail.').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied.trim()).toBe(text.trim());
    const mail = panel().getByRole('link', { name: 'Copy it and open a mail' });
    expect(await mail.getAttribute('href')).toBe('mailto:?subject=Request%3A%20bill%20of%20AWS');
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('ask')).toBeNull();
    expect(faults()).toEqual([]);
  });

  it('for a table hands out its template, and fits a narrow page', async () => {
    const { page } = reader;
    await page.getByRole('combobox', { name: 'Kind of table' }).selectOption('payroll');
    await page.getByRole('link', { name: 'ask for it' }).click();
    await settled(page, message());
    expect(await message().innerText()).toContain('The columns of payroll.csv, which is attached:');
    const waiting = page.waitForEvent('download');
    await panel().getByRole('button', { name: 'Download the template' }).click();
    expect((await waiting).suggestedFilename()).toBe('payroll.csv');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toBe(0);
    expect(await accessFaults(page)).toEqual([]);
  });
});
