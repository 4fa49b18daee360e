import { identifier, literal } from '../engine/sql.ts';
import { columnsOf, conditionSql, conditionWords, valueColumnsOf, type Condition } from './condition.ts';
import { offColumn, type Product } from './products.ts';
import type { RowShape } from './row-shape.ts';

type When = { readonly when?: Condition };

/** What a rule of FOCUS asks of a column. Reading the file answers for types, and for how numbers and dates are written. */
export type Check =
  | { readonly kind: 'present'; readonly column: string }
  | { readonly kind: 'read'; readonly column: string; readonly as: 'decimal' | 'moment' | 'text' }
  | ({ readonly kind: 'not-null'; readonly column: string } & When)
  | ({ readonly kind: 'null'; readonly column: string } & When)
  | ({ readonly kind: 'one-of'; readonly column: string; readonly values: readonly string[] } & When)
  | ({ readonly kind: 'not'; readonly column: string; readonly value: string } & When)
  | ({ readonly kind: 'at-least-zero'; readonly column: string } & When)
  | ({
      readonly kind: 'product';
      readonly column: string;
      readonly times: string;
      readonly gives: Product['gives'];
    } & When)
  | { readonly kind: 'one-for-each'; readonly column: string; readonly of: string }
  | { readonly kind: 'unit'; readonly column: string }
  | { readonly kind: 'currency'; readonly column: string }
  | { readonly kind: 'key-value'; readonly column: string };

/** Checks that rows are counted against; the others are answered by the columns, by reading, or by the parts. */
export type RowCheck = Exclude<Check, { readonly kind: 'present' | 'read' | 'currency' | 'one-for-each' }>;

export function isRowCheck(check: Check): check is RowCheck {
  return !['present', 'read', 'currency', 'one-for-each'].includes(check.kind);
}

/** The columns that a check reads: without one of them it says nothing. */
export function columnsOfCheck(check: Check): readonly string[] {
  const own = check.kind === 'product' ? [check.column, check.times, check.gives] : [check.column];
  const other = check.kind === 'one-for-each' ? [check.of] : [];
  return [...own, ...other, ...('when' in check && check.when ? columnsOf(check.when) : [])];
}

/** Checks that ask only which cells are given, and for values of columns that have few. */
const shapeKinds: ReadonlySet<RowCheck['kind']> = new Set(['not-null', 'null', 'one-of', 'not', 'unit', 'product']);
const valueKinds: ReadonlySet<RowCheck['kind']> = new Set(['one-of', 'not', 'unit']);

/** What a check needs to know of the shape of a row; null where it asks for more. */
export function shapeOfCheck(check: RowCheck): RowShape | null {
  if (!shapeKinds.has(check.kind)) return null;
  const own = check.kind === 'product' ? [offColumn(check)] : valueKinds.has(check.kind) ? [check.column] : [];
  const values = 'when' in check && check.when ? valueColumnsOf(check.when) : [];
  return { columns: columnsOfCheck(check), values: [...own, ...values] };
}

/** A row that breaks a check, as SQL that is true or not. */
export function violationSql(check: RowCheck): string {
  const broken = brokenSql(check);
  return 'when' in check && check.when ? `${conditionSql(check.when)} and ${broken}` : broken;
}

function brokenSql(check: RowCheck): string {
  const column = identifier(check.column);
  switch (check.kind) {
    case 'not-null':
      return `${column} is null`;
    case 'null':
      return `${column} is not null`;
    case 'one-of':
      return `${column} not in (${check.values.map(literal).join(', ')})`;
    case 'not':
      return `${column} = ${literal(check.value)}`;
    case 'at-least-zero':
      return `${column} < 0`;
    case 'product':
      return identifier(offColumn(check));
    case 'unit':
      return `not regexp_full_match(${column}, '(\\d+[KMB]? )?[A-Za-z][A-Za-z ]*([-/](\\d+ )?[A-Za-z][A-Za-z ]*)*')`;
    case 'key-value':
      return `not (starts_with(ltrim(${column}), '{') and json_valid(${column}))`;
  }
}

/** What a row that breaks a check says. */
export function checkWords(check: Check): string {
  const when = 'when' in check && check.when ? ` when ${conditionWords(check.when)}` : '';
  const { column } = check;
  switch (check.kind) {
    case 'present':
      return `${column} is missing`;
    case 'read':
      return `${column} cannot be read`;
    case 'not-null':
      return `${column} is empty, and must not be${when}`;
    case 'null':
      return `${column} has a value, and must be empty${when}`;
    case 'one-of':
      return `${column} has a value that FOCUS does not list`;
    case 'not':
      return `${column} is ${check.value}, and must not be${when}`;
    case 'at-least-zero':
      return `${column} is below zero: the sign belongs to the quantity or the cost`;
    case 'product':
      return `${column} × ${check.times} is not ${check.gives}`;
    case 'one-for-each':
      return `one ${column} has several values of ${check.of}`;
    case 'unit':
      return `${column} is no unit such as Hours, GB-Hours or 1000 Requests`;
    case 'currency':
      return `${column} is no currency of ISO 4217`;
    case 'key-value':
      return `${column} is no JSON object`;
  }
}
