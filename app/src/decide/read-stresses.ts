import { Refusal } from '@capwise/domain';
import type { Assumption, Stress } from '@capwise/domain/decide';
import {
  evaluate,
  isRange,
  parseFormula,
  parseRange,
  sameUnit,
  unitOf,
  unitText,
  type Unit,
} from '@capwise/domain/estimate';
import { nearestNames } from '@capwise/domain/text';
import type { Section } from './reader.ts';

const stressesMax = 20;
const remedy = 'write one value as 15M or 300%, or a formula of the assumptions at their base as 3 * fee';

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

function valueOf(set: Section, { name, unit, stated }: Assumption): number {
  const text = set.required(name, '15M');
  try {
    if (!isRange(text)) return calculatedValue(set, text, unit);
    const range = parseRange(text);
    if (range.distribution) throw new Refusal('INVALID_CASE', 'it is a range');
    requireUnit(unit, range.unit);
    return range.unit || !stated ? range.base : range.base * stated.factor;
  } catch (error) {
    if (error instanceof Refusal) throw set.refuse(name, `${error.message}: ${remedy}`);
    throw error;
  }
}

function calculatedValue({ scope }: Section, text: string, unit: Unit | null): number {
  const formula = parseFormula(text);
  requireUnit(unit, unitOf(formula, scope.unitOf));
  return evaluate(formula, (name) => {
    if (scope.names.includes(name)) return scope.valueOf(name);
    throw new Refusal('INVALID_CASE', `"${name}" is no assumption`);
  });
}

function requireUnit(own: Unit | null, given: Unit | null): void {
  if (!own || !given || sameUnit(own, given)) return;
  throw new Refusal('UNIT_MIX', `it is in ${unitText(given)}, and the assumption in ${unitText(own)}`);
}
