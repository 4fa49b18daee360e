import type { CompanyReads, CompanyWrites, FocusTable } from '../../ports/index.ts';
import {
  dayOf,
  decimalOf,
  listedOf,
  recasedIn,
  requiredDay,
  requireOrdered,
  rowsOf,
  textOf,
  type DatasetRow,
  type Listed,
} from './cells.ts';
import { conflictsIn, mergeKept, readKept, type Keeping, type Kept, type TableOutcome } from './kept.ts';

/** The terms of a commitment of a contract, as its dataset gives them. Periods are half-open, in days. */
export type ContractCommitment = Kept & {
  readonly id: string;
  readonly contract: string;
  readonly type: string;
  readonly category: string;
  readonly description: string | null;
  readonly start: string;
  readonly end: string;
  readonly contractStart: string | null;
  readonly contractEnd: string | null;
  readonly cost: string | null;
  readonly currency: string | null;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly status: string | null;
  readonly model: string | null;
  readonly payment: string | null;
  readonly issuer: string | null;
  readonly file: string;
};

const keeping: Keeping<ContractCommitment> = {
  dataset: 'contract-commitment',
  setting: 'focus:contract-commitments',
  placeOf: ({ contract, start }) => ({ subject: contract, month: start.slice(0, 7) }),
  wordsOf: ({ id, contract, type, issuer, start, end, cost, currency, quantity, unit }) => ({
    what: `${type} ${id} of contract ${contract}`,
    vendor: issuer,
    notes: [
      `from ${start} to ${end}`,
      ...(cost === null ? [] : [`${cost} ${currency ?? ''}`.trim()]),
      ...(quantity === null ? [] : [`${quantity} ${unit ?? ''}`.trim()]),
    ],
  }),
};
const needed = [
  'ContractCommitmentId',
  'ContractId',
  'ContractCommitmentType',
  'ContractCommitmentCategory',
  'ContractCommitmentPeriodStart',
  'ContractCommitmentPeriodEnd',
];

const status: Listed = {
  column: 'ContractCommitmentLifecycleStatus',
  allowed: ['Proposed', 'Pending', 'Active', 'Exhausted', 'Expired', 'Canceled', 'Superseded'],
};

/** Keeps the commitments of a table; what was updated last stands. Answers how many say something new. */
export async function keepCommitments(books: CompanyReads & CompanyWrites, table: FocusTable): Promise<TableOutcome> {
  const rows = rowsOf(table, needed);
  const found = rows.map(commitmentOf);
  const remarks = [...recasedIn(rows, status), ...conflictsIn(keeping, found)];
  return { changed: await mergeKept(books, keeping, found), remarks };
}

function commitmentOf(row: DatasetRow): ContractCommitment {
  requireOrdered(row, 'ContractCommitmentPeriodStart', 'ContractCommitmentPeriodEnd');
  requireOrdered(row, 'ContractPeriodStart', 'ContractPeriodEnd');
  return {
    key: JSON.stringify([textOf(row, 'ContractId'), textOf(row, 'ContractCommitmentId')]),
    updated: row.cells['ContractCommitmentLastUpdated'] ?? null,
    id: textOf(row, 'ContractCommitmentId'),
    contract: textOf(row, 'ContractId'),
    type: textOf(row, 'ContractCommitmentType'),
    category: textOf(row, 'ContractCommitmentCategory'),
    description: row.cells['ContractCommitmentDescription'] ?? null,
    start: requiredDay(row, 'ContractCommitmentPeriodStart'),
    end: requiredDay(row, 'ContractCommitmentPeriodEnd'),
    contractStart: dayOf(row, 'ContractPeriodStart'),
    contractEnd: dayOf(row, 'ContractPeriodEnd'),
    cost: decimalOf(row, 'ContractCommitmentCost'),
    currency: row.cells['BillingCurrency'] ?? null,
    quantity: decimalOf(row, 'ContractCommitmentQuantity'),
    unit: row.cells['ContractCommitmentUnit'] ?? null,
    status: listedOf(row, status),
    model: row.cells['ContractCommitmentModel'] ?? null,
    payment: row.cells['ContractCommitmentPaymentModel'] ?? null,
    issuer: row.cells['InvoiceIssuerName'] ?? null,
    file: row.file,
  };
}

/** The commitments that are known, or were at a moment, those that end first before others. */
export async function readCommitments(books: CompanyReads, asOf?: string): Promise<readonly ContractCommitment[]> {
  const known = await readKept(books, keeping, asOf);
  return known.toSorted((left, right) => compare(left.end, right.end) || compare(left.key, right.key));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
