import { accountCodes } from '@capwise/domain/books';
import { money, parseMoney, type Money } from '@capwise/domain/money';
import { readDocuments } from '../../books/documents/register.ts';
import type { PostingFilter } from '@capwise/contract/operation';
import type { CompanyReads } from '../../ports/index.ts';
import { issuersOfTotals } from './record.ts';

/** A total of an invoice, as its issuer or a person states it, beside what the bills say of that invoice. */
export type InvoiceTotal = {
  /** The id of the document that states it, and of its line. */
  readonly document: string;
  readonly line: string;
  readonly invoice: string;
  /** null: a person stated it, who does not say whose invoice it is. */
  readonly issuer: string | null;
  readonly month: string;
  readonly said: Money;
  readonly bill: Billed;
};

/** What the bills owe for an invoice, and the postings that say it. */
type Billed = {
  readonly amount: Money;
  /** False where no bill has a row of it. */
  readonly isKnown: boolean;
  readonly filter: Partial<PostingFilter>;
};

/** Every total that stands, as the books have it now or had it at a moment. */
export async function readTotals(
  books: CompanyReads,
  functional: string,
  asOf?: string,
): Promise<readonly InvoiceTotal[]> {
  const issuers = await issuersOfTotals(books, asOf);
  const totals = (await readDocuments(books, asOf)).flatMap(({ id, stored: { document, withdrawn }, lines }) => {
    const line = lines[0];
    if (document.kind !== 'invoice-total' || withdrawn !== null || !line) return [];
    const { invoice, amount, month, currency = functional } = document;
    return [{ id, line: line.id, invoice, amount, month, currency, issuer: issuers.get(id) ?? null }];
  });
  const found: InvoiceTotal[] = [];
  for (const [currency, members] of Map.groupBy(totals, (total) => total.currency)) {
    const bills = await readBilled(books, currency, asOf);
    for (const { id, line, invoice, issuer, amount, month } of members) {
      const said = parseMoney(amount, currency);
      const others = members.filter((other) => other.invoice === invoice).flatMap((other) => other.issuer ?? []);
      const bill = billOf({ invoice, issuer, said, others }, bills);
      found.push({ document: id, line, invoice, issuer, month, said, bill });
    }
  }
  return found;
}

type InvoiceBill = { readonly issuer: string; readonly minor: bigint };

/** What is owed for each invoice id in a currency, by who issued it. */
export async function readBilled(
  books: CompanyReads,
  currency: string,
  asOf: string | undefined,
): Promise<ReadonlyMap<string, readonly InvoiceBill[]>> {
  const sums = await books.sumsBy({ scenario: 'actual', ...billed, currency }, ['invoice', 'vendor'], asOf);
  const bills = new Map<string, Map<string, bigint>>();
  for (const { minor, values } of sums) {
    const { invoice = null, vendor } = values;
    if (invoice === null) continue;
    const known = bills.get(invoice) ?? new Map<string, bigint>();
    known.set(vendor ?? '', (known.get(vendor ?? '') ?? 0n) - minor);
    bills.set(invoice, known);
  }
  return new Map([...bills].map(([id, known]) => [id, [...known].map(([issuer, minor]) => ({ issuer, minor }))]));
}

const billed = { accounts: [accountCodes.payables], measures: ['billed'] };

type Asked = {
  readonly invoice: string;
  readonly issuer: string | null;
  readonly said: Money;
  /** Who else states an invoice of that id. */
  readonly others: readonly string[];
};

export function billOf(
  { invoice, issuer, said, others }: Asked,
  bills: ReadonlyMap<string, readonly InvoiceBill[]>,
): Billed {
  const known = bills.get(invoice) ?? [];
  const own = ownBill({ issuer, said, others }, known);
  const minor = own ? own.minor : issuer === null ? known.reduce((sum, bill) => sum + bill.minor, 0n) : 0n;
  const vendor = own ? own.issuer : issuer;
  const dimensions = { invoice, ...(vendor !== null && { vendor: vendor === '' ? null : vendor }) };
  return {
    amount: money(minor, said.currency),
    isKnown: own !== undefined || (issuer === null && known.length > 0),
    filter: { ...billed, dimensions, currency: said.currency },
  };
}

/**
 * The bill of a stated invoice: that of its issuer. An id that only one issuer bills, whom nobody states, is the same invoice
 * however its issuer is spelled; what a person states is the bill that says the same, of whoever it is.
 */
function ownBill(
  { issuer, said, others }: Omit<Asked, 'invoice'>,
  known: readonly InvoiceBill[],
): InvoiceBill | undefined {
  const [only] = known;
  if (issuer === null) return known.length === 1 ? only : known.find(({ minor }) => minor === said.minor);
  const isOf = (name: string) => (bill: InvoiceBill) => bill.issuer.toLowerCase() === name.toLowerCase();
  const exact = known.find(isOf(issuer));
  if (exact || known.length !== 1 || !only) return exact;
  return others.some((other) => isOf(other)(only)) ? undefined : only;
}
