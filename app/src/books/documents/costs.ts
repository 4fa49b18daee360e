import { money, negate } from '@capwise/domain/money';
import { parseMonth } from '@capwise/domain/time';
import { earn, earnOverTerm, evenly, expense, inMonth, prepay } from '@capwise/domain/treatment';
import type { DocumentOf } from './document.ts';
import { legs, monthsFrom, positive, type TreatedLine } from './treated-line.ts';

export function treatExpense(document: DocumentOf<'expense'>, currency: string): TreatedLine {
  const { what, month, repeats, netDays, nature } = document;
  const amount = positive(document.amount, currency, 'the expense');
  return {
    what,
    month: parseMonth(month),
    treatment: 'expense',
    amount: money(amount.minor * BigInt(repeats), currency),
    moves: legs(expense({ spread: evenly(repeats), netDays, function: document.function, nature })),
  };
}

export function treatPrepay(document: DocumentOf<'prepay'>, currency: string): TreatedLine {
  const { what, month, termMonths, stopsAt, netDays, nature } = document;
  const stops = stopsAt === undefined ? {} : { stopsAt: monthsFrom(month, stopsAt) };
  return {
    what,
    month: parseMonth(month),
    treatment: 'prepay',
    amount: positive(document.amount, currency, 'the prepayment'),
    moves: legs(prepay({ spread: inMonth(0), termMonths, netDays, function: document.function, nature, ...stops })),
  };
}

export function treatRevenue(document: DocumentOf<'revenue'>, currency: string): TreatedLine {
  const { what, month, repeats, termMonths, netDays } = document;
  const amount = positive(document.amount, currency, 'the revenue');
  const spread = evenly(repeats);
  return {
    what,
    month: parseMonth(month),
    treatment: 'earn',
    amount: money(amount.minor * BigInt(repeats), currency),
    moves: legs(termMonths === undefined ? earn({ spread, netDays }) : earnOverTerm({ spread, netDays, termMonths })),
  };
}

/** A service credit owed to customers is negative revenue (accounting contract, §2). */
export function treatServiceCredit(document: DocumentOf<'service-credit'>, currency: string): TreatedLine {
  return {
    what: document.what,
    month: parseMonth(document.month),
    treatment: 'earn: service credit',
    amount: negate(positive(document.amount, currency, 'the service credit')),
    moves: legs(earn({ spread: inMonth(0), netDays: document.netDays })),
  };
}
