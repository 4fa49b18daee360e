import { evaluate, type Formula } from '../estimate/index.ts';
import { minorDigits, money } from '../money/index.ts';
import { timingFields, type Assumption, type LineFormulas, type TimingField } from './assumption.ts';
import type { Case, CaseLine, CaseOption } from './case.ts';

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

/** A line with its formulas put in. */
function lineAt(line: CaseLine, valueOf: ValueOf): CaseLine {
  const { formulas } = line;
  if (!formulas) return line;
  const scale = 10 ** minorDigits(line.amount.currency);
  return timedAt(
    {
      ...line,
      ...(formulas.amount && {
        amount: money(BigInt(Math.round(evaluate(formulas.amount, valueOf) * scale)), line.amount.currency),
      }),
    },
    (field) => timing(formulas, field, valueOf),
  );
}

/** A line with other timing; a field that is not given stays. */
export function timedAt(line: CaseLine, valueOf: (field: TimingField) => number | undefined): CaseLine {
  const given = Object.fromEntries(
    timingFields.flatMap((field) => {
      const value = valueOf(field);
      return value === undefined ? [] : [[field, whole(field, value)]];
    }),
  ) as { readonly [Field in TimingField]?: number };
  const { startsAt = line.startsAt, netDays = line.netDays, endsAt = line.endsAt, ...rest } = given;
  const known = Object.entries(rest).filter(([field]) => field in line.treatment);
  return {
    ...line,
    startsAt,
    netDays,
    ...(endsAt !== undefined && { endsAt: Math.max(endsAt, startsAt) }),
    treatment: { ...line.treatment, ...Object.fromEntries(known) },
  };
}

function timing(formulas: LineFormulas, field: TimingField, valueOf: ValueOf): number | undefined {
  const formula: Formula | undefined = formulas[field];
  return formula && evaluate(formula, valueOf);
}

/** Months and days are whole: the books know no half one. A life and a term have at least one month, nothing begins before the case. */
export function whole(field: TimingField, value: number): number {
  if (field === 'annualRate') return value;
  const least = field === 'lifeMonths' || field === 'termMonths' ? 1 : 0;
  return Math.max(least, Math.round(value));
}
