import { Refusal } from '../../refusal/index.ts';

/**
 * A release of a project, in major units: its cost is spread evenly over the months that the team builds it, and it brings its
 * benefit each month from the one after.
 */
export type Release = {
  readonly id: string;
  readonly cost: number;
  /** Whole months of the team, 1 or more. */
  readonly months: number;
  readonly benefit: number;
  /** Ids of releases that must be done before. */
  readonly needs?: readonly string[];
};

/** Months counted from the start of the work, and the rate a year by which later months count less. */
export type ReleaseSetting = { readonly horizonMonths: number; readonly rate: number };

/** The team works on no more than this many months, and a list has no more releases. */
const limits = { months: 600, releases: 60 };

/**
 * Refuses releases that cannot be put in an order: TOO_LARGE, NOT_FINITE, INVALID_AMOUNT (a cost or benefit below zero, months
 * that are not whole), CASE_TWICE, NOT_FOUND (of a need), RELEASE_RING, and PERIOD_OUT_OF_RANGE where the work outlasts the
 * horizon.
 */
export function requireReleases(releases: readonly Release[], { horizonMonths, rate }: ReleaseSetting): void {
  if (releases.length > limits.releases) {
    const words = `${releases.length} releases are more than ${limits.releases}: put some together`;
    throw refused('TOO_LARGE', words, 'releases');
  }
  const ids = releases.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw refused('CASE_TWICE', `the release "${twice}" is in the list twice`, twice);
  for (const release of releases) requireRelease(release, ids);
  if (!Number.isFinite(rate) || rate <= -1) throw refused('NOT_FINITE', `the rate is ${rate}: give it as 0.1`, 'rate');
  const work = releases.reduce((sum, { months }) => sum + months, 0);
  if (work > Math.min(horizonMonths, limits.months) || horizonMonths > limits.months) {
    const words = `the releases take ${work} months of a horizon of ${horizonMonths}, which may be ${limits.months} at most`;
    throw refused('PERIOD_OUT_OF_RANGE', `${words}: give a horizon that holds them`, 'horizonMonths');
  }
  if (releasesAsListed(releases).length < releases.length) throw ring(releases);
}

function requireRelease({ id, cost, months, benefit, needs = [] }: Release, ids: readonly string[]): void {
  for (const [what, amount] of Object.entries({ cost, months, benefit })) {
    if (!Number.isFinite(amount)) throw refused('NOT_FINITE', `the ${what} of "${id}" is ${amount}`, id);
    if (amount < 0) throw refused('INVALID_AMOUNT', `the ${what} of "${id}" is ${amount}: it is never below zero`, id);
  }
  if (!Number.isInteger(months) || months === 0) {
    throw refused('INVALID_AMOUNT', `"${id}" takes ${months} months: give whole months, 1 or more`, id);
  }
  const stranger = needs.find((need) => !ids.includes(need));
  if (stranger === undefined) return;
  throw refused('NOT_FOUND', `the release "${id}" needs "${stranger}", which is not in the list: add it`, stranger);
}

/**
 * The releases as they are listed, each moved behind what it needs; those in a ring, and what needs them, are left out.
 */
export function releasesAsListed(releases: readonly Release[]): readonly Release[] {
  const ordered: Release[] = [];
  const done = new Set<string>();
  const isNext = ({ id, needs = [] }: Release): boolean => !done.has(id) && needs.every((need) => done.has(need));
  for (let next = releases.find(isNext); next; next = releases.find(isNext)) {
    done.add(next.id);
    ordered.push(next);
  }
  return ordered;
}

function ring(releases: readonly Release[]): Refusal {
  const free = new Set(releasesAsListed(releases).map(({ id }) => id));
  const path: string[] = [];
  let at = releases.find(({ id }) => !free.has(id));
  while (at && !path.includes(at.id)) {
    path.push(at.id);
    const next = at.needs?.find((need) => !free.has(need));
    at = releases.find(({ id }) => id === next);
  }
  const round = [...path.slice(path.indexOf(at?.id ?? '')), at?.id ?? ''];
  const words = `the releases need each other in a ring: ${round.map((id) => `"${id}"`).join(' needs ')}`;
  return refused('RELEASE_RING', `${words}; take one of these needs out`, round[0] ?? '');
}

function refused(code: string, message: string, subject: string): Refusal {
  return new Refusal(code, message, { subject });
}
