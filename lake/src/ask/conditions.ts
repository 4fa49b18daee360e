import type { RowFilter } from '@capwise/domain/books';
import { literal } from '../engine/sql.ts';
import { focusColumn } from '../load/focus-columns.ts';
import { derivedName } from './derived.ts';
import { resolveName, type Named } from './names.ts';

/** A conjunction: columns that have one of the given values (null: the rows say nothing there), between two charge months. */
export function conditionOf(filter: Pick<RowFilter, 'equals' | 'from' | 'to'>, columns: readonly string[]): string {
  const conditions = [
    ...Object.entries(filter.equals).map(([name, values]) => oneOf(conditionName(name, columns), listOf(values))),
    ...(filter.from === undefined ? [] : [`"ChargeMonth" >= ${literal(filter.from)}`]),
    ...(filter.to === undefined ? [] : [`"ChargeMonth" <= ${literal(filter.to)}`]),
  ];
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}

/** A column of FOCUS that no file has says nothing in any row: bills of different versions answer one condition. */
function conditionName(name: string, columns: readonly string[]): Named {
  const derived = derivedName(name, columns);
  if (derived) return derived;
  if (!columns.includes(name) && focusColumn(name)) return { sql: 'cast(null as varchar)', kind: 'text' };
  return resolveName(name, columns);
}

function listOf(values: RowFilter['equals'][string]): readonly (string | null)[] {
  return values === null || typeof values === 'string' ? [values] : (values ?? []);
}

function oneOf(named: Named, values: readonly (string | null)[]): string {
  const texts = values
    .flatMap((value) => (value === null ? [] : [valueOf(named, value)]))
    .filter((sql) => sql !== null);
  const choices = [
    ...(texts.length > 0 ? [`${named.sql} in (${texts.join(', ')})`] : []),
    ...(values.includes(null) ? [`${named.sql} is null`] : []),
  ];
  return choices.length === 0 ? 'false' : `(${choices.join(' or ')})`;
}

const decimalText = /^-?\d{1,20}(\.\d{1,18})?$/;
const momentText = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)Z?)?$/;

/** A value as a literal of the column's type; null when no row can have it. */
function valueOf({ kind }: Named, text: string): string | null {
  switch (kind) {
    case 'text':
      return literal(text);
    case 'count':
      return /^\d{1,18}$/.test(text) ? text : null;
    case 'decimal':
      return decimalText.test(text) ? `cast(${literal(text)} as decimal(38, 18))` : null;
    case 'moment': {
      const match = momentText.exec(text);
      return match ? `timestamp '${match[1]} ${match[2] ?? '00:00:00'}'` : null;
    }
  }
}
