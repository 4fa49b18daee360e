import { adjustments, balanceGroups, statementRows } from '@capwise/domain/books';
import { z } from 'zod';
import { asOf, currency, figure, month } from '../operation/index.ts';
import { catalogView, thingColumns } from '../sources/catalog-view.ts';
import { grain, period, readUnder, scenario } from './statement.ts';

/** What balances and rows can be split by; `account` splits a row of the statement by function and nature. */
const dimensions = [
  'entity',
  'costCenter',
  'team',
  'product',
  'project',
  'environment',
  'vendor',
  'service',
  'owner',
  'invoice',
  'asset',
  'commitment',
] as const;

const movement = {
  opening: figure,
  increases: figure.describe('Debits of an asset, credits of a liability'),
  decreases: figure.describe('Below zero: opening + increases + decreases = closing'),
  closing: figure,
};

export const rollForwardInput = z.object({
  period: period.optional().describe('All months with postings unless given'),
  account: z.string().optional().describe('One account of the balance sheet: 1200'),
  by: z.enum(dimensions).optional().describe('Splits each account over the whole period'),
  basis: readUnder,
  asOf,
});

export const rollForwardOutput = z.object({
  currency: currency.nullable().describe('null while the books are empty'),
  months: z.array(month),
  since: month
    .nullable()
    .describe('First month of the books: balances begin there, at zero or as an opening entry says'),
  groups: z
    .array(
      z.object({
        group: z.enum(balanceGroups),
        label: z.string(),
        accounts: z.array(z.string()).describe('Accounts with postings, by code'),
        whole: z.object(movement),
      }),
    )
    .describe('Assets in progress, assets, prepaids, accruals and the others, each the sum of its accounts'),
  accounts: z
    .array(
      z.object({
        account: z.string(),
        name: z.string(),
        group: z.enum(balanceGroups),
        kind: z.enum(['asset', 'liability', 'equity']).describe('Assets count debits as +, the others credits'),
        months: z.array(z.object({ month, ...movement })),
        whole: z.object(movement),
        parts: z
          .array(z.object({ value: z.string().nullable().describe('null: not named'), ...movement }))
          .describe('By the dimension asked for, largest closing balance first'),
      }),
    )
    .describe('Accounts of the balance sheet that have postings, by code'),
});

export const breakdownInput = z.object({
  row: z
    .enum([...statementRows, ...adjustments])
    .describe('Row of the statement; stock-compensation and severance where the policy lists them'),
  split: z
    .enum(['account', ...dimensions, ...thingColumns])
    .default('account')
    .describe('account: by function and nature; thing, thing:team …: as the catalog says'),
  view: catalogView.describe('How things are read: as each month was, or all months as it is now'),
  period: period.optional().describe('All months with postings unless given'),
  by: grain.default('month'),
  basis: readUnder,
  scenario,
  asOf,
});

export const breakdownOutput = z.object({
  periods: z.array(z.string()),
  parts: z
    .array(
      z.object({
        value: z.string().nullable().describe('Account code or value of the dimension; null: not named'),
        label: z.string(),
        figures: z.array(figure).describe('One per period, in their order; what raises profit is +'),
      }),
    )
    .describe('Largest first'),
});
