import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { still } from './browser-still.ts';

/** The script of axe-core, which defines `axe` in a page. */
export const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Found = {
  /** Something of the page was on its way meanwhile: what was found may be of a dimmed page. */
  readonly moved: boolean;
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
};

const look = `(async () => {
  let moved = false;
  const watch = new MutationObserver(() => (moved = true));
  watch.observe(document.body, { subtree: true, attributeFilter: ['data-stale', 'aria-busy'] });
  const { violations } = await axe.run(document, ${JSON.stringify({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })});
  watch.disconnect();
  return { moved, violations: violations.map(({ id, nodes }) => ({ id, nodes })) };
})()`;

/** What axe finds wrong in a page once nothing of it is on its way, a text for each rule with its first place; empty where it finds nothing. */
export async function accessFaults(page: Page): Promise<readonly string[]> {
  await still(page);
  const { moved, violations } = await page.evaluate<Found>(look);
  if (moved) return accessFaults(page);
  return violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id} at ${nodes.length} places, first ${first?.html.slice(0, 200)}: ${first?.failureSummary?.split('\n')[1]?.trim()}`;
  });
}
