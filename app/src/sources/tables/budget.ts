import { accountOf, isBudgeted, type AccountCode } from '@capwise/domain/books';
import { money, moneyText, parseMoney } from '@capwise/domain/money';
import type { CompanyReads } from '../../ports/index.ts';
import { budgetBatch, readBudget, type StoredBudget } from '../budget-lines.ts';
import { readAccountMap, type AccountMap } from '../ledger/account-map.ts';
import { budgetColumns } from './budget-columns.ts';
import { tallBudget } from './budget-wide.ts';
import { listed, moneyCell, neededCell, wordsCell, wrongCell } from './row-cells.ts';
import type { Table, TableRow } from './table.ts';

/** The budget: what is planned by account, cost center and month, with the amortization that the books promise already. */
export const budget: Table = {
  kind: 'budget',
  title: 'Budget',
  about:
    'What is planned by account, cost center and month: the plan of record, which actual figures are compared with. A file takes ' +
    'the place of the months that it gives, as a whole; closed months too, since a plan is no record of what happened. ' +
    'Amortization of the assets in the books is added for accounts of amortization that the file does not give. A file with a ' +
    'column for each month, 2026-01 and so on, in place of month and amount is read too.',
  columns: budgetColumns,
  tall: tallBudget,
  record: async (rows, { books, file, currency }) => {
    const map = await readAccountMap(books);
    const planned = rows.map((row) => ({ row, stored: budgetOf(row, { file, currency, map }) }));
    requireOnce(planned);
    const known = await readBudget(books);
    const kept = Map.groupBy(known, ({ month }) => month);
    const byMonth = Map.groupBy(
      planned.map(({ stored }) => stored),
      ({ month }) => month,
    );
    const tails = await tailsOf(books, [...byMonth.keys()].sort(), currency);
    const added: StoredBudget[] = [];
    let unchanged = 0;
    for (const [month, given] of byMonth) {
      const accounts = new Set(given.map(({ account }) => account));
      const tail = tails.filter((one) => one.month === month && !accounts.has(one.account));
      added.push(...tail);
      const whole = [...given, ...tail];
      const before = new Set((kept.get(month) ?? []).map(contentOf));
      unchanged += given.filter((one) => before.has(contentOf(one))).length;
      if (whole.length !== before.size || whole.some((one) => !before.has(contentOf(one)))) {
        await books.record(budgetBatch(month, whole, currency));
      }
    }
    const notes = [
      ...tails.filter((one) => !added.includes(one)).map(({ account }) => overlapNote(account)),
      ...tailNote(added, currency),
      ...replacedNotes(known, byMonth),
    ];
    return { recorded: rows.length - unchanged, unchanged, notes: listed([...new Set(notes)]) };
  },
};

type Placed = { readonly row: TableRow; readonly stored: StoredBudget };
type Place = { readonly file: string; readonly currency: string; readonly map: AccountMap };

function budgetOf(row: TableRow, { file, currency, map }: Place): StoredBudget {
  const given = row.cells['currency'] ?? currency;
  if (given !== currency) {
    throw wrongCell(row, 'currency', `the books are kept in ${currency}: give the budget in ${currency}`);
  }
  const amount = moneyCell(row, 'amount', currency);
  return {
    account: accountCell(row, map),
    month: neededCell(row, 'month'),
    amount: moneyText(amount),
    costCenter: wordsCell(row, 'cost_center'),
    team: wordsCell(row, 'team'),
    product: wordsCell(row, 'product'),
    vendor: wordsCell(row, 'vendor'),
    version: wordsCell(row, 'version'),
    from: { kind: 'file', file, row: row.row, account: neededCell(row, 'account') },
  };
}

function accountCell(row: TableRow, map: AccountMap): AccountCode {
  const ours = map.of(neededCell(row, 'account'));
  if (ours === null) {
    throw wrongCell(
      row,
      'account',
      'no account of Capwise is known for it: read an account map first, or give our code',
    );
  }
  const [only, ...others] = ours.filter(isBudgeted);
  if (only === undefined) {
    const names = ours.map((code) => accountOf(code).name).join(', ');
    throw wrongCell(row, 'account', `${names} is a balance: a budget is of revenue and cost`);
  }
  if (others.length > 0) throw wrongCell(row, 'account', `it is ${ours.join(' and ')} in Capwise: give one of them`);
  return only;
}

function requireOnce(planned: readonly Placed[]): void {
  for (const [first, second] of Map.groupBy(planned, ({ stored }) => keyOf(stored)).values()) {
    if (!first || !second) continue;
    throw wrongCell(
      second.row,
      'account',
      `row ${first.row.row} plans its ${second.stored.month} already: keep one of them`,
    );
  }
}

function keyOf({ account, month, costCenter, team, product, vendor }: StoredBudget): string {
  return JSON.stringify([account, month, costCenter, team, product, vendor]);
}

function contentOf({ account, amount, costCenter, team, product, vendor, version, from }: StoredBudget): string {
  const source = from.kind === 'tail' ? from.asset : 'file';
  return JSON.stringify([account, amount, costCenter, team, product, vendor, version, from.kind, source]);
}

/** Amortization that the books hold for the planned months already, by asset. */
async function tailsOf(
  books: CompanyReads,
  months: readonly string[],
  currency: string,
): Promise<readonly StoredBudget[]> {
  const [from, to] = [months[0], months.at(-1)];
  if (from === undefined || to === undefined) return [];
  const sums = await books.sumsBy({ scenario: 'actual', rows: ['amortization'], from, to }, ['asset']);
  return sums
    .filter(({ minor }) => minor !== 0n)
    .map(({ account, month, minor, values }) => ({
      account,
      month,
      amount: moneyText(money(minor, currency)),
      costCenter: null,
      team: null,
      product: null,
      vendor: null,
      version: null,
      from: { kind: 'tail', asset: values.asset ?? null },
    }));
}

function overlapNote(account: AccountCode): string {
  return `the file plans ${account} ${accountOf(account).name}: the amortization of the assets in the books is not added to it`;
}

function tailNote(added: readonly StoredBudget[], currency: string): readonly string[] {
  const assets = new Set(added.map(({ from }) => (from.kind === 'tail' ? from.asset : null)));
  const minor = added.reduce((sum, { amount }) => sum + parseMoney(amount, currency).minor, 0n);
  return added.length === 0
    ? []
    : [
        `${moneyText(money(minor, currency))} ${currency} of amortization that ${assets.size === 1 ? 'one asset' : `${assets.size} assets`} of the books will charge is part of the budget`,
      ];
}

/** What an earlier file planned and this one does not: taken back in its months, kept in others. */
function replacedNotes(
  known: readonly StoredBudget[],
  byMonth: ReadonlyMap<string, readonly StoredBudget[]>,
): readonly string[] {
  const earlier = known.filter(({ from }) => from.kind === 'file');
  const given = new Set([...byMonth.values()].flat().map(keyOf));
  const gone = earlier.filter((one) => byMonth.has(one.month) && !given.has(keyOf(one))).length;
  const others = new Set(earlier.map(({ month }) => month).filter((month) => !byMonth.has(month)));
  const [first, last] = [[...others].sort()[0], [...others].sort().at(-1)];
  return [
    ...(gone === 0
      ? []
      : [
          `${gone === 1 ? 'one amount' : `${gone} amounts`} that an earlier file planned in these months were taken back`,
        ]),
    ...(first === undefined
      ? []
      : [`months that the file does not give stay as they were planned: ${others.size} from ${first} to ${last}`]),
  ];
}
