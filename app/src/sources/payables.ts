import {
  accountCodes,
  type CashSection,
  type Dimensions,
  type ExpectedPayment,
  type PayablePlace,
} from '@capwise/domain/books';
import { money } from '@capwise/domain/money';
import type { CompanyReads, DimensionSum } from '../ports/index.ts';
import { paymentProducer } from './payment-lines.ts';

const { cash, payables, softwarePayables, equipmentPayables } = accountCodes;

/** The accounts that what is owed to vendors stands on. */
export const payableAccounts: readonly string[] = [payables, softwarePayables, equipmentPayables];

const softwareAccounts: readonly string[] = [accountCodes.softwareInProgress, accountCodes.software];
const equipmentAccounts: readonly string[] = [accountCodes.equipmentInProgress, accountCodes.equipment];
/** What is paid or received off these is no payable of an invoice. */
const otherAccounts: readonly string[] = [
  accountCodes.receivables,
  accountCodes.disposalReceivables,
  accountCodes.accruedPayroll,
];

/** What a payment names: an invoice, else an asset or a document that carries none. */
export type PayableKind = 'invoice' | 'asset' | 'document';

/** A movement of a payable in both currencies; `isExchange`: what a change of rates did to it. */
export type PayableMovement = PayablePlace & {
  readonly day: Temporal.PlainDate;
  readonly transaction: bigint;
  readonly amount: bigint;
  readonly isExchange: boolean;
  readonly isPayment: boolean;
};

/** What the books know of an invoice of a vendor in one currency. */
export type Payable = {
  readonly name: string;
  readonly kind: PayableKind;
  readonly vendor: string | null;
  /** Another vendor has an invoice of this name in this currency: a payment says whose it is. */
  readonly isShared: boolean;
  readonly currency: string;
  /** What terms expect, before any payment that was read. */
  readonly expected: readonly ExpectedPayment[];
  readonly movements: readonly PayableMovement[];
  /** Where a payment goes while nothing is expected. */
  readonly place: PayablePlace;
};

/** The key of an invoice in a currency; with its vendor where several have one of that name. */
export function payableKey(name: string, currency: string, vendor?: string | null): string {
  return vendor === undefined ? `${name}\u0000${currency}` : `${name}\u0000${currency}\u0000${vendor ?? ''}`;
}

/** The key that a payable is read under. */
export function keyOfPayable({ name, currency, vendor, isShared }: Payable): string {
  return isShared ? payableKey(name, currency, vendor) : payableKey(name, currency);
}

type PaidInvoice = { readonly invoice: string; readonly currency: string; readonly vendor: string | null };

/**
 * The payable that a payment is of: of its vendor where several have an invoice of that name. null: the books know none, or the
 * payment does not say which.
 */
export function findPayable(
  payables: ReadonlyMap<string, Payable>,
  { invoice, currency, vendor }: PaidInvoice,
): Payable | null {
  const only = payables.get(payableKey(invoice, currency));
  if (only) return only;
  if (vendor === null) return null;
  const exact = payables.get(payableKey(invoice, currency, vendor));
  if (exact) return exact;
  const shared = [...payables.values()].filter((one) => one.name === invoice && one.currency === currency);
  return shared.find((one) => one.vendor?.toLowerCase() === vendor.toLowerCase()) ?? null;
}

/** Every invoice that the books know, by its key: one pass over the postings of cash and payables. */
export async function readPayables(
  books: CompanyReads,
  reporting: string,
  asOf?: string,
): Promise<ReadonlyMap<string, Payable>> {
  const groups = groupsOf(await readSums(books, reporting, asOf), reporting);
  const byKey = Map.groupBy(groups.filter(isPayable), ({ name, currency }) => payableKey(name, currency));
  const known = [...byKey.values()].flatMap((members) => {
    const byVendor = [...Map.groupBy(members, vendorIn(members)).values()];
    return byVendor.flatMap((own) => payableOf(own, byVendor.length > 1));
  });
  return new Map(known.map((payable) => [keyOfPayable(payable), payable]));
}

/**
 * Whose invoice a group is of. What names no vendor, and a payment of one that bills it no more, is of the only one there is:
 * a payment alone makes no vendor.
 */
function vendorIn(members: readonly Group[]): (group: Group) => string {
  const owing = members.filter(({ kind, sums }) => kind === 'invoice' && sums.some((sum) => !isOfPayment(sum)));
  const vendors = [...new Set(owing.flatMap(({ dimensions }) => dimensions.vendor ?? []))];
  const [only = ''] = vendors;
  return ({ dimensions: { vendor = '' } }) => (vendors.length > 1 ? vendor : only);
}

function isOfPayment({ values }: Sum): boolean {
  return values['producer'] === paymentProducer;
}

type Sum = DimensionSum & { readonly transaction: bigint };

const split = ['dimensions', 'day', 'section', 'measure', 'transactionCurrency', 'producer'];
const accounts = [cash, ...payableAccounts, ...softwareAccounts, ...equipmentAccounts, ...otherAccounts];

