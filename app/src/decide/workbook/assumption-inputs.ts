import type { Assumption, Case } from '@capwise/domain/decide';
import { unitText } from '@capwise/domain/estimate';
import type { WorkbookCell } from '../../ports/index.ts';
import { textCell } from '../../assets/workbook/cells.ts';
import { caseFormula } from './case-formula.ts';
import { over, times, type Expression } from './expression.ts';
import type { InputsSheet, NamedCell } from './inputs-sheet.ts';
import { plainText } from './number-cell.ts';

const headings = [
  'Assumption',
  'Value',
  'Unit',
  'Base units in one unit',
  'In months, people and currency',
  'Name',
  'Source',
  'Owner',
  'Date',
  'Written',
  'Understood as',
] as const;

/** Adds the assumptions: what is given is an input, what is calculated a formula of the others. Answers what formulas call each. */
export function addAssumptions(sheet: InputsSheet, { assumptions }: Case): (name: string) => Expression {
  const known = new Map<string, Expression>();
  const nameOf = (name: string): Expression => {
    const found = known.get(name);
    if (!found) throw new RangeError(`the assumption "${name}" has no cell yet`);
    return found;
  };
  if (assumptions.length === 0) return nameOf;
  sheet.addHeadings('Assumptions', headings);
  for (const one of assumptions) known.set(one.name, addAssumption(sheet, one, nameOf));
  return nameOf;
}

function addAssumption(sheet: InputsSheet, one: Assumption, nameOf: (name: string) => Expression): Expression {
  const factor = one.stated?.factor ?? 1;
  const unit = one.stated?.unit ?? (one.unit && unitText(one.unit));
  const scale = factor === 1 ? null : sheet.plain(`${one.name} factor`, factor);
  const { value, base } = cellsOf(sheet, one, { scale, nameOf });
  sheet.add(
    text(one.name),
    value,
    text(unit),
    scale,
    base,
    textCell(value.name),
    text(one.source),
    text(one.owner),
    one.date && { kind: 'day', day: one.date.toString(), format: 'day' },
    text(one.written),
    text(one.words),
  );
  return (base ?? value).expression;
}

type Naming = { readonly scale: NamedCell | null; readonly nameOf: (name: string) => Expression };

/** What a person reads and changes stands in the stated unit; where that is another one, formulas use the value in base units. */
function cellsOf(
  sheet: InputsSheet,
  one: Assumption,
  { scale, nameOf }: Naming,
): { readonly value: NamedCell; readonly base: NamedCell | null } {
  const calculated =
    one.formula && caseFormula(one.formula, { nameOf, numberOf: (value) => sheet.numberOf(value, one.name) });
  const inBase = `${one.name} in base units`;
  if (!scale) {
    const value = calculated ? sheet.calculated(one.name, calculated) : sheet.input(one.name, one.base);
    return { value, base: null };
  }
  if (calculated) {
    const base = sheet.calculated(inBase, calculated);
    return { value: sheet.calculated(one.name, over(base.expression, scale.expression)), base };
  }
  const value = sheet.input(one.name, one.base / scale.expression.value(0));
  return { value, base: sheet.calculated(inBase, times(value.expression, scale.expression)) };
}

function text(written: string | null): WorkbookCell {
  return written === null ? null : textCell(plainText(written));
}
