import { Refusal } from '../../refusal/index.ts';

/** A case that may be funded, in major units and whole persons; every list has an amount a quarter. */
export type FundCase = {
  readonly id: string;
  readonly name: string;
  readonly npv: number;
  readonly ebitda: readonly number[];
  /** What it adds to cash in each quarter; an outflow is below zero. */
  readonly cash: readonly number[];
  readonly people: readonly number[];
  /** Decided already: by law, by contract. */
  readonly mustDo?: boolean;
  /** Ids of cases that cannot be done beside it. */
  readonly excludes?: readonly string[];
  /** Ids of cases without which it cannot be done. */
  readonly needs?: readonly string[];
};

/** A quarter by its name, and the year that it counts to. */
export type FundQuarter = { readonly name: string; readonly year: string };

/** What limits the choice; a limit that is left out is none. */
export type FundLimits = {
  readonly quarters: readonly FundQuarter[];
  /** The most people that all cases may take in each quarter. */
  readonly people?: readonly number[];
  /** The most that cumulative cash of all cases may be below zero at the end of a quarter. */
  readonly cashCeiling?: number;
  /** The least that all cases add to EBITDA in a year, by year; below zero where they may cost some. */
  readonly ebitdaFloors?: ReadonlyMap<string, number>;
};

/**
 * Refuses a list of cases that cannot be chosen from: LENGTH_MISMATCH, NOT_FINITE, INVALID_AMOUNT (people or a ceiling below
 * zero), CASE_TWICE, and NOT_FOUND where a case names one that is not in the list, or a floor a year without quarters.
 */
export function requireFundCases(cases: readonly FundCase[], limits: FundLimits): void {
  const ids = new Set<string>();
  for (const one of cases) {
    if (ids.has(one.id)) throw refused('CASE_TWICE', `the case "${one.id}" is in the list twice: give it once`, one.id);
    ids.add(one.id);
  }
  for (const one of cases) requireCase(one, limits.quarters.length, ids);
  if (limits.people) requirePeople('the limit of people', limits.people, limits.quarters.length);
  const { cashCeiling = 0, ebitdaFloors = new Map<string, number>() } = limits;
  requireFinite('the cash ceiling', [cashCeiling]);
  if (cashCeiling < 0) {
    const words = `the cash ceiling is ${cashCeiling}: give what cumulative cash may be below zero, as a number above zero`;
    throw refused('INVALID_AMOUNT', words, 'cashCeiling');
  }
  for (const [year, floor] of ebitdaFloors) {
    requireFinite(`the EBITDA floor of ${year}`, [floor]);
    if (limits.quarters.some((quarter) => quarter.year === year)) continue;
    throw refused('NOT_FOUND', `there is an EBITDA floor of ${year}, and no quarter of that year: leave it out`, year);
  }
}

function requireCase(one: FundCase, quarters: number, ids: ReadonlySet<string>): void {
  requireFinite(`the NPV of "${one.id}"`, [one.npv]);
  for (const what of ['ebitda', 'cash'] as const) {
    requireLength(`${what} of "${one.id}"`, one[what], quarters);
    requireFinite(`${what} of "${one.id}"`, one[what]);
  }
  requirePeople(`people of "${one.id}"`, one.people, quarters);
  const stranger = [...(one.needs ?? []), ...(one.excludes ?? [])].find((id) => !ids.has(id));
  if (stranger === undefined) return;
  const words = `the case "${one.id}" names "${stranger}", which is not in the list: add it, or take the name out`;
  throw refused('NOT_FOUND', words, stranger);
}

function requirePeople(what: string, people: readonly number[], quarters: number): void {
  requireLength(what, people, quarters);
  requireFinite(what, people);
  const below = people.find((number) => number < 0);
  if (below !== undefined) throw refused('INVALID_AMOUNT', `${what}: ${below} is below zero`, what);
}

function requireLength(what: string, list: readonly number[], quarters: number): void {
  if (list.length === quarters) return;
  const words = `${what}: ${list.length} amounts for ${quarters} quarters; give one a quarter, 0 where there is none`;
  throw refused('LENGTH_MISMATCH', words, what);
}

function requireFinite(what: string, numbers: readonly number[]): void {
  const bad = numbers.find((number) => !Number.isFinite(number));
  if (bad !== undefined) throw refused('NOT_FINITE', `${what}: ${bad} is no number`, what);
}

function refused(code: string, message: string, subject: string): Refusal {
  return new Refusal(code, message, { subject });
}
