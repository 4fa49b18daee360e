import { Refusal } from '@capwise/domain';
import {
  evaluate,
  namesIn,
  parseFormula,
  partsOf,
  unitOf,
  unitText,
  type Formula,
  type Unit,
} from '@capwise/domain/estimate';
import { nearestNames } from '@capwise/domain/text';
import type { Section } from './reader.ts';

/** What a cell may be measured in, and what a value of that unit is multiplied by. */
export type Expected = {
  /** For messages: `an amount in USD`. */
  readonly what: string;
  /** The factor for a unit that fits, null for one that does not. A unit that is not known fits as it is. */
  readonly factorOf: (unit: Unit) => number | null;
};

/** A cell that is calculated, with what it comes to at the base of the assumptions. */
export type Calculated = { readonly formula: Formula; readonly value: number };

/**
 * A cell that is more than one plain quantity: a formula of assumptions. Refuses INVALID_CASE with what a plain quantity looks
 * like (`remedy`), a name that is no assumption, and a unit that does not fit.
 */
export function calculated(
  section: Section,
  key: string,
  expected: Expected & { readonly remedy: string },
): Calculated {
  const { scope } = section;
  const text = section.required(key, '5M');
  const formula = read(section, key, { text, ...expected });
  const unknown = namesIn(formula).find((name) => !scope.names.includes(name));
  if (unknown !== undefined) throw section.refuse(key, unknownWords(unknown, scope.names, expected));
  try {
    const unit = unitOf(formula, scope.unitOf) ?? bareUnit(formula, section, expected);
    const factor = unit === null || isOpen(formula, unit) ? 1 : expected.factorOf(unit);
    if (unit !== null && factor === null)
      throw new Refusal('UNIT_MIX', `it is in ${unitText(unit)}, and ${expected.what} is needed: ${expected.remedy}`);
    const scaled = factor === null || factor === 1 ? formula : times(formula, factor);
    return { formula: scaled, value: evaluate(scaled, scope.valueOf) };
  } catch (error) {
    if (error instanceof Refusal) throw section.refuse(key, error.message);
    throw error;
  }
}

/**
 * What a formula with parts of unknown unit is in where those count things (`seats * price` with a price a year): null where that
 * does not come to what is expected, so that nothing is known.
 */
function bareUnit(formula: Formula, { scope }: Section, { factorOf }: Expected): Unit | null {
  try {
    const unit = unitOf(formula, (name) => scope.unitOf(name) ?? {});
    return unit !== null && factorOf(unit) !== null ? unit : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** `5M * 60%` reads as a ratio, and what its number counts was not said: it fits everything. */
function isOpen(formula: Formula, unit: Unit): boolean {
  return Object.keys(unit).length === 0 && hasBareNumber(formula);
}

function hasBareNumber(formula: Formula): boolean {
  return formula.op === 'number' ? formula.unit === null : partsOf(formula).some(hasBareNumber);
}

/** A formula times a number. */
export function times(formula: Formula, factor: number | Formula): Formula {
  const right: Formula = typeof factor === 'number' ? { op: 'number', value: factor, unit: null } : factor;
  return { op: 'multiply', left: formula, right };
}

/** A formula plus a number or another. */
export function plus(left: Formula | number, right: Formula | number): Formula {
  return { op: 'add', left: constant(left), right: constant(right) };
}

function constant(part: Formula | number): Formula {
  return typeof part === 'number' ? { op: 'number', value: part, unit: null } : part;
}

function read(
  section: Section,
  key: string,
  { text, what, remedy }: Expected & { readonly text: string; readonly remedy: string },
): Formula {
  try {
    return parseFormula(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isFormula = section.scope.names.length > 0 && /[a-z]{2,}|[*/^()]/i.test(text);
    throw section.refuse(key, isFormula ? error.message : `it is not ${what}: ${remedy}`);
  }
}

function unknownWords(
  name: string,
  names: readonly string[],
  { what, remedy }: Expected & { readonly remedy: string },
): string {
  if (names.length === 0) return `it is not ${what}: ${remedy}`;
  const [near] = nearestNames(name, names);
  const meant = `did you mean "${near}"?`;
  return `"${name}" is no assumption of this case, and it is not ${what}: ${meant}; or ${remedy}`;
}