/** Sums in the reporting currency, each with what it is in the currency of its transactions. */
async function readSums(books: CompanyReads, reporting: string, asOf: string | undefined): Promise<readonly Sum[]> {
  const sums = await books.sumsBy({ scenario: 'actual', accounts }, split, asOf);
  const foreign = new Set(sums.flatMap(({ values }) => values['transactionCurrency'] ?? []));
  foreign.delete(reporting);
  const transactions = new Map<string, bigint>();
  for (const currency of foreign) {
    const inIt = await books.sumsBy({ scenario: 'actual', accounts, currency }, split, asOf);
    for (const sum of inIt) transactions.set(sumKey(sum), sum.minor);
  }
  return sums.map((sum) => ({
    ...sum,
    transaction: sum.values['transactionCurrency'] === reporting ? sum.minor : (transactions.get(sumKey(sum)) ?? 0n),
  }));
}

function sumKey({ account, nonCash, values }: DimensionSum): string {
  return JSON.stringify([account, nonCash, ...split.map((dimension) => values[dimension])]);
}

/** All postings that say the same of themselves. */
type Group = {
  readonly name: string;
  readonly kind: PayableKind;
  readonly currency: string;
  readonly reporting: string;
  readonly dimensions: Dimensions;
  readonly touched: ReadonlySet<string>;
  readonly sums: readonly Sum[];
};

function groupsOf(sums: readonly Sum[], reporting: string): readonly Group[] {
  const byText = Map.groupBy(sums, ({ values }) => `${values['dimensions']} ${values['transactionCurrency']}`);
  return [...byText.values()].flatMap((members): readonly Group[] => {
    const values = members[0]?.values ?? {};
    const dimensions = JSON.parse(values['dimensions'] ?? '{}') as Dimensions;
    const named = nameOf(dimensions);
    const touched = new Set(members.map(({ account }) => account));
    const currency = values['transactionCurrency'] ?? reporting;
    return named ? [{ ...named, currency, reporting, dimensions, touched, sums: members }] : [];
  });
}

function nameOf({ invoice, asset, document }: Dimensions): Pick<Group, 'name' | 'kind'> | null {
  if (invoice !== undefined) return { name: invoice, kind: 'invoice' };
  if (asset !== undefined) return { name: asset, kind: 'asset' };
  return document === undefined ? null : { name: document, kind: 'document' };
}

/** True for what is owed to a vendor, also where it is paid on the day on which it is owed. */
function isPayable({ kind, touched, sums }: Group): boolean {
  if (payableAccounts.some((account) => touched.has(account))) {
    const expected = sums.filter((sum) => isExpected(sum, kind));
    // Capitalized labor only moves what is paid anyway from one section to another.
    const moves = expected.length > 0 && expected.reduce((sum, { transaction }) => sum + transaction, 0n) === 0n;
    return kind !== 'document' || !moves;
  }
  const isPaidAtOnce = sums.some((sum) => isExpected(sum, kind) && sum.transaction < 0n);
  if (kind === 'asset') return isPaidAtOnce;
  return kind === 'invoice' && isPaidAtOnce && !otherAccounts.some((account) => touched.has(account));
}

/** Cash that a source expects; what comes in for an asset is its sale. */
function isExpected(sum: Sum, kind: PayableKind): boolean {
  const { account, nonCash, transaction } = sum;
  return (
    account === cash && !nonCash && !isOfPayment(sum) && transaction !== 0n && (kind !== 'asset' || transaction < 0n)
  );
}

function payableOf(groups: readonly Group[], isShared: boolean): readonly Payable[] {
  const [first] = groups;
  if (!first) return [];
  const { name, kind, currency, reporting } = first;
  const expected = groups.flatMap((group) =>
    group.sums.flatMap((sum): readonly ExpectedPayment[] =>
      isExpected(sum, kind)
        ? [
            {
              ...placeOf(group, sum),
              day: dayOf(sum),
              transaction: money(-sum.transaction, currency),
              amount: money(-sum.minor, reporting),
            },
          ]
        : [],
    ),
  );
  const movements = groups.flatMap((group) => group.sums.flatMap((sum) => movementOf(group, sum)));
  const place = expected[0] ?? movements[0];
  if (!place) return [];
  const { account, section, dimensions } = place;
  const vendor = groups.map((group) => group.dimensions.vendor).find((known) => known !== undefined) ?? null;
  return [{ name, kind, vendor, isShared, currency, expected, movements, place: { account, section, dimensions } }];
}

function movementOf(group: Group, sum: Sum): readonly PayableMovement[] {
  if (!payableAccounts.includes(sum.account)) return [];
  return [
    {
      account: sum.account,
      section: sectionOf(sum),
      dimensions: group.dimensions,
      day: dayOf(sum),
      transaction: sum.transaction,
      amount: sum.minor,
      isExchange: sum.values['measure'] === 'exchange',
      isPayment: isOfPayment(sum),
    },
  ];
}

function placeOf({ dimensions, touched }: Group, sum: Sum): PayablePlace {
  const section = sectionOf(sum);
  const used = payableAccounts.filter((account) => touched.has(account));
  const fitting = used.filter((account) => (account === payables) === (section !== 'investing'));
  return { account: fitting[0] ?? used[0] ?? accountFor(section, touched), section, dimensions };
}

function accountFor(section: CashSection, touched: ReadonlySet<string>): string {
  if (section !== 'investing') return payables;
  return softwareAccounts.some((account) => touched.has(account)) ? softwarePayables : equipmentPayables;
}

function sectionOf({ values }: Sum): CashSection {
  const section = values['section'];
  return section === 'investing' || section === 'financing' ? section : 'operating';
}

function dayOf({ values }: Sum): Temporal.PlainDate {
  return Temporal.PlainDate.from(values['day'] ?? '');
}
