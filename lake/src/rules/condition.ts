import { identifier, literal } from '../engine/sql.ts';

/** When a rule counts, by what a row says. */
export type Condition =
  | { readonly kind: 'given'; readonly column: string }
  | { readonly kind: 'empty'; readonly column: string }
  | { readonly kind: 'is'; readonly column: string; readonly value: string }
  | { readonly kind: 'is-not'; readonly column: string; readonly value: string }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] };

export const given = (column: string): Condition => ({ kind: 'given', column });
export const empty = (column: string): Condition => ({ kind: 'empty', column });
export const is = (column: string, value: string): Condition => ({ kind: 'is', column, value });
export const isNot = (column: string, value: string): Condition => ({ kind: 'is-not', column, value });
export const allOf = (...of: readonly Condition[]): Condition => ({ kind: 'all', of });
export const anyOf = (...of: readonly Condition[]): Condition => ({ kind: 'any', of });

/** A condition as SQL that is true or false, never unknown. */
export function conditionSql(condition: Condition): string {
  switch (condition.kind) {
    case 'given':
      return `${identifier(condition.column)} is not null`;
    case 'empty':
      return `${identifier(condition.column)} is null`;
    case 'is':
      return `coalesce(${identifier(condition.column)} = ${literal(condition.value)}, false)`;
    case 'is-not':
      return `coalesce(${identifier(condition.column)} <> ${literal(condition.value)}, true)`;
    case 'all':
      return `(${condition.of.map(conditionSql).join(' and ')})`;
    case 'any':
      return `(${condition.of.map(conditionSql).join(' or ')})`;
  }
}

/** The columns that a condition reads. */
export function columnsOf(condition: Condition): readonly string[] {
  return condition.kind === 'all' || condition.kind === 'any' ? condition.of.flatMap(columnsOf) : [condition.column];
}

/** A condition in words. */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'given':
      return `${condition.column} is given`;
    case 'empty':
      return `${condition.column} is empty`;
    case 'is':
      return `${condition.column} is ${condition.value}`;
    case 'is-not':
      return `${condition.column} is not ${condition.value}`;
    case 'all':
      return condition.of.map(conditionWords).join(' and ');
    case 'any':
      return condition.of.map(conditionWords).join(' or ');
  }
}

/** The columns of which a condition asks for the value, and not only whether there is one. */
export function valueColumnsOf(condition: Condition): readonly string[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(valueColumnsOf);
  return condition.kind === 'is' || condition.kind === 'is-not' ? [condition.column] : [];
}
