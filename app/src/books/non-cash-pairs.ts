import type { PostingFilter } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import { accountCodes, accountOf } from '@capwise/domain/books';
import { addMonths, parseMonth } from '@capwise/domain/time';
import { defaultCurrency } from '../company/index.ts';
import { formula, minorFigure } from '../figure/index.ts';
import type { DimensionSum } from '../ports/index.ts';
import { readDocuments, type Registered } from './documents/register.ts';
import { spanOfStretch, type Stretch } from './extent.ts';
import { filterUnder, tracedUnder, type Reading } from './reading.ts';

type Pair = Answer<'books.bridge'>['nonCashPairs'][number];

/** Sums of the postings of a filter, split by the documents that posted them. */
type Found = { readonly filter: Partial<PostingFilter>; readonly sums: readonly DimensionSum[]; readonly sign: 1 | -1 };

type Scope = { readonly reading: Reading; readonly documents: readonly Registered[]; readonly stretch: Stretch };

const leases = [accountCodes.operatingLeaseLiability, accountCodes.financeLeaseLiability];
const inProgress = [accountCodes.softwareInProgress, accountCodes.equipmentInProgress];

/**
 * What has both of its sides outside of cash: purchases and capitalized labor that are not paid at the end of the stretch,
 * leases that began in it, stock compensation that became an asset, and balances that were brought in.
 */
export async function nonCashPairs(reading: Reading, stretch: Stretch): Promise<Pair[]> {
  const documents = (await readDocuments(reading.company, reading.view.asOf)).filter(
    ({ stored }) => stored.withdrawn === null,
  );
  const scope: Scope = { reading, documents, stretch };
  return [
    ...(await unpaid(accountCodes.equipmentPayables, scope)),
    ...(await unpaid(accountCodes.softwarePayables, scope)),
    ...(await leaseInception(scope)),
    ...(await capitalizedStock(scope)),
    ...(await openings(scope)),
  ];
}

async function unpaid(account: string, scope: Scope): Promise<readonly Pair[]> {
  const found = await find({ to: spanOfStretch(scope.stretch).to, accounts: [account] }, -1, scope);
  const labor = ids(scope, (document) => document.kind === 'capitalized-labor');
  return [
    ...pairOf(accountOf(account).name, found, { scope, without: labor }),
    ...pairOf(
      account === accountCodes.softwarePayables ? 'Unpaid capitalized labor' : 'Unpaid capitalized labor, equipment',
      found,
      { scope, only: labor },
    ),
  ];
}

async function leaseInception(scope: Scope): Promise<readonly Pair[]> {
  const filter = { ...spanOfStretch(scope.stretch), accounts: leases, bars: ['non-cash' as const] };
  const without = ids(scope, (document) => document.kind === 'opening');
  return pairOf('Leases that began', await find(filter, -1, scope), { scope, without });
}

async function capitalizedStock(scope: Scope): Promise<readonly Pair[]> {
  const filter = { ...spanOfStretch(scope.stretch), accounts: inProgress, bars: ['non-cash' as const] };
  const only = ids(scope, (document) => document.kind === 'capitalized-labor' && document.component !== 'pay');
  return pairOf('Stock compensation capitalized', await find(filter, 1, scope), { scope, only });
}

/** An opening entry stands at the end of the month before its own: it belongs to the stretch that it opens. */
async function openings(scope: Scope): Promise<readonly Pair[]> {
  const months = new Set(scope.stretch.months.map(String));
  const opened = scope.documents.filter(
    ({ stored: { document } }) => document.kind === 'opening' && months.has(document.month),
  );
  const pairs = opened.map(async ({ id, stored: { document } }) => {
    if (document.kind !== 'opening') return [];
    const before = addMonths(parseMonth(document.month), -1).toString();
    const found = await find({ from: before, to: before, side: 'debit' }, 1, scope);
    return pairOf(`Opening balances · ${document.what}`, found, { scope, only: [id] });
  });
  return (await Promise.all(pairs)).flat();
}

async function find(filter: Partial<PostingFilter>, sign: 1 | -1, { reading }: Scope): Promise<Found> {
  const { company, view } = reading;
  return { filter, sign, sums: await company.sumsBy(filterUnder(view, filter), ['document'], view.asOf) };
}

type Selection = { readonly scope: Scope; readonly only?: readonly string[]; readonly without?: readonly string[] };

/** A pair of what some documents posted, or of all but theirs; none where it is zero. */
function pairOf(
  label: string,
  { filter, sums, sign }: Found,
  { scope, only, without = [] }: Selection,
): readonly Pair[] {
  const { view, currency } = scope.reading;
  const minorOf = (id: string): bigint => sumOf(sums.filter(({ values }) => values['document'] === id));
  const named = (only ?? without).filter((id) => minorOf(id) !== 0n);
  const part = (id: string, turn: 1 | -1) => ({
    label: id,
    sign: turn,
    trace: tracedUnder(view, { ...filter, dimensions: { document: id } }, sign),
  });
  const whole = { label, trace: tracedUnder(view, filter, sign) };
  const inNamed = named.reduce((total, id) => total + minorOf(id), 0n);
  const minor = BigInt(sign) * (only ? inNamed : sumOf(sums) - inNamed);
  if (minor === 0n) return [];
  const [first] = named;
  const trace = only
    ? named.length === 1 && first !== undefined
      ? part(first, 1).trace
      : formula(
          label,
          named.map((id) => part(id, 1)),
        )
    : named.length === 0
      ? whole.trace
      : formula(label, [whole, ...named.map((id) => part(id, -1))]);
  return [{ label, figure: minorFigure(minor, currency ?? defaultCurrency, trace) }];
}

function ids({ documents }: Scope, keeps: (document: Registered['stored']['document']) => boolean): readonly string[] {
  return documents.filter(({ stored }) => keeps(stored.document)).map(({ id }) => id);
}

function sumOf(sums: readonly DimensionSum[]): bigint {
  return sums.reduce((total, { minor }) => total + minor, 0n);
}
