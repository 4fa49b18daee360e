import { z } from 'zod';
import { asOf, figure, month, operation } from '../operation/index.ts';

const owner = z
  .enum(['bills', 'payroll', 'contracts', 'assets', 'ledger'])
  .describe('Where its amounts come from; ledger: your general ledger alone speaks of it');

const theirs = z.array(z.object({ account: z.string(), name: z.string().nullable() }));

const mapping = z.object({
  account: z.string(),
  name: z.string().nullable(),
  from: month.nullable().describe('The first month that it holds for; null: from the beginning'),
  plus: z.enum(['debit', 'credit']).describe('The side that the ledger writes as +, where it gives a balance'),
  notes: z.string().nullable(),
});

const unmapped = z.array(z.object({ account: z.string(), name: z.string().nullable(), balance: figure }));

const tieRow = z.object({
  accounts: z
    .array(z.object({ code: z.string(), name: z.string() }))
    .describe('Ours; several that the ledger keeps as one'),
  owner,
  theirs: theirs.describe('Accounts of the ledger that stand against them'),
  ours: figure.describe('Debit +. Balances since ever, results since the start of the fiscal year'),
  ledger: figure.nullable().describe('What the trial balance says; null: it has no such account'),
  difference: figure.nullable().describe('Ours less the ledger'),
  since: month.nullable().describe('The first month without a break in which they differ'),
  age: z.number().int().describe('Trial balances from that month on'),
  cause: z.object({
    kind: z.enum([
      'tied',
      'ledger-owned',
      'not-in-ledger',
      'rounding',
      'unmapped-account',
      'nothing-read',
      'months-not-read',
      'vendor-month',
      'other-account',
      'other-side',
      'opening',
      'unexplained',
    ]),
    words: z.string(),
  }),
  arisen: z.array(z.object({ month, figure })).describe('The pieces of the difference by the month in which each came'),
  months: z
    .array(z.object({ month, ours: figure, ledger: figure.nullable(), difference: figure.nullable() }))
    .describe('The same month by month, where `from` asks for it'),
  sources: z
    .array(z.object({ source: z.string(), figure }))
    .describe('What each source has on the accounts. The trial balance is none of them: nothing of it is posted'),
});

/** The general ledger: its accounts, its trial balances, and the books beside them. */
export const ledgerOperations = {
  'sources.tieOut': operation('sources.tieOut', {
    input: z.object({
      month: month.optional().describe('The last month of a trial balance unless given'),
      from: month.optional().describe('Lists each account month by month too, from here on'),
      only: z.enum(['all', 'differences']).default('all'),
      asOf,
    }),
    output: z.object({
      month: month.nullable().describe('null: no trial balance was read'),
      currency: z.string(),
      tied: z.number().int().describe('Accounts that tie to the cent'),
      accounts: z.number().int().describe('Accounts that Capwise has a source for and the ledger speaks of'),
      apart: z.number().int().describe('Accounts with amounts of ours that stand in no account of the ledger'),
      rows: z.array(tieRow).describe('The largest difference first; what the ledger alone owns last'),
      unmapped: unmapped.describe('Accounts of the ledger that the map does not know: they are compared with nothing'),
      overlaps: z
        .array(
          z.object({
            document: z.string().describe('Id of the contract or document'),
            what: z.string(),
            vendor: z.string().nullable(),
            amount: figure.describe('Of the month, as the contract or document says'),
            source: z.enum(['payroll', 'bills']).describe('The source that has the same cost'),
            counted: z.enum(['once', 'twice']),
            accounts: z.array(z.string()).describe('Codes of the accounts that it is counted on'),
            posted: figure
              .nullable()
              .describe(
                'What that source posted on them in the month for its commitment, else its vendor or cost center; null: nothing',
              ),
            control: figure
              .nullable()
              .describe('What the trial balance moved on them in the month, a control total; null: it does not tell'),
            words: z.string(),
          }),
        )
        .describe('Cost of the month that two sources speak of'),
      months: z.array(month).describe('Months of which a trial balance was read'),
    }),
    errors: [],
    examples: [
      { title: 'The books beside the last trial balance', input: {} },
      { title: 'Only what differs, month by month', input: { only: 'differences', from: '2026-01' } },
    ],
    commandLine: { words: 'month' },
  }),
  'sources.accounts': operation('sources.accounts', {
    input: z.object({ asOf }),
    output: z.object({
      accounts: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          kind: z.enum(['asset', 'liability', 'equity', 'income', 'expense']),
          owner,
          theirs: z.array(mapping).describe('Accounts of the ledger that it is, as the map says month by month'),
        }),
      ),
      unmapped: z
        .array(
          z.object({
            account: z.string(),
            name: z.string().nullable(),
            balance: figure.describe('In the last trial balance that has it'),
            month,
            suggested: z.string().nullable().describe('Code of the account of ours whose name is nearest'),
          }),
        )
        .describe('Accounts of the ledger that the map does not know, the largest first'),
    }),
    errors: [],
    examples: [{ title: 'Accounts, owners and the map', input: {} }],
  }),
  'sources.mapAccount': operation('sources.mapAccount', {
    input: z.object({
      account: z.string().min(1).max(200).describe('An account of your own ledger, as its trial balance writes it'),
      ours: z
        .string()
        .max(200)
        .describe('The account of Capwise that it is, as 6120; several with commas; empty takes it back'),
      from: month.optional().describe('The first month that it holds for; without it, that of its last row of the map'),
    }),
    output: z.object({
      account: z.string(),
      ours: z.array(z.string()),
      from: month.nullable(),
      before: z
        .array(z.string())
        .describe('What it was mapped to before: mapping it to that again, from the same month, undoes it'),
    }),
    errors: ['UNKNOWN_ACCOUNT', 'ACCOUNT_SHARED'],
    examples: [],
    commandLine: { words: 'account' },
  }),
};
