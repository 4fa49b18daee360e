import { Refusal } from '@capwise/domain';
import { accountCodes, accountOf, statementOf } from '@capwise/domain/books';
import { money, moneyText, parseMoney } from '@capwise/domain/money';
import { requireOnce } from '../../assets/opening.ts';
import type { CompanyReads } from '../../ports/index.ts';
import { clearedBy } from './cleared.ts';
import type { DocumentOf, SourceDocument } from './document.ts';
import { requireExpensed } from './expensed-labor.ts';
import type { Place } from './place.ts';

/** Completes a document by what the books know when it is recorded. Refuses what they contradict. */
export async function resolved(document: SourceDocument, place: Place): Promise<SourceDocument> {
  switch (document.kind) {
    case 'vendor-invoice':
      return { ...document, clears: await clearedBy(document, place) };
    case 'capitalized-labor':
      await requireExpensed(document, place);
      return document;
    case 'opening':
      await requireOnce(
        place.books,
        document.balances.flatMap(({ asset }) => asset ?? []),
      );
      return document;
    case 'correction':
      return requireMateriality(document, place);
    case 'invoice-total':
      await requireInvoice(document, place.books);
      return document;
    default:
      return document;
  }
}

/** A correction says whether the error is material; where it does not, the numbers to judge by are shown. */
async function requireMateriality(
  document: DocumentOf<'correction'>,
  { books, currency }: Place,
): Promise<SourceDocument> {
  if (document.isMaterial !== undefined) return document;
  const { month } = document;
  const { ebitda, 'net-income': netIncome } = statementOf(
    await books.sums({ scenario: 'actual', from: month, to: month }),
  );
  const effect = document.entries.reduce((sum, { account, amount }) => {
    const { row } = accountOf(account);
    return row === undefined ? sum : sum - parseMoney(amount, currency).minor;
  }, 0n);
  const text = (minor: bigint): string => `${moneyText(money(minor, currency))} ${currency}`;
  throw new Refusal(
    'MATERIALITY_NEEDED',
    `the correction changes the result of ${month} by ${text(effect)}; its EBITDA is ${text(ebitda)}, its net income ${text(netIncome)}: ` +
      'say whether the error is material (isMaterial), and why',
    { month, effect: text(effect), ebitda: text(ebitda), netIncome: text(netIncome) },
  );
}

async function requireInvoice({ invoice }: DocumentOf<'invoice-total'>, books: CompanyReads): Promise<void> {
  const sums = await books.sumsBy({ scenario: 'actual', accounts: [accountCodes.payables] }, ['invoice']);
  const known = [...new Set(sums.flatMap(({ values }) => values.invoice ?? []))];
  if (known.includes(invoice)) return;
  throw new Refusal(
    'UNKNOWN_INVOICE',
    `no bill has the invoice "${invoice}": ${known.length > 0 ? `there are ${known.slice(0, 10).join(', ')}` : 'none was loaded'}`,
    { value: invoice },
  );
}
