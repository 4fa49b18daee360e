import { Refusal } from '../../refusal/index.ts';

/** What a number of a finance function counts. A share is 0.1 for 10%. */
export type FinanceUnit =
  | 'amount'
  | 'share'
  | 'periods'
  | 'years'
  | 'months'
  | 'days'
  | 'hours'
  | 'units'
  | 'times'
  | 'text';

type Described<Kind extends string, Shown> = {
  readonly kind: Kind;
  readonly unit: FinanceUnit;
  readonly description: string;
  readonly example: Shown;
  /** What holds without the argument; an argument without it is required. */
  readonly default?: Shown;
};

export type FinanceArgument =
  | Described<'number', number>
  | Described<'flows', readonly number[]>
  | Described<'dates', readonly string[]>
  | Described<'boolean', boolean>
  | (Described<'choice', string> & { readonly choices: readonly string[] });

type ValueOf<Argument> = Argument extends { readonly kind: 'number' }
  ? number
  : Argument extends { readonly kind: 'flows' }
    ? readonly number[]
    : Argument extends { readonly kind: 'dates' }
      ? readonly Temporal.PlainDate[]
      : Argument extends { readonly kind: 'boolean' }
        ? boolean
        : Argument extends { readonly kind: 'choice'; readonly choices: readonly (infer Choice)[] }
          ? Choice
          : never;

export type FinanceValue = number | readonly number[] | Readonly<Record<string, number | readonly number[]>>;

export type FinanceOutcome = {
  readonly value: FinanceValue;
  /** MULTIPLE_ROOTS: the value is one of several rates. */
  readonly status: 'OK' | 'MULTIPLE_ROOTS';
  /** All rates, where there is more than one. */
  readonly roots?: readonly number[];
  /** What a reader must know beside the value. */
  readonly notes?: readonly string[];
};

/** What a page draws beside the value: present value by rate, running totals, or two of them. */
export type FinancePicture = 'value-by-rate' | 'running-total' | 'two-running-totals';

type About = {
  readonly family: string;
  readonly title: string;
  /** One sentence. */
  readonly meaning: string;
  readonly formula: string;
  /** Standard, paper or documentation. */
  readonly source: string;
  /** What the value counts; `text` for several values by name. */
  readonly unit: FinanceUnit;
  /** Codes of the failures to expect. */
  readonly refusals: readonly string[];
  readonly picture?: FinancePicture;
  /** The year that lists by name begin with; 0 unless given. */
  readonly firstYear?: 1;
};

/** One function of the calculator: what it is called, what it takes, what it means, and the calculation. */
export type FinanceFunction = About & {
  readonly arguments: Readonly<Record<string, FinanceArgument>>;
  /** Takes every argument that the definition names. */
  readonly run: (values: Readonly<Record<string, unknown>>) => FinanceOutcome;
};

type Definition<Arguments extends Readonly<Record<string, FinanceArgument>>> = About & {
  readonly arguments: Arguments;
  readonly run: (values: { readonly [Name in keyof Arguments]: ValueOf<Arguments[Name]> }) => FinanceOutcome;
};

/** A function of the calculator. What it answers is finite: a result that no number can hold is refused as NOT_FINITE. */
export function define<const Arguments extends Readonly<Record<string, FinanceArgument>>>({
  run,
  ...about
}: Definition<Arguments>): FinanceFunction {
  return { ...about, run: (values) => finite(run(values as Parameters<typeof run>[0])) };
}

/** An answer that needs no explanation. */
export function certain(value: FinanceValue): FinanceOutcome {
  return { value, status: 'OK' };
}

function finite(outcome: FinanceOutcome): FinanceOutcome {
  const { value } = outcome;
  const numbers = typeof value === 'number' ? [value] : Object.values<number | readonly number[]>(value).flat();
  if (numbers.every((number) => Number.isFinite(number))) return outcome;
  throw new Refusal(
    'NOT_FINITE',
    'the result is more than a number can hold: give amounts in a larger unit, or fewer periods',
  );
}
