import { Refusal } from '@capwise/domain';
import type { AccountCode } from '@capwise/domain/books';
import {
  accountKey,
  accountText,
  entryKey,
  mapBatch,
  ownAccounts,
  readAccountMap,
  sharedAccount,
  type MappedAccount,
} from '../ledger/account-map.ts';
import { choiceCell, neededCell, wordsCell, wrongCell } from './row-cells.ts';
import type { Table, TableColumn, TableRow } from './table.ts';

const columns: readonly TableColumn[] = [
  {
    name: 'account',
    required: true,
    type: 'text',
    about: 'Code of an account of your own ledger, as its trial balance writes it',
    example: '641000',
  },
  { name: 'name', required: false, type: 'text', about: 'What it is called there', example: 'Cloud hosting' },
  {
    name: 'capwise_account',
    required: true,
    type: 'text',
    about:
      'The account of Capwise that it is; several with commas where your ledger keeps as one what Capwise keeps apart',
    example: '6120',
  },
  {
    name: 'from_month',
    required: false,
    type: 'month',
    about: 'The first month that the row holds for; without it, for all months before the next row of the account',
    example: '2026-01',
  },
  {
    name: 'plus',
    required: false,
    type: 'text',
    about: 'debit or credit: the side that your ledger writes as + where it gives a balance; debit unless given',
    example: 'debit',
  },
  {
    name: 'notes',
    required: false,
    type: 'text',
    about: 'Why it is so, for those who read the map',
    example: 'Renumbered in January',
  },
];

const sides = ['debit', 'credit'] as const;

/** The map of the company's own accounts to ours. It posts nothing. */
export const accountMap: Table = {
  kind: 'account-map',
  title: 'Account map',
  about:
    'Which account of Capwise each account of your own ledger is. Trial balances and budgets are read by it. A row replaces ' +
    'what was known of its account from its month on; accounts and months that the file does not name stay as they are. ' +
    '"capwise sources accounts" lists the accounts of Capwise.',
  columns,
  record: async (rows, { books, file }) => {
    const given = rows.map((row) => ({ row, mapped: mappedOf(row, file) }));
    requireOnce(given);
    const kept = (await readAccountMap(books)).entries;
    const before = new Map(kept.map((one) => [entryKey(one), one]));
    const after = new Map([...before, ...given.map(({ mapped }) => [entryKey(mapped), mapped] as const)]);
    requireSound(given, [...after.values()]);
    const fresh = given.filter(({ mapped }) => !isSame(before.get(entryKey(mapped)), mapped));
    const touched = new Set(fresh.map(({ mapped }) => accountKey(mapped.account)));
    for (const [key, entries] of Map.groupBy(after.values(), ({ account }) => accountKey(account))) {
      if (touched.has(key)) await books.record(mapBatch(entries));
    }
    return { recorded: fresh.length, unchanged: rows.length - fresh.length, notes: [] };
  },
};

type Given = { readonly row: TableRow; readonly mapped: MappedAccount };

function mappedOf(row: TableRow, file: string): MappedAccount {
  return {
    account: wordsCell(row, 'account') ?? '',
    name: wordsCell(row, 'name'),
    ours: codesCell(row),
    from: row.cells['from_month'] ?? null,
    plus: choiceCell(row, 'plus', sides) ?? 'debit',
    notes: wordsCell(row, 'notes'),
    file,
    row: row.row,
  };
}

function codesCell(row: TableRow): readonly AccountCode[] {
  try {
    return ownAccounts(neededCell(row, 'capwise_account'));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw wrongCell(row, 'capwise_account', 'give codes that "capwise sources accounts" lists, as 6120');
  }
}

function isSame(before: MappedAccount | undefined, mapped: MappedAccount): boolean {
  const contentOf = ({ name, ours, plus, notes }: MappedAccount): string => JSON.stringify([name, ours, plus, notes]);
  return before !== undefined && contentOf(before) === contentOf(mapped);
}

function requireOnce(given: readonly Given[]): void {
  for (const [first, second] of Map.groupBy(given, ({ mapped }) => entryKey(mapped)).values()) {
    if (!first || !second) continue;
    throw wrongCell(second.row, 'account', `row ${first.row.row} maps it from the same month on: keep one of them`);
  }
}

function requireSound(given: readonly Given[], all: readonly MappedAccount[]): void {
  const shared = sharedAccount(all);
  if (!shared) return;
  const wrong = given.findLast(({ mapped }) => mapped.ours.includes(shared.code));
  if (!wrong) return;
  const other = shared.accounts.find((account) => accountKey(account) !== accountKey(wrong.mapped.account));
  throw wrongCell(
    wrong.row,
    'capwise_account',
    `${accountText(shared.code)} belongs to account ${other} with other accounts beside it: give both the same list, or take it out of one`,
  );
}
