import type { Answer } from '@capwise/contract/registry';
import { accountCodes, chartOfAccounts } from '@capwise/domain/books';
import { tiesOf, type BillRun, type InvoiceTies } from '@capwise/domain/cloud';
import { fineFigure, minorFigure, postingsTrace, rowsTrace } from '../figure/index.ts';
import type { RunBatch } from './post.ts';

type Tie = Answer<'sources.import'>['ties'][number];

/** The ties of a batch that was just made, each figure with its trace. */
export function tieFigures({ run, batch }: RunBatch): readonly Tie[] {
  const sums = batch.postings.map(({ account, measure, dimensions, transaction }) => ({
    account,
    measure,
    invoice: dimensions.invoice ?? '',
    minor: transaction.minor,
  }));
  const rows = new Map(batch.lines.map((line) => [line.dimensions.invoice ?? '', line.source]));
  return tiesOf(batch.lines, sums, run.currency).map((tie) => {
    const source = rows.get(tie.invoice);
    return tieAnswer(tie, {
      run,
      billingPeriod: batch.period,
      parts: batch.madeFrom,
      equals: source?.kind === 'rows' ? source.filter.equals : {},
    });
  });
}

export type TiePlace = {
  readonly run: BillRun;
  readonly billingPeriod: string;
  readonly parts: readonly string[];
  /** The condition of any line of the invoice. */
  readonly equals: Readonly<Record<string, string | null | readonly (string | null)[]>>;
};

const expenseAccounts = chartOfAccounts.filter(({ row }) => row !== undefined).map(({ code }) => code);

export function tieAnswer(tie: InvoiceTies, { run, billingPeriod, parts, equals }: TiePlace): Tie {
  const invoiceId = typeof equals.InvoiceId === 'string' ? equals.InvoiceId : null;
  const issuer = typeof equals.InvoiceIssuerName === 'string' ? equals.InvoiceIssuerName : null;
  const filter = {
    parts: [...parts],
    equals: { InvoiceId: invoiceId, ...(invoiceId === null && { InvoiceIssuerName: issuer }) },
  };
  const posted = (
    minor: bigint,
    accounts: readonly string[],
    sign: 1 | -1,
    measures?: readonly string[],
  ): Tie['payable'] =>
    minorFigure(
      minor,
      run.currency,
      postingsTrace(
        {
          accounts: [...accounts],
          dimensions: { invoice: tie.invoice },
          currency: run.currency,
          ...(measures && { measures: [...measures] }),
        },
        sign,
      ),
    );
  return {
    invoice: tie.invoice,
    issuer: tie.issuer,
    billingAccount: run.billingAccount,
    billingPeriod,
    currency: run.currency,
    billed: fineFigure(tie.billed, run.currency, rowsTrace(filter, 'billed')),
    payable: posted(tie.payable, [accountCodes.payables], -1, ['billed']),
    effective: fineFigure(tie.effective, run.currency, rowsTrace(filter, 'effective')),
    expense: posted(tie.expense, expenseAccounts, 1),
    prepaid: posted(tie.prepaid, [accountCodes.prepaidCommitments], 1),
    accrued: posted(tie.accrued, [accountCodes.accruedLiabilities], 1),
    deferred: posted(tie.deferred, [accountCodes.prepaidExpenses], 1),
    incentive: posted(tie.incentive, [accountCodes.deferredIncentives], 1),
    difference: posted(tie.difference, [accountCodes.billedEffectiveDifference], 1),
    recoverable: posted(tie.recoverable, [accountCodes.recoverableTax], 1),
    tied: tie.tied,
  };
}
