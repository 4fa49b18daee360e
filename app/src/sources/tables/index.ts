import type { TableKind } from '@capwise/contract';
import { accountMap } from './account-map.ts';
import { assets } from './assets.ts';
import { budget } from './budget.ts';
import { catalog } from './catalog.ts';
import { contracts } from './contracts.ts';
import { metrics } from './metrics.ts';
import { payments } from './payments.ts';
import { payroll } from './payroll.ts';
import { rates } from './rates.ts';
import { trialBalance } from './trial-balance.ts';
import type { Table } from './table.ts';

/** Every kind of table. A kind of the contract without one does not compile. */
export const tables: { readonly [Kind in TableKind]: Table } = {
  rates,
  payments,
  payroll,
  contracts,
  assets,
  metrics,
  catalog,
  'account-map': accountMap,
  'trial-balance': trialBalance,
  budget,
};
