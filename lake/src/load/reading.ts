import { identifier, literal, literals } from '../engine/sql.ts';
import type { InputColumn } from './columns.ts';
import { formatsOf, type DateReading } from './dates.ts';
import { contractColumn, neededColumns, type FocusVersion } from './focus-columns.ts';
import { allowedValues } from './focus-values.ts';
import { offColumn, products, type Product } from '../rules/products.ts';
import { laterValue, statusOfSubcategory } from './preview.ts';

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
  if (recased.has(name)) return recasedValue(column);
  if (name === 'BillingCurrency') return `upper(trim(c${index}))`;
  return name === 'BillingAccountId' ? `trim(c${index})` : `c${index}`;
}

/** Columns of few listed values, which exports write in any case. No more than four values: see `read_category`. */
const recased: ReadonlySet<string> = new Set([
  'ChargeClass',
  'ChargeFrequency',
  'CommitmentDiscountCategory',
  'CommitmentDiscountStatus',
  'PricingCategory',
]);

function recasedValue({ index, name }: InputColumn): string {
  const values = allowedValues(name, '1.4') ?? [];
  const cases = values.map((value) => `when ${literal(value.toLowerCase())} then ${literal(value)}`);
  const known = values.map((value) => `c${index} = ${literal(value)}`).join(' or ');
  return `case when c${index} is null or ${known} then c${index} else case lower(trim(c${index})) ${cases.join(' ')} else c${index} end end`;
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
    if (needed.has(name)) {
      const condition = name === 'BillingAccountId' ? `trim(c${index}) = '' or c${index} is null` : `c${index} is null`;
      found.push({ column, kind: 'empty', condition });
    }
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

/** A column that is read from another one of the file. */
export type DerivedColumn = { readonly name: string; readonly sql: string };

/** Columns that the rows get beside those of their file. */
export function derivedColumns(columns: readonly InputColumn[], version: FocusVersion): readonly DerivedColumn[] {
  const contract = columns.find(({ name }) => name === 'ContractApplied');
  const status = version === '1.0-preview' ? statusOfSubcategory(columns) : null;
  return [
    ...(contract ? [{ name: contractColumn, sql: `read_contract(c${contract.index})` }] : []),
    ...(status === null ? [] : [{ name: 'CommitmentDiscountStatus', sql: status }]),
  ];
}

/** The holes of `stage.sql` that say how the columns of one file are read. */
export function stageHoles(
  { columns, version }: { readonly columns: readonly InputColumn[]; readonly version: FocusVersion },
  reading: DateReading | null,
): Readonly<Record<string, string>> {
  const named = (name: string): InputColumn | undefined => columns.find((column) => column.name === name);
  const decimals = columns.filter(({ kind, text }) => kind === 'decimal' && text);
  const category = named('ChargeCategory');
  const renamed = (column: InputColumn): string | null =>
    version === '1.0-preview' ? laterValue(column, columns) : null;
  const tags = named('Tags');
  return {
    columns: [
      ...columns.map((column) => ({ name: column.name, sql: renamed(column) ?? valueOf(column) })),
      ...derivedColumns(columns, version),
    ]
      .map(({ name, sql }) => `${sql} as ${identifier(name)}`)
      .join(', '),
    read: readCells(columns, reading),
    bad: anyOf(faultsOf(columns).map(({ condition }) => condition)),
    rounded: anyOf(decimals.map(({ index }) => `more_than_18_decimals(c${index})`)),
    recased: anyOf([
      ...(category ? [`c${category.index} <> d${category.index}`] : []),
      ...columns.filter(({ name }) => recased.has(name)).map((column) => `c${column.index} <> ${recasedValue(column)}`),
    ]),
    offProducts: products.map((product) => `${isOff(product, named)} as ${identifier(offColumn(product))}`).join(', '),
    lostTags: tags?.text ? lostTags(tags) : 'cast(null as varchar)',
    chargeStart: momentOf(named('ChargePeriodStart')),
    billingStart: momentOf(named('BillingPeriodStart')),
  };
}

function isOff({ price, times, gives }: Product, named: (name: string) => InputColumn | undefined): string {
  const [factor, quantity, result] = [named(price), named(times), named(gives)];
  if (!factor || !quantity || !result) return 'false';
  const number = ({ index }: InputColumn): string => `as_number(c${index}, d${index})`;
  return `is_off(${number(factor)} * ${number(quantity)}, ${number(result)})`;
}

function lostTags({ index }: InputColumn): string {
  return `case when c${index} is not null and (d${index} is null or has_double_key(d${index})) then c${index} end`;
}

function momentOf(column: InputColumn | undefined): string {
  return column ? `d${column.index}` : 'cast(null as timestamp)';
}
