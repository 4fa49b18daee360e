import { Refusal } from '../refusal/index.ts';
import { formulaText } from './formula-text.ts';
import type { Arithmetic, Comparison, Formula } from './formula.ts';
import { multiplyUnits, raiseUnit, sameUnit, unitText, type Unit } from './unit.ts';

/** A unit; null of a name that has none, so that it may be anything; `bare` of a number that only counts. */
type Found = Unit | null | 'bare';

/**
 * The unit of a formula's value; null where it is not known. A bare number fits everything and changes no unit; a name without a
 * unit makes unknown what it is multiplied with. Refuses UNIT_MIX.
 */
export function unitOf(formula: Formula, unitOfName: (name: string) => Unit | null): Unit | null {
  const found = unitIn(formula, unitOfName);
  return found === 'bare' ? null : found;
}

function unitIn(formula: Formula, unitOfName: (name: string) => Unit | null): Found {
  switch (formula.op) {
    case 'number':
      return formula.unit ?? 'bare';
    case 'name':
      return unitOfName(formula.name);
    case 'negate':
      return unitIn(formula.of, unitOfName);
    case 'call':
      return unitOfCall(formula, unitOfName);
    case 'multiply':
      return product(unitIn(formula.left, unitOfName), unitIn(formula.right, unitOfName), 1);
    case 'divide':
      return product(unitIn(formula.left, unitOfName), unitIn(formula.right, unitOfName), -1);
    case 'power':
      return unitOfPower(formula, unitOfName);
    default:
      return common([formula.left, formula.right], unitOfName, whatFails[formula.op]);
  }
}

const cannot = 'cannot be compared';
const whatFails: Readonly<Record<Exclude<Arithmetic, 'multiply' | 'divide' | 'power'> | Comparison, string>> = {
  add: 'cannot be added',
  subtract: 'cannot be subtracted',
  less: cannot,
  'less-or-equal': cannot,
  greater: cannot,
  'greater-or-equal': cannot,
  equal: cannot,
  'not-equal': cannot,
};

function product(left: Found, right: Found, sign: 1 | -1): Found {
  if (left === null || right === null) return null;
  if (right === 'bare') return left;
  return multiplyUnits(left === 'bare' ? {} : left, right, sign);
}

function unitOfCall(formula: Formula & { readonly op: 'call' }, unitOfName: (name: string) => Unit | null): Found {
  const { name, of } = formula;
  const [first] = of;
  if (!first) return null;
  switch (name) {
    case 'if':
      unitIn(first, unitOfName);
      return common(of.slice(1), unitOfName, 'cannot be two answers of one if');
    case 'min':
    case 'max':
      return common(of, unitOfName, cannot);
    case 'exp':
    case 'ln':
      return withoutUnit(first, unitOfName, `${name} takes a number without a unit`);
    case 'sqrt':
      return root(first, unitOfName, 0.5);
    default:
      return unitIn(first, unitOfName);
  }
}

function unitOfPower(
  { left, right }: { readonly left: Formula; readonly right: Formula },
  unitOfName: (name: string) => Unit | null,
): Found {
  withoutUnit(right, unitOfName, 'an exponent has no unit');
  const base = unitIn(left, unitOfName);
  if (base === null || base === 'bare' || isRatio(base)) return base;
  if (right.op === 'number') return root(left, unitOfName, right.value);
  return withoutUnit(left, unitOfName, 'what is raised to a power that may vary has no unit');
}

function root(part: Formula, unitOfName: (name: string) => Unit | null, exponent: number): Found {
  const unit = unitIn(part, unitOfName);
  if (unit === null || unit === 'bare') return unit;
  const raised = raiseUnit(unit, exponent);
  if (raised) return raised;
  throw mix(
    `${described(part, unit)} to the power of ${exponent} has no unit that can be named: ` +
      'divide by a number with the unit before, as in / 1 USD',
    [unit],
  );
}

function withoutUnit(part: Formula, unitOfName: (name: string) => Unit | null, rule: string): Found {
  const unit = unitIn(part, unitOfName);
  if (unit === null || unit === 'bare' || isRatio(unit)) return unit;
  throw mix(
    `${rule}, and ${described(part, unit)} has one: ` +
      'divide it by a number with that unit, as in / 1 year; growth is 3% without a time',
    [unit],
  );
}

/** The one unit of several parts; the first two that differ are refused. */
function common(parts: readonly Formula[], unitOfName: (name: string) => Unit | null, fails: string): Found {
  const found = parts.map((part) => ({ part, unit: unitIn(part, unitOfName) }));
  const known = found.flatMap(({ part, unit }) => (unit === null || unit === 'bare' ? [] : [{ part, unit }]));
  const [first] = known;
  if (!first) return found.some(({ unit }) => unit === null) ? null : 'bare';
  const other = known.find(({ unit }) => !sameUnit(unit, first.unit));
  if (!other) return first.unit;
  const remedy =
    isRatio(first.unit) || isRatio(other.unit)
      ? 'a share of a value is written value * (1 + 30%)'
      : 'give both one unit';
  throw mix(`${described(first.part, first.unit)} and ${described(other.part, other.unit)} ${fails}: ${remedy}`, [
    first.unit,
    other.unit,
  ]);
}

function isRatio(unit: Unit): boolean {
  return Object.keys(unit).length === 0;
}

/** A number says its own unit. */
function described(part: Formula, unit: Unit): string {
  const text = formulaText(part);
  return part.op === 'number' ? text : `"${text}" (${unitText(unit)})`;
}

function mix(what: string, units: readonly Unit[]): Refusal {
  return new Refusal('UNIT_MIX', what, { units: units.map(unitText) });
}
