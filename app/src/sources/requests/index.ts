import type { RequestKind } from '@capwise/contract';
import { accountMap } from './account-map.ts';
import { assets } from './assets.ts';
import { billAws } from './bill-aws.ts';
import { billAzure } from './bill-azure.ts';
import { billGoogleCloud } from './bill-google-cloud.ts';
import { billOracleCloud } from './bill-oracle-cloud.ts';
import { billVendor } from './bill-vendor.ts';
import { budget } from './budget.ts';
import { catalog } from './catalog.ts';
import { contracts } from './contracts.ts';
import { metrics } from './metrics.ts';
import type { RequestPack } from './pack.ts';
import { payments } from './payments.ts';
import { payroll } from './payroll.ts';
import { rates } from './rates.ts';
import { trialBalance } from './trial-balance.ts';

/** What to ask for, of every source. A kind of the contract without a pack does not compile. */
export const requestPacks: { readonly [Kind in RequestKind]: RequestPack } = {
  'bill-aws': billAws,
  'bill-azure': billAzure,
  'bill-google-cloud': billGoogleCloud,
  'bill-oracle-cloud': billOracleCloud,
  'bill-vendor': billVendor,
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
