import { Refusal } from '@capwise/domain';
import type { Assumption, Stress } from '@capwise/domain/decide';
import {
  evaluate,
  isRange,
  namesIn,
  parseFormula,
  parseRange,
  partsOf,
  sameUnit,
  unitOf,
  unitText,
  type Formula,
  type Unit,
} from '@capwise/domain/estimate';
import { nearestNames } from '@capwise/domain/text';
import type { Section } from './reader.ts';

const stressesMax = 20;
const remedy =
  'write one value as 15M; a percentage as 300%, which is three times the base, or of a share the share itself; or a formula of the assumptions at their base as 3 * fee';
/** What is calculated as a ratio from a number that counts, as `5M * 60%`, is no share above this. */
const ratioMax = 10;

/** Reads "stresses:": what if some assumptions had other values. Refuses INVALID_CASE. */
export function readStresses(
  root: Section,
  assumptions: readonly Assumption[],
): { readonly stresses?: readonly Stress[] } {
  if (!root.has('stresses')) return {};
  const sections = root.sections('stresses', '"name:" and "set:"');
  if (sections.length > stressesMax)
    throw root.refuse('stresses', `there are ${sections.length}: a case has at most ${stressesMax}`);
  return { stresses: sections.map((section) => readStress(section, assumptions)) };
}

function readStress(section: Section, assumptions: readonly Assumption[]): Stress {
  section.only(['name', 'set']);
  const set = section.section('set');
  if (!set || set.keys.length === 0) {
    const { path, line, column } = section.placeOf('set');
    throw new Refusal(
      'INVALID_CASE',
      `line ${line}, column ${column}: ${path}: a stress sets at least one assumption: write set: {fee: 15M}`,
      { line, column, path },
    );
  }
  return {
    name: section.required('name', 'Fee triples'),
    set: set.keys.map((name) => {
      const assumption = assumptions.find((each) => each.name === name);
      if (assumption) return { name, value: valueOf(set, assumption) };
      const names = assumptions.map((each) => each.name);
      const [near] = nearestNames(name, names);
      throw set.refuse(
        name,
        near === undefined
          ? 'the case has no assumptions: name one first'
          : `it is no assumption: did you mean "${near}"?`,
      );
    }),
  };
}

function valueOf(set: Section, assumption: Assumption): number {
  const { name, unit, stated } = assumption;
  const text = set.required(name, '15M');
  try {
    const given = isRange(text) ? sureAmount(text) : calculatedValue(set, text);
    requireTime(given, assumption);
    if (given.unit && isBare(given.unit) && !isShare(assumption)) return partOfBase(given.value, assumption);
    requireUnit(unit, given.unit);
    return given.isPlain && stated ? given.value * stated.factor : given.value;
  } catch (error) {
    if (error instanceof Refusal) throw set.refuse(name, `${error.message}: ${remedy}`);
    throw error;
  }
}

/** What a stress says; plain where it has no unit and names nothing, so that it is in the unit of its assumption. */
type GivenValue = { readonly value: number; readonly unit: Unit | null; readonly isPlain: boolean };

function sureAmount(text: string): GivenValue {
  const { base, unit, distribution } = parseRange(text);
  if (distribution) throw new Refusal('INVALID_CASE', 'it is a range');
  return { value: base, unit, isPlain: unit === null };
}

/** A ratio that a bare number is part of may count things, as in `5M * 60%`: its unit is not known. */
function calculatedValue({ scope }: Section, text: string): GivenValue {
  const formula = parseFormula(text);
  const found = unitOf(formula, scope.unitOf);
  const unit = found && isBare(found) && hasBareNumber(formula) ? null : found;
  const value = evaluate(formula, (name) => {
    if (scope.names.includes(name)) return scope.valueOf(name);
    throw new Refusal('INVALID_CASE', `"${name}" is no assumption`);
  });
  return { value, unit, isPlain: unit === null && namesIn(formula).length === 0 };
}

function hasBareNumber(formula: Formula): boolean {
  return formula.op === 'number' ? formula.unit === null : partsOf(formula).some(hasBareNumber);
}

/** `300%` of what is no share is three times its base. */
function partOfBase(share: number, { base }: Assumption): number {
  if (share < 0)
    throw new Refusal(
      'INVALID_CASE',
      'a percentage of what is no share is that much of its base, and it is below zero',
    );
  if (base === 0) throw new Refusal('INVALID_CASE', 'the base is 0, and so is every percentage of it');
  return base * share;
}

/** A share is written as a percentage, or bare and at most 1; what is calculated as a ratio is one where it can be. */
function isShare({ unit, base, formula, stated }: Assumption): boolean {
  if (unit === null) return Math.abs(base) <= 1;
  const isOpen = formula !== null && stated === null && hasBareNumber(formula);
  return isBare(unit) && (!isOpen || Math.abs(base) <= ratioMax);
}

/** `5 years` and `3% per month` say a time, which a number or a percentage alone does not. */
function requireTime({ unit: given, isPlain }: GivenValue, { unit, written, stated, formula }: Assumption): void {
  if (unit === null || isBare(unit) || stated !== null || formula !== null) return;
  const isMissing = isPlain
    ? /\b(?:day|quarter|year)s?\b/.test(written)
    : given !== null && isBare(given) && /%\s*(?:per\b|\/)/.test(written);
  if (isMissing)
    throw new Refusal('UNIT_MIX', `it says no time, and the assumption is "${written}": write its unit too`);
}

function isBare(unit: Unit): boolean {
  return Object.keys(unit).length === 0;
}

function requireUnit(own: Unit | null, given: Unit | null): void {
  if (!own || !given || sameUnit(own, given)) return;
  throw new Refusal('UNIT_MIX', `it is in ${unitText(given)}, and the assumption in ${unitText(own)}`);
}
