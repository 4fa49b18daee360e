import type { Answer } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { accountOf, balanceGroupOf, balanceGroups, chartOfAccounts, type Account } from '@capwise/domain/books';
import type { PostingFilter, Trace } from '@capwise/contract/operation';
import { parseMoney } from '@capwise/domain/money';
import { defaultCurrency } from '../company/index.ts';
import { formula, minorFigure } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import type { DimensionSum } from '../ports/index.ts';
import { flowMonths, monthsAsked } from './extent.ts';
import { groupLabels } from './labels.ts';
import { filterUnder, readBooks, tracedUnder, type View } from './reading.ts';

type RollForward = Answer<'books.rollForward'>;
type AccountAnswer = RollForward['accounts'][number];
type Movement = AccountAnswer['whole'];
type Part = AccountAnswer['parts'][number];

/** Opening, increases, decreases and closing of the balance sheet's accounts, month by month. */
export const rollForward: Handler<'books.rollForward'> = async ({ period, account, by, basis, asOf }, context) => {
  const chosen = account === undefined ? balanceAccounts : [balanceAccount(account)];
  const { company, currency, sums: all, lastCharged, view } = await readBooks(context, { basis, asOf });
  const months = monthsAsked(period, view.cash.fiscalStart, { sums: all, lastCharged }).map(String);
  const to = months.at(-1);
  const filter = filterUnder(view, { accounts: chosen.map(({ code }) => code), ...(to !== undefined && { to }) });
  const sums = to === undefined ? [] : await company.sumsBy(filter, by === undefined ? ['side'] : ['side', by], asOf);
  const setting: Setting = { currency: currency ?? defaultCurrency, months, by, view };
  const byAccount = Map.groupBy(sums, (sum) => sum.account);
  const accounts = chosen.flatMap((one) => {
    const members = byAccount.get(one.code);
    return members && currency !== null ? [accountAnswer(one, members, setting)] : [];
  });
  return { currency, months, since: flowMonths(all)[0] ?? null, groups: [...groupsOf(accounts)], accounts };
};

function groupsOf(accounts: readonly AccountAnswer[]): readonly RollForward['groups'][number][] {
  return balanceGroups.flatMap((group) => {
    const members = accounts.filter((account) => account.group === group);
    if (members.length === 0) return [];
    const label = groupLabels[group];
    return [{ group, label, accounts: members.map(({ account }) => account), whole: together(members, label) }];
  });
}

/** The movement of several accounts of one side of the balance sheet: each figure opens to those of the accounts. */
function together(accounts: readonly AccountAnswer[], label: string): Movement {
  const [only] = accounts;
  if (only && accounts.length === 1) return only.whole;
  const sum = (key: keyof Movement): Movement['opening'] => {
    const figures = accounts.map(({ name, whole }) => ({ label: name, ...whole[key] }));
    const minor = figures.reduce((total, { value, unit }) => total + parseMoney(value ?? '0', unit).minor, 0n);
    return minorFigure(minor, only?.whole[key].unit ?? '', formula(label, figures));
  };
  return {
    opening: sum('opening'),
    increases: sum('increases'),
    decreases: sum('decreases'),
    closing: sum('closing'),
  };
}

const balanceAccounts = chartOfAccounts.filter(({ row }) => row === undefined);

/** Refuses UNKNOWN_ACCOUNT, also for an account of the statement: it has no balance. */
function balanceAccount(code: string): Account {
  const account = accountOf(code);
  if (account.row === undefined) return account;
  throw new Refusal(
    'UNKNOWN_ACCOUNT',
    `account ${code} (${account.name}) is on the statement and keeps no balance: name one of the balance sheet, such as 1200`,
    { value: code },
  );
}

type Setting = {
  readonly currency: string;
  readonly months: readonly string[];
  readonly by: string | undefined;
  readonly view: View;
};

/** What the figures of one balance have in common. */
type Scope = Setting & {
  readonly account: Account;
  /** What narrows the account to one part of it. */
  readonly dimensions?: Readonly<Record<string, string>>;
};

