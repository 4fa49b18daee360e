import { accountOf, chartOfAccounts, type AccountCode, type PostingSum } from '@capwise/domain/books';
import {
  causeOf,
  tieOut,
  type BesideBill,
  type Cause,
  type CauseFacts,
  type TieGroup,
  type TieMonth,
} from '@capwise/domain/sources/tie-out';
import { monthsOf, parseMonth, periodOf } from '@capwise/domain/time';
import type { CompanyReads, DimensionSum } from '../../ports/index.ts';
import { minorOf, readBesideBills, type Beside } from './beside-bills.ts';
import { readAccountMap, type AccountMap } from './account-map.ts';
import { readLedger, type LedgerBalance } from './trial-balance.ts';

/** A group of accounts at the end of a month: ours beside what the ledger keeps of it. */
export type TiedGroup = TieGroup & {
  readonly cause: Cause;
  /** Balances of the ledger at the end of the month that stand against it. */
  readonly balances: readonly LedgerBalance[];
};

/** The books beside the trial balance at the end of a month. */
export type LedgerTie = {
  readonly month: string;
  readonly fiscalStart: number;
  readonly groups: readonly TiedGroup[];
  /** Accounts of the ledger that the map does not know. */
  readonly unmapped: readonly LedgerBalance[];
  readonly ledger: readonly LedgerBalance[];
  /** Balances of all months by the set of our accounts that they stand against. */
  readonly byGroup: ReadonlyMap<string, readonly LedgerBalance[]>;
  /** Postings by account, month and source. */
  readonly sums: readonly DimensionSum[];
  readonly asOf: string | undefined;
};

export type TieQuestion = {
  readonly currency: string;
  readonly fiscalStart: number;
  /** The last month of a trial balance unless given. */
  readonly month?: string | undefined;
  readonly asOf?: string | undefined;
  /** Looks for the vendor and month behind a difference too, which takes longer. */
  readonly vendors?: boolean;
};

/** Ties the books out to the trial balance; null while none was read for the month. */
export async function tieOutOf(books: CompanyReads, question: TieQuestion): Promise<LedgerTie | null> {
  const { currency, fiscalStart, asOf, vendors = false } = question;
  const map = await readAccountMap(books, asOf);
  const ledger = await readLedger(books, { currency, map, asOf });
  const known = [...new Set(ledger.map((balance) => balance.month))].sort();
  const month = question.month ?? known.at(-1);
  if (month === undefined || !known.includes(month)) return null;
  const sums = await books.sumsBy({ scenario: 'actual' }, ['producer'], asOf);
  const through = known.filter((one) => one <= month);
  const byGroup = Map.groupBy(ledger, (balance) => map.of(balance.account, balance.month)?.join() ?? '');
  const ofMonth = (balances: readonly LedgerBalance[]) => balances.filter((balance) => balance.month === month);
  const unmapped = ofMonth(byGroup.get('') ?? []);
  const groups = groupsOf(map, { sums, byGroup, month }).map((accounts) => {
    const balances = byGroup.get(accounts.join()) ?? [];
    return groupOf(accounts, { balances, sums, through, fiscalStart });
  });
  const beside = await besideGroups(books, groups, { month, fiscalStart, asOf });
  const byVendor = vendors ? await vendorSums(books, groups.filter(mayBeVendors), asOf) : [];
  return {
    month,
    fiscalStart,
    ledger,
    byGroup,
    sums,
    asOf,
    unmapped,
    groups: groups.map(({ balances, ...group }) => ({
      ...group,
      balances: ofMonth(balances),
      cause: causeOf(group, {
        groups,
        unmapped,
        vendors: vendorMonths(group, byVendor),
        beside: besideOf(group, beside),
      }),
    })),
  };
}

/** Documents beside bills from the start of the fiscal year on; nobody is asked where every result ties. */
async function besideGroups(
  books: CompanyReads,
  groups: readonly TieGroup[],
  { month, fiscalStart, asOf }: Pick<LedgerTie, 'month' | 'fiscalStart' | 'asOf'>,
): Promise<readonly Beside[]> {
  const isAsked = groups.some(mayBeTwice);
  return isAsked ? readBesideBills(books, { ...tieSpan({ carried: false }, month, fiscalStart), asOf }) : [];
}

function mayBeTwice({ owner, carried, tie: { difference } }: TieGroup): boolean {
  return owner !== 'ledger' && !carried && difference !== null && difference !== 0n;
}

/** What stands beside bills on the accounts of a group. */
function besideOf(group: TieGroup, beside: readonly Beside[]): readonly BesideBill[] {
  if (!mayBeTwice(group)) return [];
  return beside.flatMap(({ document, month, vendors, own }) => {
    const minor = minorOf(own.filter(({ account }) => group.accounts.includes(account)));
    if (minor === 0n) return [];
    const { what } = document.stored.document;
    return [{ document: document.id, what, vendor: vendors.join(' and '), month, minor }];
  });
}

/** True where a difference came in one month, so that it may be one vendor's. */
function mayBeVendors({ owner, tie }: TieGroup): boolean {
  return owner !== 'ledger' && tie.arisen.length === 1;
}

