import type { PostingFilter, Trace } from '@capwise/contract/operation';
import { accountOf, withinYear, type WithinYear } from '@capwise/domain/books';
import { addMonths, monthOf, monthsBetween, parseMonth, type Month } from '@capwise/domain/time';
import { formula } from '../figure/index.ts';
import type { CompanyReads, DimensionSum } from '../ports/index.ts';
import { filterUnder, tracedUnder, type Reading, type View } from './reading.ts';
import { portionTrace } from './trace/portion-content.ts';

/** A prepaid account at the end of a month: what is used within twelve months, what later, and what is below zero. */
export type PrepaidRows = {
  readonly account: string;
  readonly within: Amount;
  readonly beyond: Amount;
  /** Used more than bought: a liability, +. */
  readonly overdrawn: Amount;
};

export type Amount = { readonly minor: bigint; readonly trace: Trace };

type Part = { readonly label: string; readonly sign?: 1 | -1; readonly trace: Trace };

/** The splits of prepaid accounts at the end of a month, each by commitment, or by document where none is named. */
export async function prepaidRows(
  reading: Reading,
  accounts: readonly string[],
  to: string,
): Promise<readonly PrepaidRows[]> {
  const { company, view } = reading;
  const month = parseMonth(to);
  const next = { from: addMonths(month, 1).toString(), to: addMonths(month, 12).toString(), side: 'credit' as const };
  const dimensions = ['commitment', 'document'];
  const [balances, uses, terms] = await Promise.all([
    company.sumsBy(filterUnder(view, { accounts: [...accounts], to }), dimensions, view.asOf),
    company.sumsBy(filterUnder(view, { accounts: [...accounts], ...next }), dimensions, view.asOf),
    commitmentTerms(company, view),
  ]);
  return accounts.map((account) => {
    const own = (sums: readonly DimensionSum[]) => sums.filter((sum) => sum.account === account);
    const closing = groupsOf(own(balances), { view, filter: { accounts: [account], to }, sign: 1 });
    const scheduled = groupsOf(own(uses), { view, filter: { accounts: [account], ...next }, sign: -1 });
    return rowsOf(account, closing, { scheduled, terms, month });
  });
}

/** One commitment, one document, or all that names neither. */
type Group = Amount & { readonly key: string; readonly label: string };

type Known = {
  readonly scheduled: readonly Group[];
  readonly terms: ReadonlyMap<string, Month>;
  readonly month: Month;
};

function rowsOf(account: string, closing: readonly Group[], { scheduled, terms, month }: Known): PrepaidRows {
  const { name } = accountOf(account);
  const owned = closing.filter(({ minor }) => minor > 0n);
  const split = owned.map((group) => {
    const use = scheduled.find(({ key }) => key === group.key);
    const ends = terms.get(group.key);
    const monthsLeft = ends === undefined ? null : monthsBetween(month, ends);
    const part = withinYear({ closing: group.minor, monthsLeft, scheduled: use?.minor ?? 0n });
    return { group, part, trace: withinTrace(group, part, use) };
  });
  const within = split.filter(({ part }) => part.minor !== 0n);
  const beyond = split.filter(({ group, part }) => part.minor !== group.minor);
  const partsWithin = within.map(({ group, trace }): Part => ({ label: group.label, trace }));
  const overdrawn = closing.filter(({ minor }) => minor < 0n);
  return {
    account,
    within: { minor: sumOf(within.map(({ part }) => part)), trace: formula(`${name}, within 12 months`, partsWithin) },
    beyond: {
      minor: sumOf(beyond.map(({ group, part }) => ({ minor: group.minor - part.minor }))),
      trace: formula(
        `${name}, beyond 12 months`,
        beyond.flatMap(({ group, part, trace }): readonly Part[] => [
          { label: group.label, trace: group.trace },
          ...(part.minor === 0n ? [] : [{ label: `${group.label}, within 12 months`, sign: -1 as const, trace }]),
        ]),
      ),
    },
    overdrawn: {
      minor: -sumOf(overdrawn),
      trace: formula(
        `${name} below zero`,
        overdrawn.map(({ label, trace }): Part => ({ label, sign: -1, trace })),
      ),
    },
  };
}

