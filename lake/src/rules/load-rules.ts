import { neededColumns, type FocusVersion } from '../load/focus-columns.ts';
import {
  checkWords,
  columnsOfCheck,
  isRowCheck,
  shapeOfCheck,
  violationSql,
  type Check,
  type RowCheck,
} from './check.ts';
import { columnsOf, conditionSql, conditionWords, valueColumnsOf } from './condition.ts';
import type { RowShape } from './row-shape.ts';
import { checksOf } from './rule-table.ts';
import { warningRules, type WarningRule } from './warnings.ts';

/** A file of a load by its number, with the version that its rows are held to. */
export type RuledFile = { readonly ordinal: number; readonly version: FocusVersion };

/** A rule as rows are counted by it: `condition` is SQL over staged columns. */
export type CountedRule = Pick<WarningRule, 'code' | 'message'> & {
  readonly condition: string;
  /** What the condition needs to know of a row; null where that is more than its shape. */
  readonly shape: RowShape | null;
  readonly column?: string;
  readonly rule?: string;
};

const codes: Readonly<Record<RowCheck['kind'], string>> = {
  'not-null': 'NULL_NOT_ALLOWED',
  null: 'VALUE_NOT_EXPECTED',
  'one-of': 'VALUE_NOT_LISTED',
  not: 'VALUE_NOT_ALLOWED',
  'at-least-zero': 'BELOW_ZERO',
  product: 'PRODUCT_DIFFERS',
  unit: 'UNIT_FORMAT',
  'key-value': 'JSON_UNREAD',
};

/** A rule that is warned about under a code of its own is not counted again. */
const ownCodes = new Set(warningRules.flatMap(({ instead }) => (instead ? [instead] : [])));

/** All rules that rows of a load are counted by: those of our own, and those of the versions of its files. */
export function rulesOf(files: readonly RuledFile[], columns: ReadonlySet<string>): readonly CountedRule[] {
  const own = warningRules
    .filter((rule) => rule.columns.every((column) => columns.has(column)))
    .map(({ code, condition, message, columns: [column], rule }) => ({
      code,
      ...(typeof condition === 'string'
        ? { condition, shape: null }
        : {
            condition: conditionSql(condition),
            shape: { columns: columnsOf(condition), values: valueColumnsOf(condition) },
          }),
      message,
      ...(column !== undefined && { column }),
      ...(rule !== undefined && { rule }),
    }));
  const checks = new Map<string, { readonly check: RowCheck; readonly ordinals: number[] }>();
  for (const { ordinal, version } of files) {
    for (const check of checksOf(version)) {
      if (!isCounted(check, columns)) continue;
      const name = ruleName(check);
      const known = checks.get(name);
      if (known) known.ordinals.push(ordinal);
      else checks.set(name, { check, ordinals: [ordinal] });
    }
  }
  return [...own, ...[...checks].map(([rule, found]) => countedRule(rule, found, files.length))];
}

/** Rules about whole sets of rows that the files of a load are held to, each once. */
export function setRulesOf(
  files: readonly RuledFile[],
  columns: ReadonlySet<string>,
): readonly Extract<Check, { readonly kind: 'one-for-each' }>[] {
  const found = new Map<string, Extract<Check, { readonly kind: 'one-for-each' }>>();
  for (const version of new Set(files.map((file) => file.version))) {
    for (const check of checksOf(version)) {
      if (check.kind !== 'one-for-each' || !columnsOfCheck(check).every((column) => columns.has(column))) continue;
      found.set(ruleName(check), check);
    }
  }
  return [...found.values()];
}

function isCounted(check: Check, columns: ReadonlySet<string>): check is RowCheck {
  return (
    isRowCheck(check) &&
    // Tags are read into a map, and warned about where that fails.
    check.column !== 'Tags' &&
    !(check.kind === 'not-null' && neededColumns.includes(check.column)) &&
    columnsOfCheck(check).every((column) => columns.has(column)) &&
    !ownCodes.has(ruleName(check))
  );
}

function countedRule(
  rule: string,
  { check, ordinals }: { readonly check: RowCheck; readonly ordinals: readonly number[] },
  files: number,
): CountedRule {
  const condition = violationSql(check);
  const inFiles = `x_capwise_ordinal in (${ordinals.join(', ')}) and (${condition})`;
  const inAll = ordinals.length === files;
  const shape = shapeOfCheck(check);
  return {
    code: codes[check.kind],
    condition: inAll ? condition : inFiles,
    shape: shape && { ...shape, values: [...shape.values, ...(inAll ? [] : ['x_capwise_ordinal'])] },
    message: checkWords(check),
    column: check.column,
    rule,
  };
}

/** What a rule is known by: `ListCost: not-null`, with what its condition says. */
export function ruleName(check: Check): string {
  const what = check.kind === 'one-for-each' ? `one ${check.of}` : check.kind === 'product' ? check.gives : check.kind;
  const when = 'when' in check && check.when ? ` when ${conditionWords(check.when)}` : '';
  return `${check.column}: ${what}${when}`;
}
