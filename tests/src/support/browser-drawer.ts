import type { Locator, Page } from 'playwright-core';

/** A level of the drawer as a reader sees it. */
export type DrawerLevel = { readonly path: string; readonly total: string; readonly check: string };

/** How the parts of a level compare with its figure. */
const added = /^(✓|✗|Nothing below)/;

/** The drawer with what a figure is made of. */
export function drawerOf(page: Page): Locator {
  return page.getByRole('dialog').filter({ has: page.getByRole('navigation', { name: 'Path of the figure' }) });
}

/** Waits for the level that a label names and reads it. */
export async function drawerLevel(page: Page, label: string): Promise<DrawerLevel> {
  const drawer = drawerOf(page);
  await drawer.locator('[aria-current="page"]', { hasText: exactly(label) }).waitFor();
  await drawer.getByText(added).waitFor();
  const path = await drawer.getByRole('navigation', { name: 'Path of the figure' }).innerText();
  return {
    path,
    total: await drawer.getByRole('status').first().innerText(),
    check: await drawer.getByText(added).innerText(),
  };
}

/** The first part of the open level that opens further: its label and amount; null at the rows of a file. */
export async function openFirstPart(page: Page): Promise<{ readonly label: string; readonly amount: string } | null> {
  const row = drawerOf(page)
    .locator('tbody tr')
    .filter({ has: page.getByRole('button') })
    .first();
  const button = row.getByRole('button');
  const name = await button.getAttribute('aria-label');
  if (name === null) return null;
  const amount = await row.locator('[data-exact]').innerText();
  await button.click();
  return { label: name.slice(name.indexOf(' of ') + 4), amount };
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
