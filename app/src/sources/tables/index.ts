import type { TableKind } from '@capwise/contract';
import { Refusal } from '@capwise/domain';
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
  rates: named(rates),
  payments: named(payments),
  payroll: named(payroll),
  contracts: named(contracts),
  assets: named(assets),
  metrics: named(metrics),
  catalog: named(catalog),
  'account-map': named(accountMap),
  'trial-balance': named(trialBalance),
  budget: named(budget),
};

/** A kind that refuses a row by the file that it is in, as a file of several is looked for. */
function named(table: Table): Table {
  return {
    ...table,
    record: (rows, target) =>
      table.record(rows, target).catch((error: unknown) => {
        const isOfRow = error instanceof Refusal && error.data['row'] !== undefined && error.data['file'] === undefined;
        if (!isOfRow) throw error;
        throw new Refusal(error.code, `"${target.file}", ${error.message}`, { file: target.file, ...error.data });
      }),
  };
}