function accountAnswer(account: Account, sums: readonly DimensionSum[], setting: Setting): AccountAnswer {
  const scope: Scope = { ...setting, account };
  const { months, by } = setting;
  const [first = '', last = ''] = [months[0], months.at(-1)];
  return {
    account: account.code,
    name: account.name,
    group: balanceGroupOf(account.code),
    kind: account.kind as 'asset' | 'liability' | 'equity',
    months: months.map((month) => ({ month, ...movementOf(sums, { from: month, to: month }, scope) })),
    whole: movementOf(sums, { from: first, to: last }, scope),
    parts: by === undefined ? [] : [...partsOf(sums, by, scope)],
  };
}

type Span = { readonly from: string; readonly to: string };

function movementOf(sums: readonly DimensionSum[], { from, to }: Span, scope: Scope): Movement {
  const turn = signOf(scope.account);
  const add = (keeps: (sum: DimensionSum) => boolean): bigint =>
    sums.reduce((total, sum) => (keeps(sum) ? total + BigInt(turn) * sum.minor : total), 0n);
  const within = (sum: DimensionSum): boolean => sum.month >= from && sum.month <= to;
  const [up, down] = turn === 1 ? (['debit', 'credit'] as const) : (['credit', 'debit'] as const);
  const figure = (minor: bigint, filter: Partial<PostingFilter>): Movement['opening'] =>
    minorFigure(minor, scope.currency, balanceTrace(filter, scope));
  return {
    opening: figure(
      add(({ month }) => month < from),
      { to: monthBefore(from) },
    ),
    increases: figure(
      add((sum) => within(sum) && sum.values['side'] === up),
      { from, to, side: up },
    ),
    decreases: figure(
      add((sum) => within(sum) && sum.values['side'] === down),
      { from, to, side: down },
    ),
    closing: figure(
      add(({ month }) => month <= to),
      { to },
    ),
  };
}

function partsOf(sums: readonly DimensionSum[], by: string, scope: Scope): readonly Part[] {
  const span = { from: scope.months[0] ?? '', to: scope.months.at(-1) ?? '' };
  const groups = Map.groupBy(sums, ({ values }) => values[by] ?? null);
  const named = [...groups].flatMap(([value, members]) =>
    value === null ? [] : [{ value, ...movementOf(members, span, { ...scope, dimensions: { [by]: value } }) }],
  );
  const unnamed = groups.get(null);
  const rest = unnamed ? [{ value: null, ...unnamedMovement(unnamed, named, { ...scope, span }) }] : [];
  return [...named, ...rest].toSorted((a, b) => magnitude(b.closing.value) - magnitude(a.closing.value));
}

/** What names no value of the dimension: the account's own figures less those of the named parts. */
function unnamedMovement(
  sums: readonly DimensionSum[],
  named: readonly Part[],
  scope: Scope & { readonly span: Span },
): Movement {
  const own = movementOf(sums, scope.span, scope);
  const rest = (key: keyof Movement): Movement['opening'] => ({
    ...own[key],
    trace: formula(`${scope.account.name}, ${scope.by ?? 'value'} not named`, [
      { label: scope.account.name, trace: own[key].trace },
      ...named
        .filter((part) => Number(part[key].value) !== 0)
        .map((part) => ({ label: part.value ?? '', sign: -1 as const, trace: part[key].trace })),
    ]),
  });
  return {
    opening: rest('opening'),
    increases: rest('increases'),
    decreases: rest('decreases'),
    closing: rest('closing'),
  };
}

function balanceTrace(filter: Partial<PostingFilter>, { account, dimensions, view }: Scope): Trace {
  const narrowed = { accounts: [account.code], ...filter, ...(dimensions && { dimensions: { ...dimensions } }) };
  return tracedUnder(view, narrowed, signOf(account));
}

function signOf({ kind }: Account): 1 | -1 {
  return kind === 'asset' ? 1 : -1;
}

function monthBefore(month: string): string {
  return Temporal.PlainYearMonth.from(month).subtract({ months: 1 }).toString();
}

function magnitude(value: string | null): number {
  return Math.abs(Number(value));
}
