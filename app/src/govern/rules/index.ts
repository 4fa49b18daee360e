import type { NamedRule } from '../rule.ts';
import { brokenTie } from './broken-tie.ts';
import { costWithoutOwner } from './cost-without-owner.ts';
import { countedTwice } from './counted-twice.ts';
import { ledgerDifference } from './ledger-difference.ts';
import { missingPrice } from './missing-price.ts';
import { negativePrepaid } from './negative-prepaid.ts';
import { restatedMonth } from './restated-month.ts';
import { unmappedDollars } from './unmapped-dollars.ts';

/** Raise it when a rule says something else of the same books: then they are asked anew. */
export const rulesVersion = 2;

/** Every rule of findings. A new one is a file here, a line in this list, and its kind in the domain. */
export const rules: readonly NamedRule[] = [
  { kind: 'broken-tie', rule: brokenTie },
  { kind: 'ledger-difference', rule: ledgerDifference },
  { kind: 'counted-twice', rule: countedTwice },
  { kind: 'negative-prepaid', rule: negativePrepaid },
  { kind: 'unmapped-dollars', rule: unmappedDollars },
  { kind: 'cost-without-owner', rule: costWithoutOwner },
  { kind: 'missing-price', rule: missingPrice },
  { kind: 'restated-month', rule: restatedMonth },
];
