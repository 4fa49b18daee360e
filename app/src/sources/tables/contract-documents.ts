import { monthOf, monthsBetween } from '@capwise/domain/time';
import type { SourceDocument } from '../../books/documents/document.ts';
import { contractIntervals, contractSources, contractTreatments } from './contract-columns.ts';
import { functionWords, natureWords } from './cost-words.ts';
import {
  choiceCell,
  idCell,
  moneyCell,
  neededCell,
  requireCurrency,
  wholeCell,
  wordsCell,
  wrongCell,
} from './row-cells.ts';
import type { TableRow } from './table.ts';

/** A row with the documents that it becomes: one, or one for each charge that comes less often than monthly. */
export type PlannedContract = {
  readonly row: TableRow;
  readonly id: string;
  readonly documents: readonly { readonly id: string; readonly document: SourceDocument }[];
};

/** Documents of contract tables are told from others by how their id begins. */
export const contractPrefix = 'contract-';
const chargeMark = '--';
const nameMax = 40;
const chargesMax = 120;

/** The contract that a document of a contract table belongs to, by its id; null for any other document. */
export function contractOf(id: string): string | null {
  return id.startsWith(contractPrefix) ? (id.slice(contractPrefix.length).split(chargeMark)[0] ?? null) : null;
}

/** Refuses INVALID_VALUE for a row that says no contract. */
export function planContract(row: TableRow, currency: string): PlannedContract {
  requireCurrency(row, currency);
  const id = idCell(row, 'contract', nameMax);
  const amount = moneyCell(row, 'amount', currency);
  if (amount.minor <= 0n)
    throw wrongCell(row, 'amount', 'a charge is above zero: the treatment says which way it goes');
  const charges = chargesOf(row);
  const documentId = `${contractPrefix}${id}`;
  const [first] = charges;
  if (!first) throw new Error(`row ${row.row} has no charge`);
  const terms = { row, months: termOf(row) };
  if (charges.length === 1 || (intervalOf(row) === 'month' && treatmentOf(row) !== 'prepay')) {
    return { row, id, documents: [{ id: documentId, document: documentOf(terms, first, charges.length) }] };
  }
  const documents = charges.map((month) => ({
    id: `${documentId}${chargeMark}${month}`,
    document: documentOf(terms, month, 1),
  }));
  return { row, id, documents };
}

const intervalMonths = { once: 0, month: 1, quarter: 3, year: 12 } as const;

function intervalOf(row: TableRow): (typeof contractIntervals)[number] {
  return choiceCell(row, 'every', contractIntervals) ?? 'once';
}

function treatmentOf(row: TableRow): (typeof contractTreatments)[number] {
  return choiceCell(row, 'treatment', contractTreatments) ?? 'expense';
}

/** The months of its charges, oldest first. */
function chargesOf(row: TableRow): readonly string[] {
  const start = Temporal.PlainDate.from(neededCell(row, 'start'));
  const end = endOf(row, start);
  const step = intervalMonths[intervalOf(row)];
  if (step === 0) return [monthOf(start).toString()];
  if (end === null) throw wrongCell(row, 'end', 'a charge that comes again needs the last day of its contract');
  const charges: string[] = [];
  for (let at = start; Temporal.PlainDate.compare(at, end) <= 0; at = start.add({ months: charges.length * step })) {
    if (charges.length === chargesMax)
      throw wrongCell(row, 'end', `at most ${chargesMax} charges: give an earlier end`);
    charges.push(monthOf(at).toString());
  }
  return charges;
}

function endOf(row: TableRow, start: Temporal.PlainDate): Temporal.PlainDate | null {
  const text = row.cells['end'] ?? null;
  if (text === null) return null;
  const end = Temporal.PlainDate.from(text);
  if (Temporal.PlainDate.compare(end, start) < 0) throw wrongCell(row, 'end', `the contract starts on ${start}`);
  return end;
}

/** Months that a prepayment covers; 1 for what is no prepayment. */
function termOf(row: TableRow): number {
  const given = wholeCell(row, 'term_months', { least: 1, most: 240 });
  if (treatmentOf(row) !== 'prepay') return 1;
  const step = intervalMonths[intervalOf(row)];
  if (given !== null) return given;
  if (step > 0) return step;
  const start = Temporal.PlainDate.from(neededCell(row, 'start'));
  const end = endOf(row, start);
  if (end === null) throw wrongCell(row, 'term_months', 'give the months that the prepayment covers, or its end');
  return monthsBetween(monthOf(start), monthOf(end)) + 1;
}

type Terms = { readonly row: TableRow; readonly months: number };

function documentOf({ row, months }: Terms, month: string, repeats: number): SourceDocument {
  const costCenter = wordsCell(row, 'cost_center');
  const common = {
    what: wordsCell(row, 'what') ?? '',
    vendor: wordsCell(row, 'vendor') ?? '',
    ...(costCenter !== null && { costCenter }),
    amount: neededCell(row, 'amount'),
    month,
  };
  const netDays = wholeCell(row, 'net_days', { least: 0, most: 365 }) ?? 0;
  const cost = {
    function: choiceCell(row, 'function', functionWords) ?? 'unassigned',
    nature: choiceCell(row, 'nature', natureWords) ?? 'software',
  };
  const paid = choiceCell(row, 'paid_through', contractSources) ?? 'invoice';
  const through = paid === 'invoice' ? null : paid;
  if (through !== null && treatmentOf(row) !== 'obligation') {
    throw wrongCell(
      row,
      'paid_through',
      `what comes with the ${through} is counted there: make the treatment obligation`,
    );
  }
  switch (treatmentOf(row)) {
    case 'expense':
      return { kind: 'expense', ...common, ...cost, repeats, netDays };
    case 'prepay':
      return { kind: 'prepay', ...common, ...cost, termMonths: months, netDays };
    case 'obligation':
      return { kind: 'purchase-obligation', ...common, ...(through !== null && { through }), repeats };
  }
}
