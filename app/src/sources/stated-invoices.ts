import type { Answer } from '@capwise/contract/registry';
import { accountCodes } from '@capwise/domain/books';
import { money, moneyText, parseFine, roundFine } from '@capwise/domain/money';
import { minorFigure, postingsTrace } from '../figure/index.ts';
import type { CompanyReads } from '../ports/index.ts';
import { readInvoices } from './datasets/invoices.ts';

type Stated = Answer<'sources.quality'>['invoices'][number];

/** What providers say of their invoices beside what their bills say, with what the bills do not explain. */
export async function statedInvoices(company: CompanyReads, asOf?: string): Promise<Stated[]> {
  const stated = await readInvoices(company, asOf);
  const billed = new Map<string, bigint>();
  for (const currency of new Set(stated.map((invoice) => invoice.currency))) {
    const filter = { accounts: [accountCodes.payables], measures: ['billed'], currency };
    for (const { minor, values } of await company.sumsBy({ scenario: 'actual', ...filter }, ['invoice'], asOf)) {
      const key = `${currency} ${values['invoice'] ?? ''}`;
      billed.set(key, (billed.get(key) ?? 0n) - minor);
    }
  }
  return stated.map(({ invoice, issuer, currency, month, amount, due, status, details }) => {
    const total = roundFine(parseFine(amount), currency, 'half-up');
    const minor = billed.get(`${currency} ${invoice}`) ?? null;
    const trace = postingsTrace(
      { accounts: [accountCodes.payables], measures: ['billed'], dimensions: { invoice }, currency },
      -1,
    );
    return {
      invoice,
      issuer,
      currency,
      billingPeriod: month,
      status,
      due,
      details,
      total: moneyText(total),
      billed: minor === null ? null : minorFigure(minor, currency, trace),
      unexplained: moneyText(money(total.minor - (minor ?? 0n), currency)),
      tied: total.minor === minor,
    };
  });
}
