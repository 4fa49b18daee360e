import type { Answer } from '@capwise/contract/registry';
import type { Figure } from '@capwise/contract/operation';
import type { AccountCode } from '@capwise/domain/books';
import { parseMoney } from '@capwise/domain/money';
import { addMonths, parseMonth } from '@capwise/domain/time';
import { vendorOf } from '../../books/documents/document.ts';
import { readDocuments, type Registered } from '../../books/documents/register.ts';
import { minorFigure, postingsTrace } from '../../figure/index.ts';
import type { CompanyReads, DimensionSum } from '../../ports/index.ts';
import { controlOf, groupAccounts } from './control.ts';
import type { LedgerTie } from './tie-out.ts';

type Overlap = Answer<'sources.tieOut'>['overlaps'][number];

type Scope = {
  readonly tie: LedgerTie;
  readonly currency: string;
  /** Cost of the month by source, vendor, commitment, cost center and document. */
  readonly sums: readonly DimensionSum[];
};

/**
 * Cost of a month that two sources speak of: contracts that say that they are paid through another source are counted there
 * alone; an expense for a vendor whose bill of the month is loaded is counted beside it until somebody takes one back. What
 * the trial balance moved on the same accounts stands beside both as a control total.
 */
export async function overlapsOf(books: CompanyReads, tie: LedgerTie, currency: string): Promise<Overlap[]> {
  const { month, asOf } = tie;
  const filter = { scenario: 'actual', rows: [...costRows], from: month, to: month };
  const [registered, sums] = await Promise.all([
    readDocuments(books, asOf),
    books.sumsBy(filter, ['producer', 'vendor', 'commitment', 'costCenter', 'document'], asOf),
  ]);
  const documents = registered.filter(({ stored }) => stored.withdrawn === null);
  const scope = { tie, currency, sums };
  return [...documents.flatMap((one) => throughOther(one, scope)), ...besideBills(documents, scope)];
}

function throughOther({ id, stored, lines }: Registered, scope: Scope): readonly Overlap[] {
  const { document } = stored;
  const { month } = scope.tie;
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
      ...countedOn({ source, dimensions: countedBy(document, source, scope) }, scope),
      words: `it comes with the ${source === 'bills' ? 'bill' : 'payroll'} and is counted there; the contract posts nothing`,
    },
  ];
}

type Obligation = Extract<Registered['stored']['document'], { readonly kind: 'purchase-obligation' }>;

/** What the cost of a contract is known by in its source: its commitment, else its vendor; its cost center in the payroll. */
function countedBy(document: Obligation, source: 'payroll' | 'bills', { sums }: Scope): Counted['dimensions'] {
  const { vendor, commitment, costCenter } = document;
  if (source === 'payroll') return costCenter === undefined ? {} : { costCenter };
  const isKnown = sums.some(({ values }) => values['producer'] === source && values['commitment'] === commitment);
  if (commitment !== undefined && isKnown) return { commitment };
  return vendor === undefined ? {} : { vendor };
}

type Counted = {
  readonly source: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

/** The accounts on which a source has the cost, what it posted on them in the month, and what the ledger moved on them. */
function countedOn(
  { source, dimensions }: Counted,
  { tie, currency, sums }: Scope,
): { readonly accounts: AccountCode[]; readonly posted: Figure | null; readonly control: Figure | null } {
  const own = sums.filter(
    ({ values }) =>
      values['producer'] === source && Object.entries(dimensions).every(([key, value]) => values[key] === value),
  );
  const accounts = groupAccounts(
    tie,
    own.map(({ account }) => account),
  );
  if (accounts.length === 0) return { accounts: [], posted: null, control: null };
  const { month, asOf } = tie;
  const minor = own.reduce((total, sum) => total + sum.minor, 0n);
  const filter = { rows: [...costRows], from: month, to: month, producer: source, dimensions };
  return {
    accounts: [...accounts],
    posted: minorFigure(minor, currency, postingsTrace(filter, 1, asOf)),
    control: controlOf(tie, accounts, currency),
  };
}

/** Documents that post cloud cost of a vendor whose bills of the month post it too. */
function besideBills(documents: readonly Registered[], scope: Scope): readonly Overlap[] {
  const { tie, currency, sums } = scope;
  const { month, asOf } = tie;
  const vendorKey = ({ values }: DimensionSum): string => (values['vendor'] ?? '').toLowerCase();
  const billed = new Map(
    sums.filter(({ values }) => values['producer'] === 'bills').map((sum) => [vendorKey(sum), sum.values['vendor']]),
  );
  const own = sums.filter((sum) => sum.values['producer'] !== 'bills' && vendorKey(sum) !== '');
  return [...Map.groupBy(own, ({ values }) => values['document'] ?? '')].flatMap(([id, members]) => {
    const [first] = members;
    const vendor = first ? billed.get(vendorKey(first)) : undefined;
    const found = documents.find((one) => one.id === id);
    if (!found || !vendor || quiet.has(found.stored.document.kind)) return [];
    const minor = members.reduce((total, sum) => total + sum.minor, 0n);
    const trace = postingsTrace({ rows: [...costRows], from: month, to: month, dimensions: { document: id } }, 1, asOf);
    return [
      {
        document: id,
        what: found.stored.document.what,
        vendor,
        amount: minorFigure(minor, currency, trace),
        source: 'bills' as const,
        counted: 'twice' as const,
        ...countedOn({ source: 'bills', dimensions: { vendor } }, scope),
        words: `a bill of ${vendor} posts cost of the month too: withdraw the document if it is the same cost`,
      },
    ];
  });
}

const costRows = [
  'cost-of-revenue',
  'research-and-development',
  'sales-and-marketing',
  'general-and-administrative',
  'unassigned',
] as const;

/** Documents that are about a bill and are made to stand beside it. */
const quiet: ReadonlySet<string> = new Set([
  'accrual',
  'vendor-invoice',
  'incentive',
  'shortfall',
  'correction',
  'chargeback',
]);
