import type { Answer } from '@capwise/contract/registry';
import type { Figure, Trace } from '@capwise/contract/operation';
import { accountCodes } from '@capwise/domain/books';
import { moneyText, parseFine, parseMoney, roundFine, subtract, toFine } from '@capwise/domain/money';
import { readDocuments } from '../../books/documents/register.ts';
import { fineFigure, formula, minorFigure, postingsTrace } from '../../figure/index.ts';
import { billTies } from '../../sources/bill-ties.ts';
import { isZeroFigure, magnitude, opposite, unknown, type Raised, type Rule, type RuleReads } from '../rule.ts';

type Tie = Answer<'sources.quality'>['ties'][number];

/** A bill whose invoice does not tie to what it posted, or to the total that its issuer states: to the cent. */
export const brokenTie: Rule = async (reads) => [...(await postedTies(reads)), ...(await statedTotals(reads))];

async function postedTies({ books, parts, billLines }: RuleReads): Promise<readonly Raised[]> {
  if (parts.length === 0) return [];
  const ties = await billTies(books, { lines: await billLines(), parts });
  return ties.filter(({ tied }) => !tied).map(raisedTie);
}

function raisedTie(tie: Tie): Raised {
  const { invoice, issuer, billingPeriod, billingAccount, currency, recoverable } = tie;
  const owed = difference('Rows less what is owed for them', tie.billed, [tie.payable]);
  const expensed = difference('Effective cost less what was expensed', tie.effective, [tie.expense, recoverable]);
  const named = difference('Owed less expensed and the named balances', tie.payable, [
    tie.expense,
    tie.prepaid,
    tie.accrued,
    tie.deferred,
    tie.incentive,
    tie.difference,
    recoverable,
  ]);
  const open = [owed, expensed, named].find((figure) => !isZeroFigure(figure)) ?? unknown(named);
  return {
    subject: JSON.stringify(['bill', billingAccount, billingPeriod, invoice, currency]),
    title: `Invoice ${invoice} does not tie`,
    reason: `${issuer || 'its issuer'}, ${billingPeriod}: what its rows say and what was posted differ`,
    amount: magnitude(open),
    // Cost that is missing lifts EBITDA, and what is not owed is not paid.
    ebitda: opposite(expensed),
    cash: opposite(owed),
    verb: 'Open rows',
    link: '/sources',
  };
}

/** A figure less others, each rounded to the cent. */
function difference(name: string, whole: Figure, parts: readonly Figure[]): Figure {
  const cents = (figure: Figure): bigint => roundFine(parseFine(figure.value ?? '0'), figure.unit, 'half-up').minor;
  const minor = parts.reduce((rest, part) => rest - cents(part), cents(whole));
  const trace = formula(name, [
    { label: 'Rows', trace: whole.trace },
    ...parts.map((part) => ({ label: 'Posted', sign: -1 as const, trace: part.trace })),
  ]);
  return minorFigure(minor, whole.unit, trace);
}

/** Totals of invoices, as their issuers or a person state them, that their bills do not say. */
async function statedTotals({ books, currency: functional }: RuleReads): Promise<readonly Raised[]> {
  const totals = (await readDocuments(books)).flatMap(({ stored: { document, withdrawn }, lines }) => {
    const line = lines[0];
    return document.kind === 'invoice-total' && withdrawn === null && line ? [{ ...document, line: line.id }] : [];
  });
  const found: Raised[] = [];
  for (const [currency, members] of Map.groupBy(totals, (one) => one.currency ?? functional)) {
    const accounts = [accountCodes.payables];
    const filter = { accounts, measures: ['billed'], currency };
    const sums = await books.sumsBy({ scenario: 'actual', ...filter }, ['invoice']);
    for (const { invoice, amount, month, line } of members) {
      const billed = sums.reduce((sum, one) => (one.values['invoice'] === invoice ? sum - one.minor : sum), 0n);
      const said = parseMoney(amount, currency);
      const open = subtract(said, { minor: billed, currency });
      if (open.minor === 0n) continue;
      const trace: Trace = formula('Invoice less its bill', [
        { label: `Invoice ${invoice}`, trace: { kind: 'item', id: `line:${line}` } },
        { label: 'Its bill', sign: -1, trace: postingsTrace({ ...filter, dimensions: { invoice } }, -1) },
      ]);
      const figure = fineFigure(toFine(open), currency, trace);
      found.push({
        subject: JSON.stringify(['total', invoice, currency]),
        title: `Invoice ${invoice} says another total than its bill`,
        reason: `${month}: ${moneyText(said)} on the invoice, ${moneyText({ minor: billed, currency })} on its bill`,
        amount: magnitude(figure),
        ebitda: unknown(figure),
        cash: opposite(figure),
        verb: 'Open rows',
        link: '/sources',
      });
    }
  }
  return found;
}
