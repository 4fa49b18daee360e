import { budgetPostings, type Batch, type BudgetLine, type SourceLine } from '@capwise/domain/books';
import { parseMoney } from '@capwise/domain/money';
import { parseMonth } from '@capwise/domain/time';
import type { CompanyReads } from '../ports/index.ts';

const producer = 'budget';

/** There is one plan of record: a later version takes the place of the months that it gives, and earlier ones stay known. */
const subject = 'plan of record';

/** A planned amount of an account in a month, as its file says it, or as the assets of the books already promise it. */
export type StoredBudget = {
  /** Code of ours. */
  readonly account: string;
  readonly month: string;
  /** Cost + on accounts of cost, revenue + on accounts of revenue. */
  readonly amount: string;
  readonly costCenter: string | null;
  readonly team: string | null;
  readonly product: string | null;
  readonly vendor: string | null;
  readonly version: string | null;
  readonly from:
    | { readonly kind: 'file'; readonly file: string; readonly row: number; readonly account: string }
    | { readonly kind: 'tail'; readonly asset: string | null };
};

/** A planned amount with the id of its source line. */
export type KeptBudget = StoredBudget & { readonly line: string };

/** Every line of the plan of record, as the latest revision, or that as of a moment, has it. */
export async function readBudget(books: CompanyReads, asOf?: string): Promise<readonly KeptBudget[]> {
  return (await books.lines(producer, asOf)).flatMap(({ id, source }) =>
    source.kind === 'document' ? [{ ...(JSON.parse(source.document) as StoredBudget), line: id }] : [],
  );
}

/** The plan of a month with its postings, in the scenario of the budget. */
export function budgetBatch(month: string, planned: readonly StoredBudget[], currency: string): Batch {
  const lines = planned.map((one) => budgetLine(one, currency));
  return {
    producer,
    subject,
    period: month,
    lines: planned.map((one, at) => sourceLine(one, lines[at] as BudgetLine)),
    postings: lines.flatMap(budgetPostings),
    madeFrom: [],
  };
}

function budgetLine(stored: StoredBudget, currency: string): BudgetLine {
  const { account, month, amount, costCenter, team, product, vendor, from } = stored;
  const dimensions = {
    entity: 'main',
    ...(costCenter !== null && { costCenter }),
    ...(team !== null && { team }),
    ...(product !== null && { product }),
    ...(vendor !== null && { vendor }),
    ...(from.kind === 'tail' && from.asset !== null && { asset: from.asset }),
  };
  return { account, month: parseMonth(month), amount: parseMoney(amount, currency), dimensions };
}

function sourceLine(stored: StoredBudget, { month, amount, dimensions }: BudgetLine): SourceLine {
  const { from, account, costCenter, version } = stored;
  const isTail = from.kind === 'tail';
  return {
    what: isTail
      ? `Amortization that stands already${from.asset === null ? '' : `, ${from.asset}`}`
      : `Budget of ${from.account}${costCenter === null ? '' : ` · ${costCenter}`}`,
    month,
    postingMonth: month,
    dimensions,
    treatment: isTail ? 'budget: the amortization tail of the assets in the books' : 'budget: as its file says',
    amounts: { amount },
    source: { kind: 'document', id: `${account} · ${stored.month}`, document: JSON.stringify(stored) },
    notes: [
      ...(version === null ? [] : [`version "${version}"`]),
      ...(from.kind === 'file' ? [`row ${from.row} of "${from.file}"`] : []),
    ],
  };
}
