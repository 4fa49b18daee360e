import type { Answer } from '@capwise/contract/registry';
import {
  accountCodes,
  accountOf,
  chartOfAccounts,
  statementRows,
  type Account,
  type PostingSum,
} from '@capwise/domain/books';
import { addMonths, parseMonth } from '@capwise/domain/time';
import { defaultCurrency } from '../company/index.ts';
import { formula, minorFigure } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import { openingAsks, readOpenings } from './opening.ts';
import { prepaidRows, type Amount, type PrepaidRows } from './prepaid-rows.ts';
import { readBooks, tracedUnder, type Reading } from './reading.ts';

type Balance = Answer<'books.balance'>;
type Sheet = NonNullable<Balance['sheet']>;
type Section = Sheet['assets'];
type Row = Section['rows'][number];

const prepaids: readonly string[] = [
  accountCodes.prepaidCommitments,
  accountCodes.prepaidExpenses,
  accountCodes.deferredImplementation,
];

/** `books.balance`: the balance sheet at the end of a month, from an opening entry on. */
export const balance: Handler<'books.balance'> = async ({ month, basis, asOf }, context) => {
  const reading = await readBooks(context, { basis, asOf });
  const { company, currency, lastCharged } = reading;
  const asked = month ?? lastCharged;
  const openings = await readOpenings(company, asOf);
  const missing = missingOf(openings.month, asked);
  const isEmpty = currency === null || asked === null;
  return {
    company: company.name,
    currency,
    basis,
    month: asked,
    opening: openings.month,
    missing: isEmpty ? null : missing,
    asks: isEmpty ? [] : await openingAsks(reading, openings, asked),
    sheet: isEmpty || missing ? null : await sheetOf(reading, asked),
  };
};

/** What stands in the way of a balance sheet; null where nothing does. An opening entry stands at the end of the month before. */
function missingOf(opening: string | null, month: string | null): Balance['missing'] {
  if (opening === null) {
    return {
      reason:
        'No opening entry was recorded: without the balances that the books began with, assets and liabilities are only what moved since.',
      how: 'Record a document of kind "opening" with the balances at the beginning of the first month, account by account: capwise books record opening --document \'{"kind":"opening","what":"Opening balances","month":"2026-01","balances":[{"account":"1000","amount":"250000.00"}]}\'. What they do not balance by becomes opening equity.',
    };
  }
  const first = addMonths(parseMonth(opening), -1).toString();
  if (month === null || month >= first) return null;
  return {
    reason: `The opening entry is that of ${opening}: before it the balances are not known.`,
    how: `Ask for ${first} or a later month, or record an opening entry for an earlier one.`,
  };
}

async function sheetOf(reading: Reading, to: string): Promise<Sheet> {
  const scope: Scope = { reading, to, sums: reading.sums.filter(({ month }) => month <= to) };
  const splits = await prepaidRows(reading, prepaids, to);
  const assets = sectionOf('Assets', assetRows(splits, scope), scope);
  const liabilities = sectionOf('Liabilities', liabilityRows(splits, scope), scope);
  const equity = sectionOf('Equity', equityRows(scope), scope);
  return {
    assets: assets.section,
    liabilities: liabilities.section,
    equity: equity.section,
    check: minorFigure(
      assets.minor - liabilities.minor - equity.minor,
      currencyOf(scope),
      formula('Assets less liabilities and equity', [
        { label: 'Assets', trace: assets.section.total.trace },
        { label: 'Liabilities', sign: -1, trace: liabilities.section.total.trace },
        { label: 'Equity', sign: -1, trace: equity.section.total.trace },
      ]),
    ),
  };
}

type Scope = { readonly reading: Reading; readonly to: string; readonly sums: readonly PostingSum[] };
type Priced = Omit<Row, 'figure'> & Amount;

