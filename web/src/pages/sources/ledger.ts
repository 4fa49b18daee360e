import type { Answer } from '@capwise/contract';
import { counted } from '../../format/amount.ts';
import { longPeriodLabel } from '../../format/period.ts';

export type Tie = Answer<'sources.tieOut'>;
export type TieRow = Tie['rows'][number];

/** The headline: how much of the ledger the books tie to. */
export function ledgerSentence({ month, months, tied, accounts }: Tie): string {
  if (month === null) return 'No trial balance was read: the books stand beside no ledger yet.';
  if (months.length > 0 && !months.includes(month)) return `No trial balance was read of ${longPeriodLabel(month)}.`;
  if (accounts === 0) return `No account of the trial balance of ${longPeriodLabel(month)} is mapped to one of ours.`;
  const verb = accounts === 1 ? 'ties' : 'tie';
  return `${tied} of ${counted(accounts, 'account')} ${verb} at the end of ${longPeriodLabel(month)}, to the cent.`;
}

/** What is compared with nothing, or counted twice. */
export function ledgerFacts({ apart, unmapped, overlaps, rows }: Tie): readonly (string | null)[] {
  const open = rows.filter(({ cause }) => cause.kind === 'unexplained').length;
  const twice = overlaps.filter((one) => one.counted === 'twice').length;
  return [
    open > 0 ? `${counted(open, 'difference')} not explained` : null,
    apart > 0 ? `${counted(apart, 'account')} of ours in no account of the ledger` : null,
    unmapped.length > 0 ? `${counted(unmapped.length, 'account')} of the ledger not mapped` : null,
    twice > 0 ? `${counted(twice, 'cost')} counted twice` : null,
  ];
}

export const tieColumns = ['account', 'owner', 'ours', 'ledger', 'difference', 'age'] as const;
export type TieColumn = (typeof tieColumns)[number];
export type TieSort = { readonly by: TieColumn; readonly descending: boolean };

export const ownerWords: Readonly<Record<TieRow['owner'], string>> = {
  bills: 'Bills',
  payroll: 'Payroll',
  contracts: 'Contracts',
  assets: 'Assets',
  ledger: 'Ledger alone',
};

/** What a column header does when it is pressed: amounts begin with the largest, a second time turns it around. */
export function pressedTie(sort: TieSort | undefined, by: TieColumn): TieSort {
  if (sort?.by === by) return { by, descending: !sort.descending };
  return { by, descending: by !== 'account' && by !== 'owner' };
}

/** Rows by a column, amounts by their size; as they were answered while none was chosen. */
export function sortedTie(rows: readonly TieRow[], sort: TieSort | undefined): readonly TieRow[] {
  if (!sort) return rows;
  const turn = sort.descending ? -1 : 1;
  return rows.toSorted((left, right) => turn * compare(left, right, sort.by));
}

function compare(left: TieRow, right: TieRow, by: TieColumn): number {
  switch (by) {
    case 'account':
      return codesText(left).localeCompare(codesText(right));
    case 'owner':
      return ownerWords[left.owner].localeCompare(ownerWords[right.owner]);
    case 'age':
      return left.age - right.age;
    default:
      return sizeOf(left[by]?.value) - sizeOf(right[by]?.value);
  }
}

function sizeOf(value: string | null | undefined): number {
  return Math.abs(Number(value ?? 0));
}

/** Codes of ours that a row is about. */
export function codesText({ accounts }: TieRow): string {
  return accounts.map(({ code }) => code).join(' + ');
}

/** The table as rows of a file. */
export function tieCsv(rows: readonly TieRow[]): readonly (readonly string[])[] {
  return [
    ['accounts', 'names', 'owner', 'ledger accounts', 'ours', 'ledger', 'difference', 'since', 'age', 'cause'],
    ...rows.map((row) => [
      codesText(row),
      row.accounts.map(({ name }) => name).join(' + '),
      row.owner,
      row.theirs.map(({ account }) => account).join(' + '),
      row.ours.value ?? '',
      row.ledger?.value ?? '',
      row.difference?.value ?? '',
      row.since ?? '',
      String(row.age),
      row.cause.words,
    ]),
  ];
}
