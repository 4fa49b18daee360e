import type { Answer } from '@capwise/contract/registry';
import { accountCodes, chartOfAccounts, type SourceLine } from '@capwise/domain/books';
import { tiesOf, type BillRun, type InvoiceSum, type InvoiceTies } from '@capwise/domain/cloud';
import { fineFigure, minorFigure, postingsTrace, rowsTrace } from '../figure/index.ts';
import type { RunBatch } from './post.ts';

type Tie = Answer<'sources.import'>['ties'][number];

/** The ties of batches that were just made, each invoice as a whole, each figure with its trace. */
export function tieFigures(made: readonly RunBatch[]): readonly Tie[] {
  const byId = new Map(
    made.flatMap(({ run, batch }) => batch.madeFrom.map((id) => [id, { ...run, id, billingPeriod: batch.period }])),
  );
  return [...Map.groupBy(made, ({ run }) => run.currency)].flatMap(([currency, members]) => {
    const lines = members.flatMap(({ batch }) => batch.lines);
    const sums = members.flatMap(({ batch }) =>
      batch.postings.map(({ account, measure, dimensions, transaction }) => ({
        account,
        measure,
        invoice: dimensions.invoice ?? '',
        issuer: dimensions.vendor ?? '',
        minor: transaction.minor,
      })),
    );
    return tieAnswers({ lines, sums, currency }, byId);
  });
}

type Posted = {
  readonly lines: readonly SourceLine[];
  readonly sums: readonly InvoiceSum[];
  readonly currency: string;
};

type TiedPart = BillRun & { readonly id: string; readonly billingPeriod: string };

/** The ties of invoices with the parts that their rows are of, by id. */
export function tieAnswers({ lines, sums, currency }: Posted, byId: ReadonlyMap<string, TiedPart>): readonly Tie[] {
  const invoices = Map.groupBy(lines, ({ dimensions: { vendor, invoice } }) => nameOf(vendor, invoice));
  return tiesOf(lines, sums, currency).flatMap((tie) => {
    const own = invoices.get(nameOf(tie.issuer, tie.invoice)) ?? [];
    const parts = [...new Set(own.flatMap((line) => partsOf(line, byId)))];
    const last = parts.toSorted((left, right) => (left.billingPeriod < right.billingPeriod ? -1 : 1)).at(-1);
    const source = own[0]?.source;
    if (!last || source?.kind !== 'rows') return [];
    const accounts = [...new Set(parts.map(({ billingAccount }) => billingAccount))].sort();
    return [
      tieAnswer(tie, {
        run: { ...last, billingAccount: accounts.join(', ') },
        billingPeriod: last.billingPeriod,
        parts: parts.map(({ id }) => id),
        equals: source.filter.equals,
      }),
    ];
  });
}

function nameOf(vendor = '', invoice = ''): string {
  return JSON.stringify([vendor, invoice]);
}

/** The parts that the rows of a line are of, those that are known. */
export function partsOf<Part extends TiedPart>(
  { source }: Pick<SourceLine, 'source'>,
  byId: ReadonlyMap<string, Part>,
): readonly Part[] {
  const ids = source.kind === 'rows' ? (source.filter.parts ?? []) : [];
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type TiePlace = {
  readonly run: BillRun;
  /** The last that the invoice is billed in. */
  readonly billingPeriod: string;
  readonly parts: readonly string[];
  /** The condition of any line of the invoice. */
  readonly equals: Readonly<Record<string, string | null | readonly (string | null)[]>>;
};

const expenseAccounts = chartOfAccounts.filter(({ row }) => row !== undefined).map(({ code }) => code);

function tieAnswer(tie: InvoiceTies, { run, billingPeriod, parts, equals }: TiePlace): Tie {
  const invoiceId = typeof equals.InvoiceId === 'string' ? equals.InvoiceId : null;
  const issuer = typeof equals.InvoiceIssuerName === 'string' ? equals.InvoiceIssuerName : null;
  const filter = {
    parts: [...parts],
    equals: { InvoiceId: invoiceId, InvoiceIssuerName: issuer },
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
          dimensions: { invoice: tie.invoice, vendor: tie.issuer },
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