/** Postings on the accounts of some groups by vendor. */
async function vendorSums(
  books: CompanyReads,
  groups: readonly TieGroup[],
  asOf: string | undefined,
): Promise<readonly DimensionSum[]> {
  const accounts = groups.flatMap((group) => group.accounts);
  if (accounts.length === 0) return [];
  return books.sumsBy({ scenario: 'actual', accounts }, ['producer', 'vendor'], asOf);
}

/** What vendors have on the accounts of a group, month by month. */
function vendorMonths(group: TieGroup, sums: readonly DimensionSum[]): CauseFacts['vendors'] {
  if (!mayBeVendors(group)) return [];
  const { accounts } = group;
  const own = sums.filter(({ account, values }) => accounts.includes(account) && values['vendor']);
  return [...Map.groupBy(own, ({ month, values }) => JSON.stringify([month, values['vendor']])).values()].flatMap(
    (members) => {
      const [first] = members;
      const vendor = first?.values['vendor'];
      if (!first || !vendor) return [];
      return [{ vendor, month: first.month, minor: members.reduce((total, { minor }) => total + minor, 0n) }];
    },
  );
}

/** Accounts that Capwise has a source for and the ledger speaks of: what the tie-out counts. */
export function countedGroups({ groups }: LedgerTie): readonly TiedGroup[] {
  return groups.filter(({ owner, tie }) => owner !== 'ledger' && tie.difference !== null);
}

/** Accounts with amounts of ours at the end of the month that stand in no account of the ledger: compared with nothing. */
export function apartGroups({ groups }: LedgerTie): readonly TiedGroup[] {
  return groups.filter(
    ({ owner, tie, months }) => owner !== 'ledger' && tie.difference === null && months.at(-1)?.ours !== 0n,
  );
}

/** What the ledger has of a group at the end of a month. */
export function balancesAt({ byGroup }: LedgerTie, { accounts }: TieGroup, month: string): readonly LedgerBalance[] {
  return (byGroup.get(accounts.join()) ?? []).filter((balance) => balance.month === month);
}

/** First and last month of what an account shows at the end of a month: balances since ever, results since the fiscal year began. */
export function tieSpan(
  { carried }: Pick<TieGroup, 'carried'>,
  month: string,
  fiscalStart: number,
): { readonly from?: string; readonly to: string } {
  if (carried) return { to: month };
  const [first] = monthsOf(periodOf(parseMonth(month), 'year', fiscalStart), fiscalStart);
  return { from: first?.toString() ?? month, to: month };
}

type Found = {
  readonly sums: readonly PostingSum[];
  readonly byGroup: ReadonlyMap<string, readonly LedgerBalance[]>;
  readonly month: string;
};

/** Sets of the map that the ledger speaks of, and every other account that has postings, in the order of the chart. */
function groupsOf(map: AccountMap, { sums, byGroup, month }: Found): readonly (readonly AccountCode[])[] {
  const sets = [
    ...map.mapped.map(({ ours }) => ours),
    ...[...byGroup.keys()].filter((key) => key !== '').map((key) => key.split(',')),
  ];
  const inSet = new Map(sets.flatMap((set) => set.map((code) => [code, set] as const)));
  const posted = new Set(sums.filter((sum) => sum.month <= month && sum.minor !== 0n).map(({ account }) => account));
  const shown = chartOfAccounts.flatMap(({ code }) => {
    const set = inSet.get(code);
    if (set) return set[0] === code && (byGroup.has(set.join()) || set.some((one) => posted.has(one))) ? [set] : [];
    return posted.has(code) ? [[code]] : [];
  });
  return shown;
}

type GroupFacts = {
  readonly balances: readonly LedgerBalance[];
  readonly sums: readonly PostingSum[];
  readonly through: readonly string[];
  readonly fiscalStart: number;
};

function groupOf(
  accounts: readonly AccountCode[],
  { balances, sums, through, fiscalStart }: GroupFacts,
): TieGroup & { readonly balances: readonly LedgerBalance[] } {
  const known = accounts.map(accountOf);
  const carried = known.every(({ row }) => row === undefined);
  const owner = known.find((account) => account.owner !== 'ledger')?.owner ?? 'ledger';
  const own = sums.filter(({ account }) => accounts.includes(account));
  const months = through.map((month): TieMonth => {
    const { from, to } = tieSpan({ carried }, month, fiscalStart);
    const inSpan = own.filter((sum) => sum.month <= to && (from === undefined || sum.month >= from));
    const theirs = balances.filter((balance) => balance.month === month);
    return {
      month,
      ours: inSpan.reduce((total, { minor }) => total + minor, 0n),
      still: inSpan.every((sum) => sum.month !== month || sum.minor === 0n),
      // A trial balance leaves accounts out that stand at zero; one that it never names it does not keep.
      ledger: balances.length === 0 ? null : theirs.reduce((total, { minor }) => total + minor, 0n),
    };
  });
  return { accounts, owner, carried, months, tie: tieOut(months), balances };
}
