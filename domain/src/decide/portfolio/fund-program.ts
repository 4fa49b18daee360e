import type { LinearProgram, ProgramAnswer } from '../../program/index.ts';
import type { FundCase, FundLimits } from './fund-case.ts';
import { fundLimits, type LimitKind } from './fund-limit.ts';

export type FundVariant = {
  /** Cases that are done whatever they cost, beside those that must be. */
  readonly forced?: readonly string[];
  /** A kind of limit that is given up, to see whether it is what stands in the way. */
  readonly without?: LimitKind;
  /** Any share of a case may be funded: a linear program, whose duals are prices. */
  readonly shares?: boolean;
};

/** The choice of cases of the highest NPV within the limits, as a program: a variable a case, a constraint a limit. */
export function fundProgram(
  cases: readonly FundCase[],
  limits: FundLimits,
  { forced = [], without, shares = false }: FundVariant = {},
): LinearProgram {
  return {
    variables: cases.map(({ id, mustDo }) => ({
      name: id,
      kind: shares ? 'continuous' : 'binary',
      low: mustDo || forced.includes(id) ? 1 : 0,
      high: 1,
    })),
    objective: { sense: 'maximize', terms: cases.map(({ id, npv }) => ({ variable: id, coefficient: npv })) },
    constraints: fundLimits(cases, limits)
      .filter(({ kind }) => kind !== without)
      .map(({ name, amounts, low, high }) => ({
        name,
        terms: [...amounts].map(([variable, coefficient]) => ({ variable, coefficient })),
        ...(low !== undefined && { low }),
        ...(high !== undefined && { high }),
      })),
  };
}

/** Cases that were chosen and their NPV; `bound` is above it where the time was up before the best was proven. */
export type FundChoice = { readonly chosen: readonly string[]; readonly npv: number; readonly bound: number };

/** Reads the answer to `fundProgram` back; null where no choice keeps every limit, or none was found in time. */
export function readFundChoice(cases: readonly FundCase[], answer: ProgramAnswer): FundChoice | null {
  const solution = answer.kind === 'optimal' ? answer : answer.kind === 'time-limit' ? answer.best : null;
  if (!solution) return null;
  const funded = cases.filter(({ id }) => (solution.values.get(id) ?? 0) > 0.5);
  const npv = funded.reduce((sum, one) => sum + one.npv, 0);
  const bound = answer.kind === 'time-limit' && answer.best ? Math.max(npv, answer.best.bound) : npv;
  return { chosen: funded.map(({ id }) => id), npv, bound };
}

/**
 * NPV that one more person in every quarter would add if any share of a case could be funded: the sum of the duals of the
 * limits of people. An estimate, since cases are done whole. Null without a limit of people or without an optimum.
 */
export function personPriceEstimate(
  cases: readonly FundCase[],
  limits: FundLimits,
  answer: ProgramAnswer,
): number | null {
  if (!limits.people || answer.kind !== 'optimal' || !answer.duals) return null;
  const { duals } = answer;
  return fundLimits(cases, limits)
    .filter(({ kind }) => kind === 'people')
    .reduce((sum, { name }) => sum + (duals.get(name) ?? 0), 0);
}
