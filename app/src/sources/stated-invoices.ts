import type { Answer } from '@capwise/contract/registry';
import { moneyText, parseFine, roundFine, subtract } from '@capwise/domain/money';
import { minorFigure, postingsTrace } from '../figure/index.ts';
import type { CompanyReads } from '../ports/index.ts';
import { readInvoices } from './datasets/invoices.ts';
import { billOf, readBilled } from './datasets/totals.ts';

type Stated = Answer<'sources.quality'>['invoices'][number];

/** What providers say of their invoices beside what their bills say, with what the bills do not explain. */
export async function statedInvoices(company: CompanyReads, asOf?: string): Promise<Stated[]> {
  const stated = await readInvoices(company, asOf);
  const bills = new Map(
    await Promise.all(
      [...new Set(stated.map(({ currency }) => currency))].map(
        async (currency) => [currency, await readBilled(company, currency, asOf)] as const,
      ),
    ),
  );
  return stated.map(({ invoice, issuer, currency, month, amount, due, status, details }) => {
    const said = roundFine(parseFine(amount), currency, 'half-up');
    const others = stated
      .filter((one) => one.invoice === invoice && one.currency === currency)
      .map((one) => one.issuer);
    const bill = billOf({ invoice, issuer, said, others }, bills.get(currency) ?? new Map());
    const { minor } = bill.amount;
    return {
      invoice,
      issuer,
      currency,
      billingPeriod: month,
      status,
      due,
      details,
      total: moneyText(said),
      billed: bill.isKnown ? minorFigure(minor, currency, postingsTrace(bill.filter, -1)) : null,
      unexplained: moneyText(subtract(said, bill.amount)),
      tied: bill.isKnown && said.minor === minor,
    };
  });
}
