import type { Input } from '@capwise/contract/registry';
import type { FundCase, FundLimits } from '@capwise/domain/decide';
import type { Handler } from '../../handler/index.ts';
import { fundCases, type FrontierPoint } from './fund-cases.ts';

/** One choice of at most sixty cases takes a fraction of it. */
const limitSeconds = 10;

type Question = Input<'decide.fund'>;

/** `decide.fund`: which cases to fund under people, cash and EBITDA, what drops out and why. */
export const fund: Handler<'decide.fund'> = async (input, { ports, signal, progress }) => {
  const { chosen, limits, dropped, frontier, ...rest } = await fundCases(input.cases.map(caseOf), limitsOf(input), {
    optimizer: ports.optimizer,
    limitSeconds,
    signal,
    progress: (share) => progress({ step: 'choosing among cases', share }),
  });
  return {
    ...rest,
    chosen: [...chosen],
    limits: [...limits],
    dropped: dropped.map((one) => ({
      ...one,
      adds: [...one.adds],
      broken: [...one.broken],
      instead: one.instead && { lost: one.instead.lost, displaced: [...one.instead.displaced] },
    })),
    frontier: { people: frontier.people.map(pointOf), cash: frontier.cash.map(pointOf) },
  };
};

function pointOf(point: FrontierPoint) {
  return { ...point, chosen: [...point.chosen] };
}

function caseOf({ name, mustDo, excludes, needs, ...one }: Question['cases'][number]): FundCase {
  return {
    ...one,
    name: name ?? one.id,
    ...(mustDo !== undefined && { mustDo }),
    ...(excludes && { excludes }),
    ...(needs && { needs }),
  };
}

function limitsOf({ cases, from, people, cashCeiling, ebitdaFloors }: Question): FundLimits {
  const first = Number(from.slice(0, 4)) * 4 + Number(from.slice(6)) - 1;
  const quarters = Array.from({ length: cases[0]?.people.length ?? 0 }, (_, index) => {
    const year = `${Math.floor((first + index) / 4)}`;
    return { name: `${year}-Q${((first + index) % 4) + 1}`, year };
  });
  return {
    quarters,
    ...(people && { people }),
    ...(cashCeiling !== undefined && { cashCeiling }),
    ...(ebitdaFloors && { ebitdaFloors: new Map(ebitdaFloors.map(({ year, floor }) => [year, floor])) }),
  };
}
