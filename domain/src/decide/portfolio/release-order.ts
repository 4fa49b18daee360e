import { releasesAsListed, requireReleases, type Release, type ReleaseSetting } from './release.ts';
import { goodOrder, paybackBound } from './release-bound.ts';
import { orderWorth, type OrderWorth } from './release-cash.ts';
import { bestOrderFrom } from './release-search.ts';

export type ReleaseOrder = {
  /** As listed, each moved behind what it needs. */
  readonly before: OrderWorth;
  readonly after: OrderWorth;
  /**
   * What is proven of `after`. `best`: no order pays back earlier, and none as early has a higher NPV. `payback`: no order
   * pays back earlier. `bound`: none pays back before month `earliest`.
   */
  readonly proof: { readonly kind: 'best' | 'payback' } | { readonly kind: 'bound'; readonly earliest: number };
};

/** Up to here every set of releases is looked at: 65,536 of them. */
const searchLimit = 16;

/**
 * The order in which cumulative cash is at zero or above for good the earliest, and of those the one of the highest NPV; where
 * none pays back within the horizon, the one of the highest NPV. Refuses what `requireReleases` does.
 */
export function releaseOrder(releases: readonly Release[], setting: ReleaseSetting): ReleaseOrder {
  requireReleases(releases, setting);
  const before = orderWorth(releasesAsListed(releases), setting);
  const good = goodOrder(releases, setting);
  if (releases.length > searchLimit) {
    const earliest = paybackBound(releases, setting);
    const reached = (good.payback ?? setting.horizonMonths + 1) === earliest;
    return { before, after: good, proof: reached ? { kind: 'payback' } : { kind: 'bound', earliest } };
  }
  const earliest = earliestPayback(releases, setting, good);
  const best = bestOrderFrom(releases, setting, { from: earliest.month, byCash: false });
  if (best) return { before, after: orderWorth(best, setting), proof: { kind: 'best' } };
  return { before, after: earliest.worth, proof: { kind: 'payback' } };
}

type Earliest = { readonly month: number; readonly worth: OrderWorth };

/** Whoever is at zero or above from a month on is so from any later one: halving finds the first, and an order that does it. */
function earliestPayback(releases: readonly Release[], setting: ReleaseSetting, good: OrderWorth): Earliest {
  let [low, high] = [0, good.payback ?? setting.horizonMonths + 1];
  let worth = good;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = bestOrderFrom(releases, setting, { from: middle, byCash: true });
    if (!found) {
      low = middle + 1;
      continue;
    }
    worth = orderWorth(found, setting);
    high = Math.min(middle, worth.payback ?? middle);
  }
  return { month: high, worth };
}
