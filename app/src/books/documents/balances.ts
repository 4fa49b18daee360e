import { Refusal } from '@capwise/domain';
import { accountCodes, accountOf, type Posting } from '@capwise/domain/books';
import { isZero, money, moneyText, negate, parseMoney, subtract, total, type Money } from '@capwise/domain/money';
import { addMonths, lastDay, parseMonth } from '@capwise/domain/time';
import { accrue, clearAccrual, expense, inMonth, spreadIncentive } from '@capwise/domain/treatment';
import type { DocumentOf } from './document.ts';
import { legs, monthsFrom, nothing, positive, type TreatedLine } from './treated-line.ts';

/** Balances at the beginning of a month: they never were a flow of it, and opening equity takes what they do not balance by. */
export function treatOpening(document: DocumentOf<'opening'>, currency: string): TreatedLine {
  const month = parseMonth(document.month);
  const balances = document.balances.map(({ amount, account, ...dimensions }) => {
    requireBalanceSheet(account);
    return { account, amount: parseMoney(amount, currency), dimensions: given(dimensions) };
  });
  const sum = total(
    currency,
    balances.map(({ amount }) => amount),
  );
  const sides = isZero(sum)
    ? balances
    : [...balances, { account: accountCodes.openingEquity, amount: negate(sum), dimensions: {} }];
  const debits = total(
    currency,
    sides.flatMap(({ amount }) => (amount.minor > 0n ? [amount] : [])),
  );
  return {
    what: document.what,
    month,
    treatment: 'opening balances',
    amount: debits,
    moves: {
      kind: 'postings',
      post: (context) =>
        sides.map(
          ({ account, amount, dimensions }): Posting => ({
            ...context,
            date: lastDay(addMonths(month, -1)),
            account,
            dimensions: { ...context.dimensions, ...dimensions },
            amount,
            transaction: amount,
            nonCash: true,
          }),
        ),
    },
    notes: isZero(sum) ? [] : [`opening equity takes ${moneyText(negate(sum))} ${currency}`],
  };
}

function requireBalanceSheet(account: string): void {
  if (accountOf(account).row === undefined) return;
  throw new Refusal(
    'UNKNOWN_ACCOUNT',
    `account ${account} (${accountOf(account).name}) is none of the balance sheet: an opening entry has assets, liabilities and equity only`,
    { value: account },
  );
}

function given(dimensions: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(dimensions).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

export function treatAccrual(document: DocumentOf<'accrual'>, currency: string): TreatedLine {
  const { what, month, nature, estimate } = document;
  const reverses = document.reverses ?? addMonths(parseMonth(month), 1).toString();
  const range = rangeOf(document, currency, 'the accrual');
  if (reverses <= month) {
    throw new Refusal('INVALID_RANGE', `the accrual of ${month} reverses in ${reverses}: give a later month`, {
      value: reverses,
    });
  }
  const reversesAt = monthsFrom(month, reverses);
  return {
    what,
    month: parseMonth(month),
    treatment: 'accrual',
    amount: range.amount,
    moves: legs(accrue({ function: document.function, nature, reversesAt })),
    notes: [
      `estimate: ${estimate}`,
      `range: ${moneyText(range.low)} to ${moneyText(range.high)} ${currency}`,
      `taken back on ${reverses}-01: what its bill differs by is a change in estimate`,
    ],
  };
}

/** Committed spend that will not be used: accrued when it is probable (ASC 450-20-25-2), else disclosed. */
export function treatShortfall(document: DocumentOf<'shortfall'>, currency: string): TreatedLine {
  const committed = positive(document.committed, currency, 'the committed spend');
  const spend = { ...document, amount: document.expected };
  const range = rangeOf(spend, currency, 'the expected spend');
  const short = (used: Money): Money => {
    const missing = subtract(committed, used);
    return missing.minor > 0n ? missing : money(0n, currency);
  };
  const { function: costFunction, nature, isProbable, commitment } = document;
  return {
    what: document.what,
    month: parseMonth(document.month),
    treatment: isProbable ? 'shortfall: accrued' : 'shortfall: disclosed',
    amount: short(range.amount),
    moves: isProbable ? legs(accrue({ function: costFunction, nature, reversesAt: null })) : nothing,
    dimensions: { commitment },
    notes: [
      `range of the shortfall: ${moneyText(short(range.high))} to ${moneyText(short(range.low))} ${currency}`,
      isProbable ? 'probable: accrued until its invoice clears it' : 'not probable: nothing is posted',
    ],
  };
}

function rangeOf(
  document: { readonly amount: string; readonly low: string; readonly high: string },
  currency: string,
  what: string,
): { readonly amount: Money; readonly low: Money; readonly high: Money } {
  const [amount, low, high] = [document.amount, document.low, document.high].map((text) =>
    parseMoney(text, currency),
  ) as [Money, Money, Money];
  if (low.minor <= amount.minor && amount.minor <= high.minor && low.minor >= 0n) return { amount, low, high };
  throw new Refusal(
    'INVALID_RANGE',
    `${what} of ${moneyText(amount)} ${currency} lies outside of its range ${moneyText(low)} to ${moneyText(high)}: correct one of the three`,
    { value: document.amount, low: document.low, high: document.high },
  );
}

/** The invoice of a vendor clears what was accrued for it; what it differs by is a change in estimate. */
export function treatVendorInvoice(document: DocumentOf<'vendor-invoice'>, currency: string): readonly TreatedLine[] {
  const { what, netDays, nature } = document;
  const amount = positive(document.amount, currency, 'the invoice');
  const cleared = parseMoney(document.clears ?? '0', currency);
  const rest = subtract(amount, cleared);
  const month = parseMonth(document.month);
  const kind = { function: document.function, nature };
  return [
    {
      what: `${what} · accrued before`,
      month,
      treatment: 'vendor invoice: clears what was accrued',
      amount: cleared,
      moves: legs(clearAccrual({ netDays })),
    },
    {
      what: `${what} · ${rest.minor < 0n ? 'accrued too much' : 'not accrued before'}`,
      month,
      treatment: 'vendor invoice: change in estimate',
      amount: rest,
      moves: legs(
        rest.minor < 0n
          ? [...accrue({ ...kind, reversesAt: null }), ...clearAccrual({ netDays })]
          : expense({ ...kind, spread: inMonth(0), netDays }),
      ),
    },
  ].filter((line) => !isZero(line.amount));
}

export function treatIncentive(document: DocumentOf<'incentive'>, currency: string): TreatedLine {
  const { what, month, termMonths, netDays, nature } = document;
  return {
    what,
    month: parseMonth(month),
    treatment: 'incentive over its term',
    amount: positive(document.amount, currency, 'the incentive'),
    moves: legs(spreadIncentive({ function: document.function, nature, termMonths, netDays })),
  };
}
