import { capitalizeLabor, capitalizeStockCompensation } from '@capwise/domain/assets';
import { payroll, requireCapitalizable } from '@capwise/domain/labor';
import { money } from '@capwise/domain/money';
import { parseMonth } from '@capwise/domain/time';
import { evenly } from '@capwise/domain/treatment';
import type { DocumentOf } from './document.ts';
import { legs, positive, type TreatedLine } from './treated-line.ts';

export function treatPayroll(document: DocumentOf<'payroll'>, currency: string): TreatedLine {
  const { what, month, repeats, paidAfter, component } = document;
  const amount = positive(document.amount, currency, 'the pay');
  return {
    what,
    month: parseMonth(month),
    treatment: `payroll: ${component.replace('-', ' ')}`,
    amount: money(amount.minor * BigInt(repeats), currency),
    moves: legs(payroll({ component, function: document.function, spread: evenly(repeats), paidAfter })),
  };
}

/** Labor that is expensed already becomes part of an asset, where the kind of work adds functionality. */
export function treatCapitalizedLabor(document: DocumentOf<'capitalized-labor'>, currency: string): TreatedLine {
  const { what, month, repeats, paidAfter, component, kindOfWork, decision } = document;
  requireCapitalizable(kindOfWork, decision ?? null);
  const amount = positive(document.amount, currency, 'the labor');
  const terms = { function: document.function, asset: document.class, spread: evenly(repeats) };
  return {
    what,
    month: parseMonth(month),
    treatment: 'capitalize cost already expensed',
    amount: money(amount.minor * BigInt(repeats), currency),
    moves: legs(component === 'pay' ? capitalizeLabor({ ...terms, paidAfter }) : capitalizeStockCompensation(terms)),
    dimensions: document.asset === undefined ? {} : { asset: document.asset },
    notes: [
      `kind of work: ${kindOfWork.replaceAll('-', ' ')}`,
      ...(decision === undefined ? [] : [`decision: ${decision}`]),
      ...(document.asset === undefined ? ['names no asset: it stays in progress until it does'] : []),
    ],
  };
}
