import type { Posted } from '@capwise/contract/client';
import { leavingWays, type LeavingWay } from '@capwise/domain/decide/migration';

/** Amounts in major units, spans in months, rates in percent; undefined: the default of `decide.migrate`. */
export type MigrationNumber =
  | 'siteCost'
  | 'deadlineMonths'
  | 'penalty'
  | 'horizonMonths'
  | 'discountRate'
  | 'priceRise'
  | 'personMonth'
  | 'doubleMonths';

/** What a migration is planned under, as it is typed. */
export type MigrationInputs = {
  readonly numbers: Readonly<Record<MigrationNumber, number | undefined>>;
  /** People by way; a way without people is not gone. */
  readonly people: Readonly<Record<LeavingWay, number | undefined>>;
  readonly currency: string;
  /** First month, as 2027-01. */
  readonly start: string;
  readonly afterDeadline: 'leave' | 'pay';
  readonly waveMonths: 1 | 3;
  /** Where the new place can hold data, with commas between them. */
  readonly regions: string;
};

/** What stands in the fields first: defaults of `decide.migrate`, and a small team. */
export const firstInputs: MigrationInputs = {
  numbers: {
    siteCost: undefined,
    deadlineMonths: 12,
    penalty: 0,
    horizonMonths: 48,
    discountRate: 10,
    priceRise: 3,
    personMonth: 25_000,
    doubleMonths: 1,
  },
  people: { rehost: 6, replatform: 0, refactor: 4, repurchase: 1, retire: 1 },
  currency: 'USD',
  start: '2027-01',
  afterDeadline: 'leave',
  waveMonths: 3,
  regions: '',
};

/** Site cost a month that an example is planned with, where none was written. */
export const exampleSiteCost = 100_000;

const percents: ReadonlySet<MigrationNumber> = new Set<MigrationNumber>(['discountRate', 'priceRise']);

/** The question that the inputs are; undefined while the site has no cost. */
export function questionOf(inputs: MigrationInputs): Posted<'decide.migrate'> | undefined {
  const { numbers, people, currency, start, afterDeadline, waveMonths } = inputs;
  const { siteCost } = numbers;
  if (siteCost === undefined) return undefined;
  const given = Object.entries(numbers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, isPercent(name) ? value / 100 : value] as const],
  );
  const regions = inputs.regions.split(',').flatMap((region) => region.trim() || []);
  return {
    ...Object.fromEntries(given),
    siteCost,
    people: Object.fromEntries(leavingWays.map((way) => [way, people[way] ?? 0])),
    currency: currency.trim().toUpperCase(),
    start: start.trim(),
    afterDeadline,
    waveMonths,
    regions,
  };
}

function isPercent(name: string): boolean {
  return [...percents].some((one) => one === name);
}
