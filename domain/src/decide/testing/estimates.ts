import { parseFormula, quantileOf, type Distribution } from '../../estimate/index.ts';
import type { Assumption, LineFormulas, TimingField } from '../assumption.ts';
import type { Case, CaseLine, CaseOption } from '../case.ts';
import type { CaseTreatment } from '../case-treatment.ts';
import { simulateCase, type EstimateSetting, type Simulated } from '../estimate/estimate-case.ts';
import { lineOf, optionOf, sampleCase } from './options.ts';

/** An assumption that follows a distribution, is calculated, or is sure. */
export function assumptionOf(name: string, value: Distribution | string | number): Assumption {
  const isRange = typeof value === 'object';
  return {
    name,
    base: isRange ? quantileOf(value, 0.5) : typeof value === 'number' ? value : 0,
    unit: null,
    stated: null,
    distribution: isRange ? value : null,
    formula: typeof value === 'string' ? parseFormula(value) : null,
    written: name,
    words: name,
    source: null,
    owner: null,
    date: null,
  };
}

/** An expense, or what its treatment is, with formulas by field. */
export function drawnLine(
  formulas: Partial<Record<'amount' | TimingField, string>>,
  more: Partial<CaseLine> & { readonly as?: CaseTreatment; readonly sure?: string } = {},
): CaseLine {
  const { as = { kind: 'expense', function: 'unassigned', nature: 'cloud', work: null, decision: null }, sure = '0' } =
    more;
  const parsed = Object.fromEntries(
    Object.entries(formulas).map(([field, text]) => [field, parseFormula(text)]),
  ) as LineFormulas;
  const { as: _, sure: __, ...rest } = more;
  return lineOf(as, sure, { ...rest, formulas: parsed });
}

/** A case of two options, "left" and "right". */
export function pairCase(
  assumptions: readonly Assumption[],
  [left, right]: readonly [readonly CaseLine[], readonly CaseLine[]],
  more: Partial<Case> = {},
): Case {
  return { ...sampleCase, assumptions, options: [named('left', left), named('right', right)], ...more };
}

function named(id: string, lines: readonly CaseLine[]): CaseOption {
  return { ...optionOf(lines), id, name: id };
}

/** Few draws of the options of a case, its first two laid side by side. */
export function drawn(subject: Case, setting: Partial<EstimateSetting> = {}): Simulated {
  const [left, right] = subject.options;
  if (!left || !right) throw new RangeError('two options are laid side by side');
  return simulateCase(subject, { pair: { left, right }, points: 64, seed: 7, cache: new Map(), ...setting });
}

/** The present values of an option in all draws. */
export function npvOf({ options }: Simulated, id: string): Float64Array {
  const option = options.find((each) => each.id === id);
  if (!option) throw new RangeError(`the option "${id}" was not drawn`);
  return option.npv;
}
