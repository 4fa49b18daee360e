import type { Answer } from '@capwise/contract/registry';
import type { Figure } from '@capwise/contract/operation';
import type { AccountCode } from '@capwise/domain/books';
import { parseMoney } from '@capwise/domain/money';
import { vendorKey } from '@capwise/domain/sources/tie-out';
import { addMonths, parseMonth } from '@capwise/domain/time';
import { vendorOf } from '../../books/documents/document.ts';
import { readDocuments, type Registered } from '../../books/documents/register.ts';
import { minorFigure, postingsTrace } from '../../figure/index.ts';
import type { CompanyReads, DimensionSum } from '../../ports/index.ts';
import { besideBills, costRows, minorOf, sumTrace, type Beside } from './beside-bills.ts';
import { controlOf, groupAccounts } from './control.ts';
import type { LedgerTie } from './tie-out.ts';

type Overlap = Answer<'sources.tieOut'>['overlaps'][number];

type Scope = {
  readonly month: string;
  readonly asOf: string | undefined;
  readonly currency: string;
  /** null: there is no trial balance of the month. */
  readonly tie: LedgerTie | null;
};

type Known = Scope & {
  /** Cost of the month by source, vendor, commitment, cost center and document. */
  readonly sums: readonly DimensionSum[];
};

/**
 * Cost of a month that two sources speak of: contracts that say that they are paid through another source are counted there
 * alone; an expense for a vendor whose bill of the month is loaded is counted beside it until somebody takes one back. What
 * the trial balance moved on the same accounts stands beside both as a control total.
 */
export async function overlapsOf(books: CompanyReads, scope: Scope): Promise<Overlap[]> {
  const { month, asOf } = scope;
  const filter = { scenario: 'actual', rows: [...costRows], from: month, to: month };
  const [registered, sums] = await Promise.all([
    readDocuments(books, asOf),
    books.sumsBy(filter, ['producer', 'vendor', 'commitment', 'costCenter', 'document'], asOf),
  ]);
  const documents = registered.filter(({ stored }) => stored.withdrawn === null);
  const known = { ...scope, sums };
  return [
    ...documents.flatMap((one) => throughOther(one, known)),
    ...besideBills(documents, sums).map((one) => besideBill(one, known)),
  ];
}

function throughOther({ id, stored, lines }: Registered, scope: Known): readonly Overlap[] {
  const { document } = stored;
  const { month } = scope;
  if (document.kind !== 'purchase-obligation') return [];
  if (document.through === undefined || document.through === 'invoice') return [];
  const last = addMonths(parseMonth(document.month), document.repeats - 1).toString();
  if (month < document.month || month > last) return [];
  const source = document.through;
  const vendor = vendorOf(document);
  const amount = minorFigure(parseMoney(document.amount, scope.currency).minor, scope.currency, {
    kind: 'item',
    id: `line:${lines[0]?.id ?? ''}:1:${document.repeats}`,
  });
  return [
    {
      document: id,
      what: document.what,
      vendor,
      amount,
      source,
      counted: 'once',
      ...countedOn(countedBy(document, source, scope), scope),
      words: `it comes with the ${source === 'bills' ? 'bill' : 'payroll'} and is counted there; the contract posts nothing`,
    },
  ];
}

type Obligation = Extract<Registered['stored']['document'], { readonly kind: 'purchase-obligation' }>;

type Counted = {
  readonly source: 'payroll' | 'bills';
  /** What its cost is known by; null: nothing tells it from the rest of the source. */
  readonly by: { readonly dimension: string; readonly values: readonly string[] } | null;
};

/** What the cost of a contract is known by in its source: its commitment, else its vendor; its cost center in the payroll. */
function countedBy(document: Obligation, source: Counted['source'], { sums }: Known): Counted {
  const { vendor, commitment, costCenter } = document;
  const by = (dimension: string, values: readonly string[]): Counted => ({ source, by: { dimension, values } });
  if (source === 'payroll') return costCenter === undefined ? { source, by: null } : by('costCenter', [costCenter]);
  const own = sums.filter(({ values }) => values['producer'] === source);
  const isKnown = own.some(({ values }) => values['commitment'] === commitment);
  if (commitment !== undefined && isKnown) return by('commitment', [commitment]);
  if (vendor === undefined) return { source, by: null };
  const spellings = own.flatMap(({ values }) => {
    const spelled = values['vendor'] ?? '';
    return vendorKey(spelled) === vendorKey(vendor) ? [spelled] : [];
  });
  return by('vendor', [...new Set(spellings)]);
}

/** The accounts on which a source has the cost, what it posted on them in the month, and what the ledger moved on them. */
function countedOn(
  { source, by }: Counted,
  { tie, month, asOf, currency, sums }: Known,
): { readonly accounts: AccountCode[]; readonly posted: Figure | null; readonly control: Figure | null } {
  const own = sums.filter(
    ({ values }) => values['producer'] === source && (by === null || by.values.includes(values[by.dimension] ?? '')),
  );
  const codes = own.map(({ account }) => account);
  const accounts = tie ? groupAccounts(tie, codes) : [...new Set(codes)].sort();
  if (accounts.length === 0) return { accounts: [], posted: null, control: null };
  const filter = { rows: [...costRows], from: month, to: month, producer: source };
  const traces = by
    ? by.values.map((value) => ({
        label: value,
        trace: postingsTrace({ ...filter, dimensions: { [by.dimension]: value } }, 1, asOf),
      }))
    : [{ label: source, trace: postingsTrace({ ...filter, dimensions: {} }, 1, asOf) }];
  return {
    accounts: [...accounts],
    posted: minorFigure(minorOf(own), currency, sumTrace('Posted under several names', traces)),
    control: tie ? controlOf(tie, accounts, currency) : null,
  };
}

/** A document that posts cost of a vendor whose bills of the month post it too. */
function besideBill({ document, month, vendors, own }: Beside, scope: Known): Overlap {
  const { currency, asOf } = scope;
  const { id, stored } = document;
  const vendor = vendors.join(' and ');
  const filter = { rows: [...costRows], from: month, to: month, dimensions: { document: id } };
  return {
    document: id,
    what: stored.document.what,
    vendor,
    amount: minorFigure(minorOf(own), currency, postingsTrace(filter, 1, asOf)),
    source: 'bills',
    counted: 'twice',
    ...countedOn({ source: 'bills', by: { dimension: 'vendor', values: vendors } }, scope),
    words: `a bill of ${vendor} posts cost of ${month} too: withdraw the document if it is the same cost`,
  };
}
