import { otherProducts } from './estate-other.ts';
import { firstProducts } from './estate.ts';
import type { Product } from './workload.ts';

/** Everything that the demo company runs, in the order in which commitments cover it. */
export const products: readonly Product[] = [...firstProducts, ...otherProducts];
