import { identifier, literals } from '../engine/sql.ts';
import type { InputColumn } from './columns.ts';
import { formatsOf, type DateReading } from './dates.ts';
import { neededColumns } from './focus-columns.ts';

/** How a fault of a row is told apart: the cell is empty, cannot be read, or is a date that no bill has. */
export type Fault = {
  readonly column: InputColumn;
  readonly kind: 'empty' | 'unreadable' | 'implausible';
  readonly condition: string;
};

const needed = new Set<string>(neededColumns);
const plausibleMoments = new Set(['BillingPeriodStart', 'ChargePeriodStart']);

/** What a column's cell was read as, as SQL over `c` and `d`. */
export function valueOf(column: InputColumn): string {
  const { index, kind, name } = column;
  if (kind === 'tags') {
    return `case when has_double_key(d${index}) then without_double_keys(d${index}) else d${index} end`;
  }
  if (kind === 'decimal' || kind === 'moment' || name === 'ChargeCategory') return `d${index}`;
  return name === 'BillingCurrency' ? `upper(trim(c${index}))` : `c${index}`;
}

/** The `d` columns: each cell that is not plain text, read. */
export function readCells(columns: readonly InputColumn[], reading: DateReading | null): string {
  return columns
    .flatMap((column) => {
      const read = readCell(column, reading);
      return read ? [`, ${read} as d${column.index}`] : [];
    })
    .join('');
}

function readCell({ index, kind, name, text }: InputColumn, reading: DateReading | null): string | null {
  const cell = `c${index}`;
  switch (kind) {
    case 'decimal':
      return text ? `read_decimal(${cell})` : `try_cast(${cell} as decimal(38, 18))`;
    case 'moment':
      return text ? readMoment(cell, reading) : `try_cast(${cell} as timestamp)`;
    case 'tags':
      return text ? `read_tags(${cell})` : `try_cast(${cell} as map(varchar, varchar))`;
    default:
      return name === 'ChargeCategory' ? `read_category(${cell})` : null;
  }
}

function readMoment(cell: string, reading: DateReading | null): string {
  if (!reading) return `read_moment(${cell})`;
  return `coalesce(read_moment(${cell}), try_strptime(trim(${cell}), ${literals(formatsOf(reading))}))`;
}

/** Everything that makes a row refused, dates first: an unread date may be one of another order. */
export function faultsOf(columns: readonly InputColumn[]): readonly Fault[] {
  const faults = columns.flatMap((column): readonly Fault[] => {
    const { index, kind, name, text } = column;
    const found: Fault[] = [];
    if (needed.has(name)) found.push({ column, kind: 'empty', condition: `c${index} is null` });
    if (kind === 'decimal' && text)
      found.push({ column, kind: 'unreadable', condition: `bad_decimal(c${index}, d${index})` });
    else if (kind === 'decimal' || kind === 'moment') {
      found.push({ column, kind: 'unreadable', condition: `d${index} is null and c${index} is not null` });
    }
    if (plausibleMoments.has(name)) {
      const condition = `d${index} < timestamp '1990-01-01' or d${index} >= timestamp '2200-01-01'`;
      found.push({ column, kind: 'implausible', condition });
    }
    return found;
  });
  return [
    ...faults.filter(({ column }) => column.kind === 'moment'),
    ...faults.filter(({ column }) => column.kind !== 'moment'),
  ];
}

/** True where any of the conditions holds; unknown counts as false. */
export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'false' : `coalesce(${conditions.map((one) => `(${one})`).join(' or ')}, false)`;
}

/** The holes of `stage.sql` that say how the columns of one file are read. */
export function stageHoles(
  columns: readonly InputColumn[],
  reading: DateReading | null,
): Readonly<Record<string, string>> {
  const named = (name: string): InputColumn | undefined => columns.find((column) => column.name === name);
  const decimals = columns.filter(({ kind, text }) => kind === 'decimal' && text);
  const category = named('ChargeCategory');
  const tags = named('Tags');
  return {
    columns: columns.map((column) => `${valueOf(column)} as ${identifier(column.name)}`).join(', '),
    read: readCells(columns, reading),
    bad: anyOf(faultsOf(columns).map(({ condition }) => condition)),
    rounded: anyOf(decimals.map(({ index }) => `more_than_18_decimals(c${index})`)),
    recased: category ? anyOf([`c${category.index} <> d${category.index}`]) : 'false',
    lostTags: tags?.text ? lostTags(tags) : 'cast(null as varchar)',
    chargeStart: momentOf(named('ChargePeriodStart')),
    billingStart: momentOf(named('BillingPeriodStart')),
  };
}

function lostTags({ index }: InputColumn): string {
  return `case when c${index} is not null and (d${index} is null or has_double_key(d${index})) then c${index} end`;
}

function momentOf(column: InputColumn | undefined): string {
  return column ? `d${column.index}` : 'cast(null as timestamp)';
}
