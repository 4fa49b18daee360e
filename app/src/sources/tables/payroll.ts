import { isCarried, type Batch, type CostFunction, type SourceLine } from '@capwise/domain/books';
import { payroll as payrollLegs, type PayComponent } from '@capwise/domain/labor';
import { add, money, moneyText, parseMoney, type Money } from '@capwise/domain/money';
import { monthsBetween, parseMonth } from '@capwise/domain/time';
import { inMonth } from '@capwise/domain/treatment';
import { legs, postLine } from '../../books/documents/treated-line.ts';
import { recordInOpenMonths } from '../../books/record-open.ts';
import type { CompanyReads } from '../../ports/index.ts';
import { componentWords, functionWords } from './cost-words.ts';
import { payrollColumns } from './payroll-columns.ts';
import { requireCovered, type PayPlace } from './payroll-cover.ts';
import { choiceCell, moneyCell, neededCell, requireCurrency, wordsCell, wrongCell } from './row-cells.ts';
import type { Table, TableRow } from './table.ts';

const payrollProducer = 'payroll';

/** Payroll by person, kept as sums of persons by function, component and cost center. */
export const payroll: Table = {
  kind: 'payroll',
  title: 'Payroll',
  about:
    'What persons cost by month of service. The books keep sums by function, component and cost center with the count of ' +
    'persons, never a person. A file replaces what was known of its periods: bring a period as a whole. Labor that becomes ' +
    'part of an asset is taken from what is expensed here.',
  columns: payrollColumns,
  record: async (rows, { books, currency, file }) => {
    const pays = rows.map((row) => payOf(row, currency));
    requireNoRepeat(rows);
    const kept = await readKept(books);
    const sums = Map.groupBy(pays, keyOf);
    const changed: PayPlace[] = [];
    let recorded = 0;
    for (const [key, members] of sums) {
      const lines = linesOf(members, { currency, file });
      if (sameSums(lines, kept.get(key)?.lines ?? [])) continue;
      await recordInOpenMonths(books, batchOf(placeOf(members), lines, currency));
      recorded += members.length;
      changed.push(...members.slice(0, 1));
    }
    const periods = new Set(pays.map(({ period }) => period));
    const gone = [...kept].filter(([key, { place }]) => periods.has(place.period) && !sums.has(key));
    for (const [, { place, lines }] of gone) {
      await recordInOpenMonths(books, batchOf(place, [], currency));
      changed.push(...lines.slice(0, 1));
    }
    await requireCovered(books, changed, currency);
    const notes = [...gone.map(([, { place }]) => goneNote(place)), ...singleNotes([...sums.values()])];
    return { recorded, unchanged: rows.length - recorded, notes };
  },
};

/** What a sum is kept under. */
type Place = { readonly period: string; readonly subject: string };

/** A row, the person as a mark that is counted and dropped. */
type Pay = {
  readonly row: number;
  readonly person: string;
  readonly period: string;
  readonly component: PayComponent;
  readonly function: CostFunction;
  readonly costCenter: string | null;
  readonly entity: string;
  readonly location: string | null;
  readonly paidIn: string;
  readonly amount: Money;
};

/** A sum of persons as the books keep it. */
type PaySum = Pick<Pay, 'period' | 'component' | 'function' | 'costCenter' | 'entity' | 'location' | 'paidIn'> & {
  /** Decimal text in the currency of the books. */
  readonly amount: string;
  readonly persons: number;
  readonly rows: number;
  readonly file: string;
};

const monthsToPayMax = 24;

function payOf(row: TableRow, currency: string): Pay {
  requireCurrency(row, currency);
  const period = neededCell(row, 'period');
  const component = choiceCell(row, 'component', componentWords);
  const costFunction = choiceCell(row, 'function', functionWords);
  if (component === null || costFunction === null) throw new Error(`row ${row.row} lacks a cell that is required`);
  const paidIn = component === 'stock-compensation' ? period : (row.cells['pay_date'] ?? period).slice(0, 7);
  const months = monthsBetween(parseMonth(period), parseMonth(paidIn));
  if (months < 0 || months > monthsToPayMax) {
    throw wrongCell(
      row,
      'pay_date',
      `pay comes in the month of its period, ${period}, or up to ${monthsToPayMax} later`,
    );
  }
  return {
    row: row.row,
    person: neededCell(row, 'person'),
    period,
    component,
    function: costFunction,
    costCenter: wordsCell(row, 'cost_center'),
    entity: wordsCell(row, 'entity') ?? 'main',
    location: wordsCell(row, 'location'),
    paidIn,
    amount: moneyCell(row, 'amount', currency),
  };
}

/** A row that says the same as another in every cell was pasted twice. */
function requireNoRepeat(rows: readonly TableRow[]): void {
  for (const members of Map.groupBy(rows, ({ cells }) => JSON.stringify(cells)).values()) {
    const [first, second] = members;
    if (!first || !second) continue;
    throw wrongCell(second, 'amount', `the row says the same as row ${first.row} in every cell: take one of them out`);
  }
}