function withinTrace(group: Group, part: WithinYear, use: Group | undefined): Trace {
  switch (part.kind) {
    case 'all':
    case 'none':
      return group.trace;
    case 'scheduled':
      return use?.trace ?? group.trace;
    case 'even':
      return portionTrace({ name: group.label, months: part.months, of: part.of, whole: group.trace });
  }
}

type Scope = { readonly view: View; readonly filter: Partial<PostingFilter>; readonly sign: 1 | -1 };

function groupsOf(sums: readonly DimensionSum[], scope: Scope): readonly Group[] {
  const byCommitment = Map.groupBy(named(sums, 'commitment'), ({ values }) => values['commitment'] ?? '');
  const withoutCommitment = sums.filter(({ values }) => !values['commitment']);
  const byDocument = Map.groupBy(named(withoutCommitment, 'document'), ({ values }) => values['document'] ?? '');
  const commitments = [...byCommitment].map(
    ([id, members]): Group => ({
      key: id,
      label: `Commitment ${id}`,
      minor: turned(members, scope),
      trace: traceOf(scope, { commitment: id }),
    }),
  );
  const documents = [...byDocument].map(
    ([id, members]): Group => ({
      key: `document:${id}`,
      label: `Document ${id}`,
      minor: turned(members, scope),
      trace: documentTrace(id, sums, scope),
    }),
  );
  const rest = withoutCommitment.filter(({ values }) => !values['document']);
  if (rest.length === 0) return [...commitments, ...documents];
  const others = [...commitments, ...documents].map(({ label, trace }): Part => ({ label, sign: -1, trace }));
  const trace = formula('Neither commitment nor document', [
    { label: 'The account', trace: traceOf(scope) },
    ...others,
  ]);
  return [...commitments, ...documents, { key: '', label: 'Not named', minor: turned(rest, scope), trace }];
}

/** What a document posted without a commitment: all of it less what it posted on commitments. */
function documentTrace(document: string, sums: readonly DimensionSum[], scope: Scope): Trace {
  const commitments = new Set(
    named(sums, 'commitment').flatMap(({ values }) => (values['document'] === document ? [values['commitment']] : [])),
  );
  const whole = traceOf(scope, { document });
  if (commitments.size === 0) return whole;
  const others = [...commitments].map((id): Part => {
    const commitment = id ?? '';
    return { label: `Commitment ${commitment}`, sign: -1, trace: traceOf(scope, { document, commitment }) };
  });
  return formula(`Document ${document}`, [{ label: 'The document', trace: whole }, ...others]);
}

function traceOf({ view, filter, sign }: Scope, dimensions?: Readonly<Record<string, string>>): Trace {
  return tracedUnder(view, { ...filter, ...(dimensions && { dimensions: { ...dimensions } }) }, sign);
}

function named(sums: readonly DimensionSum[], dimension: string): readonly DimensionSum[] {
  return sums.filter(({ values }) => Boolean(values[dimension]));
}

function turned(sums: readonly DimensionSum[], { sign }: Scope): bigint {
  return BigInt(sign) * sumOf(sums);
}

function sumOf(amounts: readonly { readonly minor: bigint }[]): bigint {
  return amounts.reduce((total, { minor }) => total + minor, 0n);
}

/** The last month of the latest term that a purchase of each commitment states on its bill. */
async function commitmentTerms(company: CompanyReads, { asOf }: View): Promise<ReadonlyMap<string, Month>> {
  const terms = new Map<string, Month>();
  for (const { source } of await company.lines('bills', asOf)) {
    if (source.kind !== 'rows') continue;
    const { CommitmentDiscountId, ContractCommitment, ChargeEndDay: end } = source.filter.equals;
    const id = CommitmentDiscountId ?? ContractCommitment;
    if (typeof id !== 'string' || typeof end !== 'string') continue;
    const last = monthOf(Temporal.PlainDate.from(end).subtract({ days: 1 }));
    const before = terms.get(id);
    if (before === undefined || Temporal.PlainYearMonth.compare(before, last) < 0) terms.set(id, last);
  }
  return terms;
}