function sectionOf(
  name: string,
  priced: readonly Priced[],
  scope: Scope,
): { readonly section: Section; readonly minor: bigint } {
  const shown = priced.filter(({ minor }) => minor !== 0n);
  const minor = shown.reduce((total, row) => total + row.minor, 0n);
  const rows = shown.map(({ minor: value, trace, ...row }) => ({
    ...row,
    figure: minorFigure(value, currencyOf(scope), trace),
  }));
  return { minor, section: { rows, total: minorFigure(minor, currencyOf(scope), formula(name, shown)) } };
}

function assetRows(splits: readonly PrepaidRows[], scope: Scope): readonly Priced[] {
  return chartOfAccounts
    .filter(({ kind }) => kind === 'asset')
    .flatMap((account): readonly Priced[] => {
      const split = splits.find((each) => each.account === account.code);
      if (split) return prepaidAssetRows(account, split);
      const row = accountRow(account, 1, scope);
      return isCreditDifference(row) ? [] : [row];
    });
}

function prepaidAssetRows({ code, name }: Account, { within, beyond }: PrepaidRows): readonly Priced[] {
  return [
    { account: code, label: `${name}, within 12 months`, detail: null, ...within },
    { account: code, label: `${name}, beyond 12 months`, detail: null, ...beyond },
  ];
}

/** What was billed below its effective cost is owed, not owned: the difference stands on the side of its sign. */
function isCreditDifference({ account, minor }: Priced): boolean {
  return account === accountCodes.billedEffectiveDifference && minor < 0n;
}

function liabilityRows(splits: readonly PrepaidRows[], scope: Scope): readonly Priced[] {
  const difference = accountRow(accountOf(accountCodes.billedEffectiveDifference), 1, scope);
  return [
    ...chartOfAccounts.filter(({ kind }) => kind === 'liability').map((account) => accountRow(account, -1, scope)),
    ...splits.map(
      ({ account, overdrawn }): Priced => ({
        account: null,
        label: `Accrued liability: ${accountOf(account).name.toLowerCase()} below zero`,
        detail: 'used more than bought in what is loaded',
        ...overdrawn,
      }),
    ),
    ...(isCreditDifference(difference)
      ? [accountRow(accountOf(accountCodes.billedEffectiveDifference), -1, scope)]
      : []),
  ];
}

function equityRows(scope: Scope): readonly Priced[] {
  const { to, reading } = scope;
  const { fiscalStart } = reading.view.cash;
  const { year, month } = parseMonth(to);
  const first = Temporal.PlainYearMonth.from({ year: month >= fiscalStart ? year : year - 1, month: fiscalStart });
  const before = addMonths(first, -1).toString();
  return [
    ...chartOfAccounts.filter(({ kind }) => kind === 'equity').map((account) => accountRow(account, -1, scope)),
    resultRow('Accumulated result of earlier fiscal years', { to: before }, scope),
    resultRow('Result of the fiscal year', { from: first.toString(), to }, scope),
  ];
}

function resultRow(
  label: string,
  span: { readonly from?: string; readonly to: string },
  { sums, reading }: Scope,
): Priced {
  const minor = sums.reduce(
    (total, sum) =>
      accountOf(sum.account).row !== undefined && sum.month <= span.to && sum.month >= (span.from ?? '')
        ? total - sum.minor
        : total,
    0n,
  );
  return {
    account: null,
    label,
    detail: null,
    minor,
    trace: tracedUnder(reading.view, { ...span, rows: [...statementRows] }, -1),
  };
}

function accountRow({ code, name }: Account, sign: 1 | -1, { sums, reading, to }: Scope): Priced {
  const debits = sums.reduce((total, sum) => (sum.account === code ? total + sum.minor : total), 0n);
  return {
    account: code,
    label: name,
    detail: null,
    minor: BigInt(sign) * debits,
    trace: tracedUnder(reading.view, { to, accounts: [code] }, sign),
  };
}

function currencyOf({ reading }: Scope): string {
  return reading.currency ?? defaultCurrency;
}
