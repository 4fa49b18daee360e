import type { Trace } from '@capwise/contract/operation';
import { vendorKey } from '@capwise/domain/sources/tie-out';
import { readDocuments, type Registered } from '../../books/documents/register.ts';
import { formula } from '../../figure/index.ts';
import type { CompanyReads, DimensionSum } from '../../ports/index.ts';

/** Rows of the statement that are cost before amortization: what two sources may both have. */
export const costRows = [
  'cost-of-revenue',
  'research-and-development',
  'sales-and-marketing',
  'general-and-administrative',
  'unassigned',
] as const;

/** Cost of a document in a month in which bills of its vendor post cost too: counted beside them until one is taken back. */
export type Beside = {
  readonly document: Registered;
  readonly month: string;
  /** The vendor as its bills of the month spell it, the first spelling first. */
  readonly vendors: readonly string[];
  /** Cost of the document, and of the bills, in minor units, debit +. */
  readonly own: readonly DimensionSum[];
  readonly billed: readonly DimensionSum[];
};

type Span = { readonly from?: string; readonly to: string; readonly asOf?: string | undefined };

/** What stands beside bills in a span of months, the oldest month first. */
export async function readBesideBills(books: CompanyReads, { asOf, ...span }: Span): Promise<readonly Beside[]> {
  const filter = { scenario: 'actual', rows: [...costRows], ...span };
  const sums = await books.sumsBy(filter, ['producer', 'vendor', 'document'], asOf);
  if (!sums.some(isOfDocument) || !sums.some(isOfBills)) return [];
  return besideBills(await readDocuments(books, asOf), sums);
}

/** The same of sums that are read: by source, vendor and document at least. */
export function besideBills(documents: readonly Registered[], sums: readonly DimensionSum[]): readonly Beside[] {
  const known = new Map(documents.filter(isCounted).map((document) => [document.id, document]));
  const billed = Map.groupBy(sums.filter(isOfBills), monthKey);
  const own = Map.groupBy(sums.filter(isOfDocument), (sum) => JSON.stringify([monthKey(sum), sum.values['document']]));
  return [...own.values()]
    .flatMap((members): readonly Beside[] => {
      const [first] = members;
      const document = known.get(first?.values['document'] ?? '');
      const bills = first && billed.get(monthKey(first));
      if (!first || !document || !bills || minorOf(members) === 0n || minorOf(bills) === 0n) return [];
      const vendors = [...new Set(bills.map(({ values }) => values['vendor'] ?? ''))];
      return [{ document, month: first.month, vendors, own: members, billed: bills }];
    })
    .toSorted((left, right) => (left.month < right.month ? -1 : left.month > right.month ? 1 : 0));
}

/** Dollars that both have: the smaller of the two, 0 where one is a credit and the other none. In minor units, debit +. */
export function commonMinor({ own, billed }: Pick<Beside, 'own' | 'billed'>): bigint {
  const [left, right] = [minorOf(own), minorOf(billed)];
  if (left > 0n !== right > 0n) return 0n;
  return left > 0n === left < right ? left : right;
}

export function minorOf(sums: readonly DimensionSum[]): bigint {
  return sums.reduce((total, { minor }) => total + minor, 0n);
}

/** One trace, or a sum of several. */
export function sumTrace(name: string, parts: readonly { readonly label: string; readonly trace: Trace }[]): Trace {
  const [only] = parts;
  return only && parts.length === 1 ? only.trace : formula(name, parts);
}

function monthKey({ month, values }: DimensionSum): string {
  return JSON.stringify([month, vendorKey(values['vendor'] ?? '')]);
}

function isOfBills({ values }: DimensionSum): boolean {
  return values['producer'] === 'bills' && isNamed(values['vendor']);
}

function isOfDocument({ values }: DimensionSum): boolean {
  return values['producer'] !== 'bills' && isNamed(values['vendor']) && (values['document'] ?? '') !== '';
}

function isNamed(vendor: string | null | undefined): boolean {
  return vendorKey(vendor ?? '') !== '';
}

function isCounted({ stored }: Registered): boolean {
  return stored.withdrawn === null && !quiet.has(stored.document.kind);
}

/** Documents that are about a bill and are made to stand beside it. */
const quiet: ReadonlySet<string> = new Set([
  'accrual',
  'vendor-invoice',
  'incentive',
  'shortfall',
  'correction',
  'chargeback',
]);
