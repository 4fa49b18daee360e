import type { Answer } from '@capwise/contract/registry';
import type { Figure, Trace } from '@capwise/contract/operation';
import { moneyText, parseFine, roundFine, subtract, toFine } from '@capwise/domain/money';
import { fineFigure, formula, minorFigure, postingsTrace } from '../../figure/index.ts';
import { billTies } from '../../sources/bill-ties.ts';
import { firstIdOf } from '../../sources/datasets/record.ts';
import { readTotals, type InvoiceTotal } from '../../sources/datasets/totals.ts';
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
  const { invoice, issuer, billingPeriod, currency, recoverable } = tie;
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
    subject: JSON.stringify(['bill', issuer, invoice, currency]),
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
async function statedTotals({ books, currency }: RuleReads): Promise<readonly Raised[]> {
  return (await readTotals(books, currency)).flatMap(raisedTotal);
}

function raisedTotal({ document, line, invoice, issuer, month, said, bill }: InvoiceTotal): readonly Raised[] {
  const { currency } = said;
  const open = subtract(said, bill.amount);
  if (open.minor === 0n) return [];
  const trace: Trace = formula('Invoice less its bill', [
    { label: `Invoice ${invoice}`, trace: { kind: 'item', id: `line:${line}` } },
    { label: 'Its bill', sign: -1, trace: postingsTrace(bill.filter, -1) },
  ]);
  const figure = fineFigure(toFine(open), currency, trace);
  const onBill = bill.isKnown ? `${moneyText(bill.amount)} on its bill` : 'no row of it on the bills that are loaded';
  return [
    {
      // Two issuers, or an issuer and a person, may state totals of one id.
      subject: JSON.stringify([
        'total',
        invoice,
        currency,
        ...(document === firstIdOf({ invoice, currency }) ? [] : [document]),
      ]),
      title: bill.isKnown ? `Invoice ${invoice} says another total than its bill` : `Invoice ${invoice} is on no bill`,
      reason: `${issuer === null ? '' : `${issuer}, `}${month}: ${moneyText(said)} on the invoice, ${onBill}`,
      amount: magnitude(figure),
      ebitda: unknown(figure),
      cash: opposite(figure),
      verb: 'Open rows',
      link: '/sources',
    },
  ];
}
