import type { Page } from 'playwright-core';

const unsettled = '.mantine-Skeleton-root, [aria-busy="true"], [data-stale]';
const endings = `Promise.allSettled(
  document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished),
).then(() => true)`;

/** Waits until nothing of a page is on its way: no skeleton, nothing dimmed or fading, and its fonts are there. */
export async function still(page: Page): Promise<void> {
  await page.locator(unsettled).first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.evaluate(endings);
}
