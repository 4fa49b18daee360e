import { divideToSum } from '../money/index.ts';

/** A part of what is expected of an invoice: its day, and its amount in minor units. */
type PathPart = { readonly day: Temporal.PlainDate; readonly minor: bigint };

type Stretch = {
  /** Indexes of its parts. */
  readonly members: readonly number[];
  readonly start: bigint;
  readonly length: bigint;
};

/** The order in which payments reach what is expected of an invoice: a position is what was paid so far. */
export type Path = {
  readonly parts: readonly PathPart[];
  readonly total: bigint;
  readonly stretches: readonly Stretch[];
  /** The nearest position that lies on the path. */
  readonly clamp: (position: bigint) => bigint;
};

/**
 * Lays parts out by day, oldest first. Days that come back are drawn together with the oldest days that they lower, so that
 * every stretch goes into the direction of the whole.
 */
export function openPath(parts: readonly PathPart[]): Path {
  const total = sumOf(parts, [...parts.keys()]);
  const sign = total < 0n ? -1n : 1n;
  const days = [...Map.groupBy(parts.keys(), (index) => String(parts[index]?.day))]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([, members]) => members);
  const isForward = (members: readonly number[]): boolean => sign * sumOf(parts, members) > 0n;
  const forward = days.filter(isForward);
  let opening = days.filter((members) => !isForward(members)).flat();
  const groups: (readonly number[])[] = [];
  for (const members of forward) {
    if (groups.length === 0 && opening.length > 0) {
      opening = [...opening, ...members];
      if (isForward(opening)) groups.push(opening);
    } else {
      groups.push(members);
    }
  }
  let start = 0n;
  const stretches = groups.map((members): Stretch => {
    const length = sumOf(parts, members);
    start += length;
    return { members, start: start - length, length };
  });
  return { parts, total, stretches, clamp: (position) => between(position, 0n, total) };
}

/**
 * What of each part a position has reached, in minor units: whole stretches, and of the last one every part in proportion.
 * `isOpenEnded`: beyond the whole, and before its beginning, the nearest stretch goes on.
 */
export function partsReached(
  { parts, stretches }: Path,
  position: bigint,
  { isOpenEnded }: { readonly isOpenEnded: boolean },
): readonly bigint[] {
  const reached = parts.map(() => 0n);
  stretches.forEach(({ members, start, length }, index) => {
    const isFirst = isOpenEnded && index === 0;
    const isLast = isOpenEnded && index === stretches.length - 1;
    const within = bounded(position - start, length, { isFirst, isLast });
    const sign = length < 0n ? -1n : 1n;
    const shares = divideToSum(
      members.map((member) => (parts[member]?.minor ?? 0n) * within * sign),
      length * sign,
      'half-even',
    );
    members.forEach((member, place) => {
      reached[member] = shares[place] ?? 0n;
    });
  });
  return reached;
}

/** How far a position reaches into a stretch; the first and the last one may have an open end. */
function bounded(
  into: bigint,
  length: bigint,
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): bigint {
  const isBefore = length < 0n ? into > 0n : into < 0n;
  if (isBefore) return isFirst ? into : 0n;
  const isBeyond = length < 0n ? into < length : into > length;
  return isBeyond && !isLast ? length : into;
}

function between(value: bigint, one: bigint, other: bigint): bigint {
  const [low, high] = one < other ? [one, other] : [other, one];
  return value < low ? low : value > high ? high : value;
}

function sumOf(parts: readonly PathPart[], members: readonly number[]): bigint {
  return members.reduce((sum, index) => sum + (parts[index]?.minor ?? 0n), 0n);
}
