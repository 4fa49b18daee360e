import { parseMonth } from '@capwise/domain/time';
import type { Batch, SourceLine } from '@capwise/domain/books';
import { metricProducer, readKeptMetrics, type StoredMetric } from '../metric-lines.ts';
import { neededCell, wordsCell, wrongCell } from './row-cells.ts';
import type { Table, TableColumn, TableRow } from './table.ts';

const columns: readonly TableColumn[] = [
  {
    name: 'metric',
    required: true,
    type: 'text',
    about: 'What is counted, as a name',
    example: 'Active customers',
    alsoCalled: ['metric name', 'kpi', 'measure', 'indicator'],
  },
  { name: 'month', required: true, type: 'month', about: 'The month that it is of', example: '2026-01' },
  { name: 'value', required: true, type: 'decimal', about: 'How many, exact', example: '12840' },
  {
    name: 'unit',
    required: true,
    type: 'text',
    about: 'What the value counts in: one unit for all months of a metric',
    example: 'customers',
  },
  {
    name: 'product',
    required: false,
    type: 'text',
    about: 'The product that it is of, if not of all',
    example: 'Search',
  },
];

/** Business metrics: what cost is divided by. They post nothing. */
export const metrics: Table = {
  kind: 'metrics',
  title: 'Business metrics',
  about:
    'What the business counts by month: customers, orders, requests. Metrics are kept beside the books and post nothing. A row ' +
    'of the same metric, month and product replaces what was known.',
  columns,
  record: async (rows, { books, file }) => {
    const placed = rows.map((row) => ({ row, stored: metricOf(row, file) }));
    requireOnce(placed);
    const kept = (await readKeptMetrics(books)).map(({ line: _line, ...stored }) => stored);
    const before = new Map(kept.map((stored) => [keyOf(stored), stored]));
    const after = new Map([...kept, ...placed.map(({ stored }) => stored)].map((stored) => [keyOf(stored), stored]));
    requireOneUnit(
      placed,
      [...after.values()].filter((stored) => before.get(keyOf(stored)) === stored),
    );
    const fresh = placed.filter(({ stored }) => !isSame(before.get(keyOf(stored)), stored));
    const touched = new Set(fresh.map(({ stored }) => batchKey(stored)));
    for (const [key, members] of Map.groupBy(after.values(), batchKey)) {
      if (touched.has(key)) await books.record(batchOf(members));
    }
    return { recorded: fresh.length, unchanged: rows.length - fresh.length, notes: [] };
  },
};

type Placed = { readonly row: TableRow; readonly stored: StoredMetric };

function metricOf(row: TableRow, file: string): StoredMetric {
  return {
    metric: wordsCell(row, 'metric') ?? '',
    month: neededCell(row, 'month'),
    value: neededCell(row, 'value'),
    unit: wordsCell(row, 'unit') ?? '',
    product: wordsCell(row, 'product'),
    file,
    row: row.row,
  };
}

function keyOf({ metric, month, product }: StoredMetric): string {
  return JSON.stringify([metric, month, product]);
}

function batchKey({ metric, month }: StoredMetric): string {
  return JSON.stringify([metric, month]);
}

function isSame(before: StoredMetric | undefined, stored: StoredMetric): boolean {
  return before !== undefined && before.value === stored.value && before.unit === stored.unit;
}

function requireOnce(placed: readonly Placed[]): void {
  for (const members of Map.groupBy(placed, ({ stored }) => keyOf(stored)).values()) {
    const [first, second] = members;
    if (!first || !second) continue;
    throw wrongCell(
      second.row,
      'metric',
      `row ${first.row.row} gives its ${second.stored.month} already: keep one of them`,
    );
  }
}

/** Months in two units cannot be compared, nor cost divided by them. */
function requireOneUnit(placed: readonly Placed[], staying: readonly StoredMetric[]): void {
  const byMetric = Map.groupBy([...staying, ...placed.map(({ stored }) => stored)], ({ metric }) => metric);
  for (const { row, stored } of placed) {
    const other = byMetric.get(stored.metric)?.[0];
    if (!other || other.unit === stored.unit) continue;
    throw wrongCell(
      row,
      'unit',
      `${other.month} of "${stored.metric}" is in "${other.unit}": give all its months in one unit, or the metric another name`,
    );
  }
}

function batchOf(members: readonly StoredMetric[]): Batch {
  const [first] = members;
  if (!first) throw new Error('a metric of no values');
  const month = parseMonth(first.month);
  const lines = members
    .toSorted((left, right) => ((left.product ?? '') < (right.product ?? '') ? -1 : 1))
    .map((stored): SourceLine => {
      const { metric, product, value, unit, row, file } = stored;
      return {
        what: product === null ? metric : `${metric} · ${product}`,
        month,
        postingMonth: month,
        dimensions: { entity: 'main', ...(product !== null && { product }) },
        treatment: 'business metric: nothing is posted',
        amounts: {},
        source: { kind: 'document', id: `${metric} · ${first.month}`, document: JSON.stringify(stored) },
        notes: [`${value} ${unit}, row ${row} of "${file}"`],
      };
    });
  return { producer: metricProducer, subject: first.metric, period: first.month, lines, postings: [], madeFrom: [] };
}
