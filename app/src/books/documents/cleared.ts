import { Refusal } from '@capwise/domain';
import { accountCodes } from '@capwise/domain/books';
import { money, moneyText, parseMoney } from '@capwise/domain/money';
import type { DocumentOf } from './document.ts';
import type { Place } from './place.ts';

/**
 * What is accrued for the vendor at the end of the invoice's month and waits for its invoice: third parties of bills, and
 * shortfalls, less what other invoices cleared. An accrual that is taken back by its date, or a liability that is paid as it
 * falls due, waits for none.
 */
export async function clearedBy(document: DocumentOf<'vendor-invoice'>, place: Place): Promise<string> {
  const { currency } = place;
  const { vendor, month } = document;
  const accrued = await waitingFor(vendor, month, place);
  const open = moneyText(money(accrued > 0n ? accrued : 0n, currency));
  if (document.clears === undefined) return open;
  const asked = parseMoney(document.clears, currency);
  if (asked.minor >= 0n && asked.minor <= accrued) return document.clears;
  throw new Refusal(
    'INVALID_AMOUNT',
    `the invoice would clear ${moneyText(asked)} ${currency}, and ${open} is accrued for ${vendor} at the end of ${month} and waits for its invoice: clear at most that`,
    { value: document.clears, accrued: open },
  );
}

async function waitingFor(vendor: string, month: string, { id, books, documents }: Place): Promise<bigint> {
  const waits = new Set(['shortfall', 'vendor-invoice']);
  const kinds = new Map(documents.map((known) => [known.id, known.stored.document.kind]));
  const accounts = [accountCodes.accruedLiabilities];
  const sums = await books.sumsBy({ scenario: 'actual', accounts, dimensions: { vendor }, to: month }, ['document']);
  return sums.reduce((sum, { minor, values: { document = null } }) => {
    const counts = document === null || (document !== id && waits.has(kinds.get(document) ?? ''));
    return counts ? sum - minor : sum;
  }, 0n);
}
