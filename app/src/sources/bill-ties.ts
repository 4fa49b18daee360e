import type { Answer } from '@capwise/contract/registry';
import type { Measure } from '@capwise/domain/books';
import type { InvoiceSum } from '@capwise/domain/cloud';
import type { CompanyReads, LineRecord, Part } from '../ports/index.ts';
import { partsOf, tieAnswers } from './tie-figures.ts';

/** What the bills posted, and the parts that it was posted from. */
export type Bills = { readonly lines: readonly LineRecord[]; readonly parts: readonly Part[] };

type Ties = Answer<'sources.quality'>['ties'];
type Tie = Ties[number];

/**
 * The three sums of every invoice of the bills, each to the cent. An invoice is one of an issuer, an id and a currency: it ties
 * as a whole, over all accounts, months and parts that carry it, also those that the bills given leave out.
 */
export async function billTies(company: CompanyReads, bills: Bills, asOf?: string): Promise<Ties> {
  const ties = await tiesIn(company, bills, asOf);
  if (ties.every(({ tied }) => tied)) return ties;
  const parts = await company.liveParts(asOf);
  if (parts.length <= bills.parts.length) return ties;
  const asked = new Set(ties.map(keyOf));
  const whole = await tiesIn(company, { lines: await company.lines('bills', asOf), parts }, asOf);
  return whole.filter((tie) => asked.has(keyOf(tie)));
}

function keyOf({ issuer, invoice, currency }: Tie): string {
  return JSON.stringify([issuer, invoice, currency]);
}

async function tiesIn(company: CompanyReads, { lines, parts }: Bills, asOf: string | undefined): Promise<Ties> {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const ties: Ties = [];
  for (const [currency, members] of Map.groupBy(lines, (line) => partsOf(line, byId)[0]?.currency)) {
    if (currency === undefined) continue;
    ties.push(...tieAnswers({ lines: members, sums: await invoiceSums(company, currency, asOf), currency }, byId));
  }
  return ties;
}

/** What the bills posted for each invoice of an issuer, in the currency of the invoice. */
async function invoiceSums(
  company: CompanyReads,
  currency: string,
  asOf: string | undefined,
): Promise<readonly InvoiceSum[]> {
  const filter = { scenario: 'actual', producer: 'bills', currency };
  const sums = await company.sumsBy(filter, ['invoice', 'vendor', 'measure'], asOf);
  return sums.map(({ account, minor, values }) => ({
    account,
    minor,
    invoice: values.invoice ?? '',
    issuer: values.vendor ?? '',
    measure: values.measure as Measure,
  }));
}
