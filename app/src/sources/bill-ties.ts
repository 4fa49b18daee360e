import type { Answer } from '@capwise/contract/registry';
import type { Measure } from '@capwise/domain/books';
import { tiesOf, type InvoiceSum } from '@capwise/domain/cloud';
import type { CompanyReads, LineRecord, Part } from '../ports/index.ts';
import { tieAnswer } from './tie-figures.ts';

/** What the bills posted, and the parts that it was posted from. */
export type Bills = { readonly lines: readonly LineRecord[]; readonly parts: readonly Part[] };

/** The three sums of every invoice of the bills, each to the cent. */
export async function billTies(
  company: CompanyReads,
  { lines, parts }: Bills,
  asOf?: string,
): Promise<Answer<'sources.quality'>['ties']> {
  const currencies = [...new Set(parts.map(({ currency }) => currency))];
  const sums = new Map(
    await Promise.all(
      currencies.map(async (currency) => [currency, await invoiceSums(company, currency, asOf)] as const),
    ),
  );
  return [...Map.groupBy(lines, ({ batch }) => batch.id).values()].flatMap((members) => {
    const [first] = members;
    const part = first && partOf(first, parts);
    if (!part) return [];
    const invoices = Map.groupBy(members, ({ dimensions }) => dimensions.invoice ?? '');
    return tiesOf(members, sums.get(part.currency) ?? [], part.currency).map((tie) => {
      const source = invoices.get(tie.invoice)?.[0]?.source;
      const filter = source?.kind === 'rows' ? source.filter : { equals: {} };
      return tieAnswer(tie, {
        run: part,
        billingPeriod: part.billingPeriod,
        parts: filter.parts ?? [],
        equals: filter.equals,
      });
    });
  });
}

/** What the bills posted for each invoice, in the currency of the invoice. */
async function invoiceSums(company: CompanyReads, currency: string, asOf?: string): Promise<readonly InvoiceSum[]> {
  const sums = await company.sumsBy({ scenario: 'actual', producer: 'bills', currency }, ['invoice', 'measure'], asOf);
  return sums.map(({ account, minor, values }) => ({
    account,
    minor,
    invoice: values.invoice ?? '',
    measure: values.measure as Measure,
  }));
}

function partOf({ source }: LineRecord, parts: readonly Part[]): Part | undefined {
  const ids = source.kind === 'rows' ? (source.filter.parts ?? []) : [];
  return parts.find(({ id }) => ids.includes(id));
}
