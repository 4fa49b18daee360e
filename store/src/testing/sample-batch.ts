import type { Batch, Dimensions, Posting, SourceLine } from '@capwise/domain/books';
import { money } from '@capwise/domain/money';
import { lastDay, parseMonth } from '@capwise/domain/time';

/** An expense on account of a sample batch. */
export type SampleExpense = {
  readonly minor: bigint;
  readonly month?: string;
  readonly account?: string;
  readonly dimensions?: Partial<Dimensions>;
  readonly nonCash?: boolean;
};

export type SampleBatch = {
  readonly producer?: string;
  readonly subject?: string;
  readonly period?: string;
  readonly expenses: readonly SampleExpense[];
};

/** A batch with one line and one entry per expense, against payables, in US dollars. */
export function sampleBatch({
  producer = 'bills',
  subject = 'account 1',
  period = '2026-10',
  expenses,
}: SampleBatch): Batch {
  return {
    producer,
    subject,
    period,
    lines: expenses.map((expense) => sampleLine(expense, period)),
    postings: expenses.flatMap((expense, line) => sampleEntry({ month: period, ...expense }, line)),
    madeFrom: ['load-1'],
  };
}

function sampleLine({ minor, month, dimensions }: SampleExpense, period: string): SourceLine {
  const charged = parseMonth(month ?? period);
  return {
    what: 'Compute “on demand” \\ "quoted", {braced}',
    month: charged,
    postingMonth: charged,
    dimensions: { entity: 'main', ...dimensions },
    treatment: 'expense',
    amounts: { billed: money(minor, 'USD'), effective: money(minor, 'USD') },
    source: {
      kind: 'rows',
      filter: { parts: ['load-1-1'], equals: { ServiceName: 'Compute', SubAccountId: null } },
      rows: 3,
      billed: minor * 10n ** 16n + 1n,
      effective: minor * 10n ** 16n,
    },
    notes: ['charged in its month'],
  };
}

function sampleEntry(
  { minor, month, account = '6920', dimensions, nonCash }: SampleExpense & { readonly month: string },
  line: number,
): readonly Posting[] {
  const common = {
    basis: 'us-gaap',
    scenario: 'actual',
    date: lastDay(parseMonth(month)),
    dimensions: { entity: 'main', ...dimensions },
    line,
    measure: 'billed',
    ...(nonCash && { nonCash }),
  } as const;
  const [debit, credit] = [money(minor, 'USD'), money(-minor, 'USD')];
  return [
    { ...common, account, amount: debit, transaction: debit },
    { ...common, account: '2000', amount: credit, transaction: credit, section: 'operating' },
  ];
}
