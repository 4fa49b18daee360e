import { money, moneyText } from '@capwise/domain/money';
import { readAccountMap, type AccountMap } from '../ledger/account-map.ts';
import { imbalanceOf, ledgerBatch, readLedger, type StoredBalance } from '../ledger/trial-balance.ts';
import { listed, moneyCell, neededCell, wordsCell, wrongCell } from './row-cells.ts';
import type { Table, TableColumn, TableRow } from './table.ts';

const columns: readonly TableColumn[] = [
  { name: 'account', required: true, type: 'text', about: 'Code of the account in your ledger', example: '641000' },
  { name: 'name', required: false, type: 'text', about: 'What it is called there', example: 'Cloud hosting' },
  {
    name: 'month',
    required: true,
    type: 'month',
    about: 'The month at whose end the balance stands',
    example: '2026-01',
  },
  {
    name: 'balance',
    required: false,
    type: 'decimal',
    about:
      'Balance at the end of the month: debit +, credit −. Results since the start of the fiscal year. Or debit and credit',
    example: '84210.55',
  },
  { name: 'debit', required: false, type: 'decimal', about: 'Debit balance, in place of balance', example: '84210.55' },
  { name: 'credit', required: false, type: 'decimal', about: 'Credit balance, in place of balance', example: '0' },
  { name: 'entity', required: false, type: 'text', about: 'Legal entity, if there are several', example: 'main' },
  {
    name: 'cost_center',
    required: false,
    type: 'text',
    about: 'Cost center, if balances are by it',
    example: 'Platform',
  },
  {
    name: 'currency',
    required: false,
    type: 'currency',
    about: 'Currency of the balance: that of the books, which it is taken to be where it is empty',
    example: 'USD',
  },
];

/** Trial balances: control totals of the company's ledger. They post nothing. */
export const trialBalance: Table = {
  kind: 'trial-balance',
  title: 'Trial balance',
  about:
    'Balances of your general ledger at the ends of months. They are control totals: the books are tied out to them account by ' +
    'account, and nothing is posted. A file replaces the months of each entity that it holds, as a whole.',
  columns,
  record: async (rows, { books, file, currency }) => {
    const balances = rows.map((row) => ({ row, stored: balanceOf(row, { file, currency }) }));
    requireOnce(balances);
    const map = await readAccountMap(books);
    const kept = Map.groupBy(await readLedger(books, { currency, map }), placeOf);
    const notes: string[] = [];
    let unchanged = 0;
    for (const [place, members] of Map.groupBy(balances, ({ stored }) => placeOf(stored))) {
      const stored = members.map((member) => member.stored);
      const before = new Set((kept.get(place) ?? []).map(contentOf));
      const same = stored.filter((one) => before.has(contentOf(one))).length;
      unchanged += same;
      if (same < stored.length || before.size > stored.length) await books.record(ledgerBatch(stored, currency));
      notes.push(...imbalanceNote(stored, { currency, map }));
    }
    const unmapped = unmappedNote(
      balances.map(({ stored }) => stored),
      map,
    );
    return { recorded: rows.length - unchanged, unchanged, notes: listed([...unmapped, ...notes]) };
  },
};

type Placed = { readonly row: TableRow; readonly stored: StoredBalance };

function balanceOf(
  row: TableRow,
  { file, currency }: { readonly file: string; readonly currency: string },
): StoredBalance {
  const given = row.cells['currency'] ?? currency;
  if (given !== currency) {
    throw wrongCell(row, 'currency', `the books are kept in ${currency}: give the trial balance in ${currency}`);
  }
  return {
    account: wordsCell(row, 'account') ?? '',
    name: wordsCell(row, 'name'),
    month: neededCell(row, 'month'),
    entity: wordsCell(row, 'entity') ?? 'main',
    costCenter: wordsCell(row, 'cost_center'),
    balance: moneyText(money(signedMinor(row, currency), currency)),
    sided: (row.cells['debit'] ?? row.cells['credit'] ?? null) !== null,
    file,
    row: row.row,
  };
}

/** Debit less credit, or the balance that says the same; both are refused, and none. */
function signedMinor(row: TableRow, currency: string): bigint {
  const minorOf = (column: string): bigint | null =>
    (row.cells[column] ?? null) === null ? null : moneyCell(row, column, currency).minor;
  const [balance, debit, credit] = [minorOf('balance'), minorOf('debit'), minorOf('credit')];
  const sides = debit === null && credit === null ? null : (debit ?? 0n) - (credit ?? 0n);
  if (balance === null && sides === null) throw wrongCell(row, 'balance', 'give a balance, or a debit or credit');
  if (balance !== null && sides !== null && balance !== sides) {
    throw wrongCell(row, 'balance', `debit less credit is ${moneyText(money(sides, currency))}: give one of the two`);
  }
  return balance ?? sides ?? 0n;
}

function placeOf({ entity, month }: StoredBalance): string {
  return JSON.stringify([entity, month]);
}

function contentOf({ account, costCenter, balance, sided, name }: StoredBalance): string {
  return JSON.stringify([account, costCenter, balance, sided, name]);
}

function requireOnce(placed: readonly Placed[]): void {
  const keyOf = ({ stored }: Placed): string =>
    JSON.stringify([stored.entity, stored.month, stored.account, stored.costCenter]);
  for (const [first, second] of Map.groupBy(placed, keyOf).values()) {
    if (!first || !second) continue;
    throw wrongCell(
      second.row,
      'account',
      `row ${first.row.row} gives its ${second.stored.month} already: keep one of them`,
    );
  }
}

/** Part of a ledger is a common export: it is taken, and said. */
function imbalanceNote(
  balances: readonly StoredBalance[],
  question: { readonly currency: string; readonly map: AccountMap },
): readonly string[] {
  const [first] = balances;
  const found = imbalanceOf(balances, question);
  if (!first || !found) return [];
  const of = first.entity === 'main' ? first.month : `${first.month} of ${first.entity}`;
  const { amount, side } = found;
  return [
    `the accounts of ${of} do not balance: ${amount} ${question.currency} of ${side} has no other side in the file`,
  ];
}

/** Accounts that nothing maps are kept: what stands on them is compared with nothing until somebody maps them. */
function unmappedNote(balances: readonly StoredBalance[], map: AccountMap): readonly string[] {
  const unmapped = new Set(
    balances.filter(({ account, month }) => map.of(account, month) === null).map(({ account }) => account),
  );
  if (unmapped.size === 0) return [];
  const [first, ...others] = unmapped;
  const named = others.length === 0 ? `account ${first} is` : `accounts ${first} and ${others.length} more are`;
  return [`${named} not mapped: "capwise sources accounts" lists what stands on them`];
}
