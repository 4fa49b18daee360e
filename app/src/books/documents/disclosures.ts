import { Refusal } from '@capwise/domain';
import { accountOf, type Posting } from '@capwise/domain/books';
import { isZero, money, moneyText, negate, parseMoney, total } from '@capwise/domain/money';
import { lastDay, parseMonth } from '@capwise/domain/time';
import { loseAtCeaseUse, provideOnerous } from '@capwise/domain/treatment';
import type { DocumentOf } from './document.ts';
import { legs, nothing, positive, type TreatedLine } from './treated-line.ts';

/** Purchase obligations that are not on the balance sheet are disclosed by year (accounting contract, §4). */
export function treatObligation(document: DocumentOf<'purchase-obligation'>, currency: string): TreatedLine {
  const amount = positive(document.amount, currency, 'the monthly obligation');
  return {
    what: document.what,
    month: parseMonth(document.month),
    treatment: 'purchase obligation: disclosed',
    amount: money(amount.minor * BigInt(document.repeats), currency),
    moves: nothing,
    dimensions: document.commitment === undefined ? {} : { commitment: document.commitment },
    notes: ['disclosed by year; nothing is posted until it is charged'],
  };
}

/** Onerous contracts: a provision under IFRS; as incurred, or at cease-use, under US GAAP (accounting contract, §4). */
export function treatOnerous(document: DocumentOf<'onerous-contract'>, currency: string): TreatedLine {
  const { monthsLeft, nature, isCeased } = document;
  const kind = { function: document.function, nature, monthsLeft };
  const provided = legs(provideOnerous(kind));
  return {
    what: document.what,
    month: parseMonth(document.month),
    treatment: isCeased ? 'onerous contract: lost at cease-use' : 'onerous contract: as incurred',
    amount: positive(document.amount, currency, 'the unavoidable cost'),
    moves: isCeased ? legs(loseAtCeaseUse(kind)) : nothing,
    ...(!isCeased && { ifrs: provided }),
    notes: isCeased ? ['left for good: lost at once under both frameworks'] : ['IFRS: a provision (IAS 37.66)'],
  };
}

/** An error is corrected in the first open month, with the month of the error named. */
export function treatCorrection(document: DocumentOf<'correction'>, currency: string): TreatedLine {
  const month = parseMonth(document.month);
  const sides = document.entries.map(({ account, amount }) => ({
    account: accountOf(account).code,
    amount: parseMoney(amount, currency),
  }));
  const sum = total(
    currency,
    sides.map(({ amount }) => amount),
  );
  if (!isZero(sum)) {
    throw new Refusal(
      'UNBALANCED',
      `the correction of ${document.month} does not balance: debits less credits are ${moneyText(sum)} ${currency}; add the missing side`,
      { value: moneyText(sum) },
    );
  }
  return {
    what: document.what,
    month,
    treatment: 'correction of an error',
    amount: total(
      currency,
      sides.flatMap(({ amount }) => (amount.minor > 0n ? [amount] : [])),
    ),
    moves: {
      kind: 'postings',
      post: (context) =>
        sides.map(
          ({ account, amount }): Posting => ({
            ...context,
            date: lastDay(month),
            account,
            amount,
            transaction: amount,
          }),
        ),
    },
    notes: [
      `error of ${document.month}: ${document.isMaterial ? 'material: present its month recast beside the books' : 'not material'}`,
      document.reason,
    ],
  };
}

/** Chargeback moves cost between teams; the company's EBITDA, cash and depreciation stay (accounting contract, §3). */
export function treatChargeback(document: DocumentOf<'chargeback'>, currency: string): TreatedLine {
  const month = parseMonth(document.month);
  const amount = positive(document.amount, currency, 'the chargeback');
  const { account, provider, consumer } = document;
  requireExpense(account);
  return {
    what: document.what,
    month,
    treatment: 'chargeback',
    amount,
    moves: {
      kind: 'postings',
      post: (context) =>
        [
          { team: consumer, side: amount },
          { team: provider, side: negate(amount) },
        ].map(
          ({ team, side }): Posting => ({
            ...context,
            date: lastDay(month),
            account,
            dimensions: { ...context.dimensions, team },
            amount: side,
            transaction: side,
          }),
        ),
    },
    notes: [`${consumer} bears what ${provider} recovers`],
  };
}

function requireExpense(account: string): void {
  const { function: costFunction, name } = accountOf(account);
  if (costFunction !== undefined && !name.startsWith('Capitalized')) return;
  throw new Refusal(
    'UNKNOWN_ACCOUNT',
    `account ${account} (${name}) is no cost of a function: a chargeback moves such cost between teams`,
    { value: account },
  );
}

export function treatInvoiceTotal(document: DocumentOf<'invoice-total'>, functional: string): TreatedLine {
  return {
    what: document.what,
    month: parseMonth(document.month),
    treatment: 'invoice total: to tie',
    amount: parseMoney(document.amount, document.currency ?? functional),
    moves: nothing,
    notes: ['its month is closed only when the bill says the same'],
  };
}