function placeOf(members: readonly Pay[]): Place {
  const [first] = members;
  if (!first) throw new Error('a sum of no rows');
  const { period, function: costFunction, component, costCenter } = first;
  return { period, subject: subjectOf(costFunction, component, costCenter) };
}

function subjectOf(costFunction: CostFunction, component: PayComponent, costCenter: string | null): string {
  return [costFunction, component, ...(costCenter === null ? [] : [costCenter])].join(' · ');
}

function keyOf({ period, function: costFunction, component, costCenter }: Pay | PaySum): string {
  return JSON.stringify([period, subjectOf(costFunction, component, costCenter)]);
}

type Origin = { readonly currency: string; readonly file: string };

function linesOf(members: readonly Pay[], { currency, file }: Origin): readonly PaySum[] {
  const groups = Map.groupBy(members, ({ entity, location, paidIn }) => JSON.stringify([entity, location, paidIn]));
  return [...groups]
    .toSorted(([left], [right]) => compareTexts(left, right))
    .flatMap(([, group]): readonly PaySum[] => {
      const [first] = group;
      if (!first) return [];
      const { period, component, function: costFunction, costCenter, entity, location, paidIn } = first;
      return [
        {
          period,
          component,
          function: costFunction,
          costCenter,
          entity,
          location,
          paidIn,
          amount: moneyText(group.reduce((sum, { amount }) => add(sum, amount), money(0n, currency))),
          persons: new Set(group.map(({ person }) => person)).size,
          rows: group.length,
          file,
        },
      ];
    });
}

/** The same sums of another file say nothing new. */
function sameSums(left: readonly PaySum[], right: readonly PaySum[]): boolean {
  const said = (sums: readonly PaySum[]): readonly string[] =>
    sums.map(({ file: _file, ...sum }) => JSON.stringify(sum)).toSorted(compareTexts);
  return JSON.stringify(said(left)) === JSON.stringify(said(right));
}

function batchOf({ period, subject }: Place, sums: readonly PaySum[], currency: string): Batch {
  const month = parseMonth(period);
  const treated = sums.map((sum) => {
    const { component, entity, costCenter } = sum;
    const paidAfter = monthsBetween(month, parseMonth(sum.paidIn));
    const dimensions = { entity, ...(costCenter !== null && { costCenter }) };
    const line: SourceLine = {
      what: ['Payroll', subject, ...(sum.location === null ? [] : [sum.location])].join(' · '),
      month,
      postingMonth: month,
      dimensions,
      treatment: `payroll: ${component.replace('-', ' ')}`,
      amounts: { amount: parseMoney(sum.amount, currency) },
      source: { kind: 'document', id: `${period} · ${subject}`, document: JSON.stringify(sum) },
      notes: [`sum of ${counted(sum.persons, 'person')} in ${counted(sum.rows, 'row')} of "${sum.file}"`],
    };
    return { line, terms: { component, function: sum.function, spread: inMonth(0), paidAfter } };
  });
  return {
    producer: payrollProducer,
    subject,
    period,
    lines: treated.map(({ line }) => line),
    postings: treated.flatMap(({ line, terms }, number) =>
      postLine(
        { ...line, amount: line.amounts.amount ?? money(0n, currency), moves: legs(payrollLegs(terms)) },
        { scenario: 'actual', dimensions: line.dimensions, line: number, measure: 'amount' },
      ),
    ),
    madeFrom: [],
  };
}

type Kept = { readonly place: Place; readonly lines: readonly PaySum[] };

async function readKept(books: CompanyReads): Promise<ReadonlyMap<string, Kept>> {
  const sums = (await books.lines(payrollProducer)).flatMap((line) =>
    line.source.kind === 'document' && !isCarried(line) ? [JSON.parse(line.source.document) as PaySum] : [],
  );
  return new Map(
    [...Map.groupBy(sums, keyOf)].flatMap(([key, lines]): readonly (readonly [string, Kept])[] => {
      const [first] = lines;
      if (!first) return [];
      const subject = subjectOf(first.function, first.component, first.costCenter);
      return [[key, { place: { period: first.period, subject }, lines }]];
    }),
  );
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function goneNote({ period, subject }: Place): string {
  return `${period}, ${subject}: the file has no row of it; what an earlier file said of it was taken back`;
}

function singleNotes(groups: readonly (readonly Pay[])[]): readonly string[] {
  const single = groups.filter((members) => new Set(members.map(({ person }) => person)).size === 1).length;
  if (single === 0) return [];
  return [`${counted(single, 'sum')} of one person alone: who reads the books reads that pay`];
}

function counted(count: number, noun: string): string {
  return count === 1 ? `one ${noun}` : `${count} ${noun}s`;
}
