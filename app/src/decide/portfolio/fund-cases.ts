import { Refusal } from '@capwise/domain';
import {
  droppedCases,
  fundLevels,
  fundProgram,
  limitUse,
  personPriceEstimate,
  readFundChoice,
  requireFundCases,
  withPeople,
  type DroppedCase,
  type FrontierAxis,
  type FundCase,
  type FundChoice,
  type FundLimits,
  type FundVariant,
  type LimitKind,
  type LimitUse,
} from '@capwise/domain/decide';
import type { Optimizer } from '../../ports/index.ts';

/** NPV at a level: people more or fewer in every quarter, or the cash ceiling; null where no choice keeps the limits. */
export type FrontierPoint = {
  readonly level: number;
  readonly current: boolean;
  readonly npv: number | null;
  readonly chosen: readonly string[];
};

export type Funding = FundChoice & {
  readonly limits: readonly LimitUse[];
  /** `instead`: what doing the case whatever it costs would take out, and the NPV lost by it; null where it cannot be done. */
  readonly dropped: readonly (DroppedCase & { readonly instead: Instead | null })[];
  readonly frontier: Readonly<Record<FrontierAxis, readonly FrontierPoint[]>>;
  /** NPV of one more and of one fewer person in every quarter; null without a limit of people, or without a choice. */
  readonly person: PersonPrice | null;
};

export type Instead = { readonly lost: number; readonly displaced: readonly string[] };

export type PersonPrice = {
  readonly gained: number;
  readonly lost: number | null;
  /** By the duals of the linear program, in which a case may be funded in part. */
  readonly estimate: number | null;
};

/** How the programs are solved: each for so long at most, until the caller stops. */
export type FundWork = {
  readonly optimizer: Optimizer;
  readonly limitSeconds: number;
  readonly signal: AbortSignal;
  readonly progress: (share: number) => void;
};

const levelSteps = 9;

type Solve = (limits: FundLimits, variant?: FundVariant) => Promise<FundChoice | null>;

/**
 * The cases of the highest NPV within the limits, why the others drop out, what more people or cash would bring, and the price
 * of the last person. Refuses NO_CHOICE, which names the limits that stand in the way, and what `requireFundCases` does.
 */
export async function fundCases(cases: readonly FundCase[], limits: FundLimits, work: FundWork): Promise<Funding> {
  requireFundCases(cases, limits);
  const solve: Solve = async (within, variant = {}) =>
    readFundChoice(cases, await work.optimizer.solve(fundProgram(cases, within, variant), work));
  const choice = await solve(limits);
  if (!choice) throw await noChoice(limits, solve);
  work.progress(0.1);
  const dropped = await insteadOf(droppedCases(cases, limits, choice.chosen), { choice, limits, solve });
  work.progress(0.4);
  const people = await frontierOf(fundLevels(cases, limits, { axis: 'people', steps: levelSteps }), solve);
  work.progress(0.7);
  const cash = await frontierOf(fundLevels(cases, limits, { axis: 'cash', steps: levelSteps }), solve);
  work.progress(0.9);
  return {
    ...choice,
    limits: limitUse(cases, limits, choice.chosen),
    dropped,
    frontier: { people, cash },
    person: await personPrice(cases, limits, { choice, solve, work }),
  };
}

type Chosen = { readonly choice: FundChoice; readonly limits: FundLimits; readonly solve: Solve };

async function insteadOf(
  dropped: readonly DroppedCase[],
  { choice, limits, solve }: Chosen,
): Promise<readonly (DroppedCase & { readonly instead: Instead | null })[]> {
  const answers: (DroppedCase & { readonly instead: Instead | null })[] = [];
  for (const one of dropped) {
    const forced = await solve(limits, { forced: [one.id] });
    const displaced = choice.chosen.filter((id) => !forced?.chosen.includes(id));
    answers.push({ ...one, instead: forced && { lost: choice.npv - forced.npv, displaced } });
  }
  return answers;
}

async function frontierOf(levels: ReturnType<typeof fundLevels>, solve: Solve): Promise<readonly FrontierPoint[]> {
  const points: FrontierPoint[] = [];
  for (const { level, current, limits } of levels) {
    const choice = await solve(limits);
    points.push({ level, current, npv: choice?.npv ?? null, chosen: choice?.chosen ?? [] });
  }
  return points;
}

type Priced = { readonly choice: FundChoice; readonly solve: Solve; readonly work: FundWork };

async function personPrice(
  cases: readonly FundCase[],
  limits: FundLimits,
  { choice, solve, work }: Priced,
): Promise<PersonPrice | null> {
  if (!limits.people) return null;
  const more = await solve(withPeople(limits, 1));
  const fewer = await solve(withPeople(limits, -1));
  const relaxed = await work.optimizer.solve(fundProgram(cases, limits, { shares: true }), work);
  return (
    more && {
      gained: more.npv - choice.npv,
      lost: fewer && choice.npv - fewer.npv,
      estimate: personPriceEstimate(cases, limits, relaxed),
    }
  );
}

const kindWords: Readonly<Record<LimitKind, string>> = {
  people: 'the limit of people',
  cash: 'the cash ceiling',
  ebitda: 'the EBITDA floor',
  needs: 'what cases need',
  excludes: 'what cases exclude',
};

async function noChoice(limits: FundLimits, solve: Solve): Promise<Refusal> {
  const blocking: LimitKind[] = [];
  for (const kind of ['people', 'cash', 'ebitda', 'needs', 'excludes'] as const) {
    if (await solve(limits, { without: kind })) blocking.push(kind);
  }
  const words = blocking.map((kind) => kindWords[kind]);
  const remedy =
    words.length === 0
      ? 'more than one of them stands in the way'
      : `without ${words.join(', or without ')} there is one`;
  return new Refusal(
    'NO_CHOICE',
    `No choice of cases keeps every limit with the cases that must be done: ${remedy}. Loosen a limit, or a case that must be done.`,
    { limits: blocking },
  );
}
