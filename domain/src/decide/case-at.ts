import { evaluate, type Formula } from '../estimate/index.ts';
import { minorDigits, money, type Money } from '../money/index.ts';
import type { Assumption } from './assumption.ts';
import type { CaseEvent } from './case-event.ts';
import type { Case, CaseLine, CaseOption } from './case.ts';
import { timedAt, timingsOf, whole } from './line-timing.ts';

/** The value of a named assumption. */
export type ValueOf = (name: string) => number;

/** The values of all assumptions where some are held at others than their base. Refuses what a formula refuses. */
export function valuesAt(assumptions: readonly Assumption[], held: ReadonlyMap<string, number> = new Map()): ValueOf {
  const values = new Map<string, number>();
  const valueOf = (name: string): number => {
    const value = values.get(name);
    if (value === undefined) throw new RangeError(`the assumption "${name}" has no value yet`);
    return value;
  };
  for (const { name, base, formula } of assumptions) {
    values.set(name, held.get(name) ?? (formula ? evaluate(formula, valueOf) : base));
  }
  return valueOf;
}

/** A case as its books fold it where the assumptions have these values: amounts in whole minor units, whole months. */
export function caseAt(subject: Case, valueOf: ValueOf): Case {
  const { rateFormula } = subject;
  return {
    ...subject,
    ...(rateFormula && { discountRate: evaluate(rateFormula, valueOf) }),
    options: subject.options.map((option) => optionAt(option, valueOf)),
  };
}

function optionAt(option: CaseOption, valueOf: ValueOf): CaseOption {
  const { cancelFormula } = option;
  return {
    ...option,
    ...(cancelFormula && { cancelledAt: whole('startsAt', evaluate(cancelFormula, valueOf)) }),
    lines: option.lines.map((line) => lineAt(line, valueOf)),
  };
}

/** A line with its formulas put in, and those of its events. */
function lineAt(line: CaseLine, valueOf: ValueOf): CaseLine {
  const timings = new Map(timingsOf(line).map(({ place, formula }) => [place, evaluate(formula, valueOf)]));
  return timedAt(priced(line, valueOf), (place) => timings.get(place));
}

function priced(line: CaseLine, valueOf: ValueOf): CaseLine {
  const { amount, formulas, events } = line;
  const amountAt = (formula: Formula): Money =>
    money(BigInt(Math.round(evaluate(formula, valueOf) * 10 ** minorDigits(amount.currency))), amount.currency);
  return {
    ...line,
    ...(formulas?.amount && { amount: amountAt(formulas.amount) }),
    ...(events && {
      events: events.map((event): CaseEvent => {
        const proceeds = event.formulas?.proceeds;
        return event.kind === 'sale' && proceeds ? { ...event, proceeds: amountAt(proceeds) } : event;
      }),
    }),
  };
}
