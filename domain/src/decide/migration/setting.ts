import type { LeavingWay } from './way.ts';

/** What a migration is planned under. Amounts are in major units; months count from its start. */
export type MigrationSetting = {
  /** Waves are of so many months, from the start to the end of the horizon. */
  readonly waveMonths: number;
  readonly waves: number;
  /** Everything is to be out by the end of this month: a whole number of waves. */
  readonly deadline: number;
  /** What holds beyond the deadline: nothing may stay, or what stays pays the site and the penalty. */
  readonly after: 'leave' | 'pay';
  readonly siteMonthly: number;
  /** A month beyond the deadline, beside the site itself. */
  readonly penaltyMonthly: number;
  readonly people: Readonly<Record<LeavingWay, number>>;
  /** A team does `from` of its work in the first month, and all of it after so many months. */
  readonly ramp: { readonly months: number; readonly from: number };
  /** Months that a workload runs in both places before its cut-over. */
  readonly doubleMonths: number;
  readonly personMonth: number;
  /** A year, nominal: 0.1 is 10%. */
  readonly discountRate: number;
  /** What every amount rises by from one year of the plan to the next: 0.03 is 3%. */
  readonly priceRise: number;
};

/** Months that are looked at. */
export function horizonOf({ waves, waveMonths }: MigrationSetting): number {
  return waves * waveMonths;
}

/** Waves that end by the deadline. */
export function wavesToDeadline({ deadline, waveMonths }: MigrationSetting): number {
  return Math.floor(deadline / waveMonths);
}

/** Person-months of full work that one person does in a wave. */
export function rampedMonths({ waveMonths, ramp }: MigrationSetting, wave: number): number {
  return Array.from({ length: waveMonths }, (_, index) => rampShare(ramp, wave * waveMonths + index)).reduce(
    (sum, share) => sum + share,
    0,
  );
}

function rampShare({ months, from }: MigrationSetting['ramp'], month: number): number {
  return month >= months ? 1 : from + ((1 - from) * month) / months;
}

/** Person-months that the people of a way can do in a wave. */
export function capacityOf(setting: MigrationSetting, way: LeavingWay, wave: number): number {
  return setting.people[way] * rampedMonths(setting, wave);
}

/** What an amount at the end of a month, the first being 0, is worth at the start. */
export function discountOf({ discountRate }: MigrationSetting, month: number): number {
  return (1 + discountRate) ** (-(month + 1) / 12);
}

/** What an amount of today comes to in a month: prices rise once a year. */
export function priceAt({ priceRise }: MigrationSetting, month: number): number {
  return (1 + priceRise) ** Math.floor(month / 12);
}

/** Waves that work takes with the people of its way: at least one; `Infinity` without people. */
export function wavesOfWork(setting: MigrationSetting, way: LeavingWay, personMonths: number): number {
  const people = setting.people[way];
  if (people <= 0) return personMonths <= 0 ? 1 : Infinity;
  return Math.max(1, Math.ceil(personMonths / (people * setting.waveMonths) - 1e-9));
}
