import type { Answer, Question } from '@capwise/contract';
import { isFindingKind } from '@capwise/domain/govern';
import { parseFine } from '@capwise/domain/money';
import { counted, shortText } from '../../format/amount.ts';
import type { FindingsSearch } from '../../shell/address.ts';

export type Findings = Answer<'govern.findings'>;
export type Finding = Answer<'govern.finding'>;
export type FindingRow = Findings['findings'][number];
export type FindingKind = FindingRow['kind'];

/** Kinds as a person reads them. */
export const kindNames: Readonly<Record<FindingKind, string>> = {
  'broken-tie': 'Broken tie',
  'ledger-difference': 'Ledger difference',
  'counted-twice': 'Counted twice',
  'negative-prepaid': 'Negative prepaid',
  'unmapped-dollars': 'Unmapped dollars',
  'cost-without-owner': 'Cost without owner',
  'missing-price': 'Missing price',
  'restated-month': 'Restated month',
};

export const sortKeys = ['title', 'amount', 'ebitda', 'cash', 'owner', 'due'] as const;
export type SortKey = (typeof sortKeys)[number];
export type Sort = { readonly by: SortKey; readonly descending: boolean };

/** How the address names findings that nobody decides: an owner cannot be empty. */
export const nobody = '-';

/** The question that an address spells. */
export function questionOf({ state, kind, owner, eye }: FindingsSearch): Question<'govern.findings'> {
  return {
    state: state ?? 'open',
    limit: 5000,
    ...(kind !== undefined && isFindingKind(kind) && { kind }),
    ...(owner === nobody ? { unassigned: true } : owner !== undefined && { owner }),
    ...(eye !== undefined && { eye }),
  };
}

/** The sort that an address spells; without one the findings keep the order of the answer. */
export function readSort(text: string | undefined): Sort | undefined {
  const descending = text?.startsWith('-') ?? false;
  const by = sortKeys.find((key) => key === (descending ? text?.slice(1) : text));
  return by && { by, descending };
}

/** The sort after a press on a column: the other way around if it is sorted by it; dollars begin with the largest. */
export function pressed(sort: Sort | undefined, by: SortKey): string {
  const descending = sort?.by === by ? !sort.descending : by === 'amount' || by === 'cash' || by === 'ebitda';
  return `${descending ? '-' : ''}${by}`;
}

/** The rows in the order of a sort; what says nothing comes last, whichever way it is sorted. */
export function sorted(rows: readonly FindingRow[], sort: Sort | undefined): readonly FindingRow[] {
  if (!sort) return rows;
  const direction = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [valueOf(a, sort.by), valueOf(b, sort.by)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return direction * compared(left, right);
  });
}

function valueOf(row: FindingRow, by: SortKey): bigint | string | null {
  switch (by) {
    case 'title':
    case 'owner':
    case 'due':
      return row[by];
    case 'amount':
    case 'ebitda':
    case 'cash': {
      const { value } = row[by];
      return value === null ? null : magnitude(parseFine(value));
    }
  }
}

function compared(left: bigint | string, right: bigint | string): number {
  if (typeof left === 'string' || typeof right === 'string') {
    return String(left).localeCompare(String(right), 'en', { numeric: true });
  }
  return left === right ? 0 : left < right ? -1 : 1;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** The findings in one sentence: how many are open, and what the largest of them is about. */
export function headlineOf({ counts, findings, currency }: Findings): string {
  const { open, snoozed } = counts;
  const aside = snoozed === 0 ? '' : `; ${snoozed} ${snoozed === 1 ? 'is' : 'are'} snoozed`;
  if (open === 0) return `Nothing needs a decision${aside}.`;
  const needs = `${counted(open, 'finding')} ${open === 1 ? 'needs' : 'need'} a decision${aside}`;
  const largest = findings
    .filter(({ state, amount }) => state === 'open' && amount.unit === currency && amount.value !== null)
    .toSorted((a, b) => -compared(valueOf(a, 'amount') ?? 0n, valueOf(b, 'amount') ?? 0n))[0];
  if (!largest) return `${needs}.`;
  return `${needs}. The largest is about ${shortText(largest.amount.value, largest.amount.unit)}: ${largest.title}.`;
}

/** The findings as rows of a file. */
export function fileRows(rows: readonly FindingRow[]): readonly (readonly (string | null)[])[] {
  return [
    [
      'Id',
      'Kind',
      'State',
      'What',
      'Reason',
      'Dollars',
      'EBITDA',
      'Cash',
      'Unit',
      'Owner',
      'Due',
      'Raised',
      'Comments',
    ],
    ...rows.map((row) => [
      row.id,
      kindNames[row.kind],
      row.state,
      row.title,
      row.reason,
      row.amount.value ?? 'unknown',
      row.ebitda.value ?? 'unknown',
      row.cash.value ?? 'unknown',
      row.amount.unit,
      row.owner,
      row.due,
      row.raisedAt,
      String(row.comments),
    ]),
  ];
}
