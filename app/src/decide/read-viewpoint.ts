import type { Assumption, Case } from '@capwise/domain/decide';
import { wordOf } from './quantities.ts';
import { readCore } from './read-core.ts';
import { readStresses } from './read-stresses.ts';
import { readTax } from './read-tax.ts';
import type { Section } from './reader.ts';

/** What is said of how a case is looked at. */
export const viewpointKeys = ['prices', 'tax', 'core', 'stresses'] as const;

/** Reads prices, the tax profile, the core questions and the stresses of a case, those that were said. Refuses INVALID_CASE. */
export function readViewpoint(
  root: Section,
  assumptions: readonly Assumption[],
): Pick<Case, 'prices' | 'tax' | 'core' | 'stresses'> {
  return {
    ...(root.has('prices') && { prices: wordOf(root, 'prices', ['nominal', 'real']) }),
    ...readTax(root),
    ...readCore(root),
    ...readStresses(root, assumptions),
  };
}
