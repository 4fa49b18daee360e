import type { Answer } from '@capwise/contract/registry';
import { accountOf } from '@capwise/domain/books';
import { lastChargedMonth } from '../books/extent.ts';
import { settingsOf, unitOf } from '../company/index.ts';
import { minorFigure, postingsTrace } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import type { CompanyReads } from '../ports/index.ts';
import { readAccountMap } from './ledger/account-map.ts';
import { causeWords } from './ledger/cause-words.ts';
import { balancesTrace, groupFigures } from './ledger/tie-figures.ts';
import { overlapsOf } from './ledger/overlaps.ts';
import { apartGroups, countedGroups, tieOutOf, tieSpan, type LedgerTie, type TiedGroup } from './ledger/tie-out.ts';
import { readLedger, type LedgerBalance } from './ledger/trial-balance.ts';

type Row = Answer<'sources.tieOut'>['rows'][number];

/** `sources.tieOut`: the books beside the trial balance, account by account. The trial balance is a control total. */
export const showTieOut: Handler<'sources.tieOut'> = async ({ month, from, only, asOf }, context) => {
  const company = await context.books();
  const currency = await unitOf(company);
  const { fiscalStart } = await settingsOf(company);
  const tie = await tieOutOf(company, { currency, fiscalStart, month, asOf, vendors: true });
  if (!tie) return withoutLedger(company, { month, currency, asOf });
  const counted = countedGroups(tie);
  const shown = tie.groups.filter(({ cause }) => only !== 'differences' || cause.kind !== 'tied');
  return {
    month: tie.month,
    currency,
    tied: counted.filter(({ cause }) => cause.kind === 'tied').length,
    accounts: counted.length,
    apart: apartGroups(tie).length,
    rows: shown.map((group) => rowOf(group, { tie, currency, from })).toSorted(largestFirst),
    unmapped: tie.unmapped.map((balance) => ({
      account: balance.account,
      name: balance.name,
      balance: minorFigure(balance.minor, currency, balancesTrace([balance], balance.month)),
    })),
    overlaps: await overlapsOf(company, { month: tie.month, asOf, currency, tie }),
    months: ledgerMonths(tie.ledger),
  };
};

type Asked = { readonly month: string | undefined; readonly currency: string; readonly asOf: string | undefined };

/** Where no trial balance was read for the month: what two sources speak of, in it or in the last month with bills. */
async function withoutLedger(
  company: CompanyReads,
  { month, currency, asOf }: Asked,
): Promise<Answer<'sources.tieOut'>> {
  const [months, last] = await Promise.all([
    monthsOf(company, currency, asOf),
    month ?? lastChargedMonth(company, asOf),
  ]);
  const overlaps = last === null ? [] : await overlapsOf(company, { month: last, asOf, currency, tie: null });
  return { month: month ?? null, currency, tied: 0, accounts: 0, apart: 0, rows: [], unmapped: [], overlaps, months };
}

/** Months of which there is a trial balance, where the one asked for has none. */
async function monthsOf(company: CompanyReads, currency: string, asOf: string | undefined): Promise<string[]> {
  return ledgerMonths(await readLedger(company, { currency, map: await readAccountMap(company, asOf), asOf }));
}

function ledgerMonths(ledger: readonly LedgerBalance[]): string[] {
  return [...new Set(ledger.map((balance) => balance.month))].sort();
}

type Scope = { readonly tie: LedgerTie; readonly currency: string; readonly from: string | undefined };

function rowOf(group: TiedGroup, { tie, currency, from }: Scope): Row {
  const { accounts, owner, cause, balances } = group;
  const theirs = new Map(balances.map(({ account, name }) => [account, name]));
  const figures = groupFigures(group, tie, currency);
  const listed = from === undefined ? [] : group.months.filter((one) => one.month >= from);
  return {
    accounts: accounts.map((code) => ({ code, name: accountOf(code).name })),
    owner,
    theirs: [...theirs].map(([account, name]) => ({ account, name })),
    ...figures.at(tie.month),
    since: group.tie.since,
    age: group.tie.age,
    cause: { kind: cause.kind, words: causeWords(cause, owner) },
    arisen: figures.arisen(),
    months: listed.map(({ month }) => ({ month, ...figures.at(month) })),
    sources: sourceRows(group, tie, currency),
  };
}

/** What each source has on the accounts: several sources on one account are named, and the trial balance is none of them. */
function sourceRows(group: TiedGroup, tie: LedgerTie, currency: string): Row['sources'] {
  const { from, to } = tieSpan(group, tie.month, tie.fiscalStart);
  const own = tie.sums.filter(
    ({ account, month }) => group.accounts.includes(account) && month <= to && (from === undefined || month >= from),
  );
  return [...Map.groupBy(own, ({ values }) => values['producer'] ?? '')]
    .map(([source, sums]) => ({ source, minor: sums.reduce((total, { minor }) => total + minor, 0n) }))
    .filter(({ minor }) => minor !== 0n)
    .map(({ source, minor }) => ({
      source,
      figure: minorFigure(
        minor,
        currency,
        postingsTrace(
          { accounts: [...group.accounts], producer: source, ...(from !== undefined && { from }), to },
          1,
          tie.asOf,
        ),
      ),
    }));
}

/** Differences before ties, the largest first; what the ledger owns stands last. */
function largestFirst(left: Row, right: Row): number {
  const rank = ({ owner, difference }: Row): number => (owner === 'ledger' ? 2 : difference === null ? 1 : 0);
  const size = ({ difference }: Row): number => Math.abs(Number(difference?.value ?? 0));
  return rank(left) - rank(right) || size(right) - size(left);
}
