/** Wall milliseconds of one contestant, run after run. */
export type Timing = { readonly name: string; readonly runsMs: readonly number[] };

export type Contestant = {
  readonly name: string;
  /** Runs once and answers how many milliseconds of it count. */
  readonly run: () => Promise<number>;
  /** At most this many times the baseline. */
  readonly goal?: number;
};

/** Contestants against the first one, which is the baseline. */
export type Figure = {
  readonly kind: 'figure';
  readonly title: string;
  readonly baseline: Timing;
  readonly others: readonly (Timing & { readonly goal?: number })[];
  /** What was measured, in a sentence. */
  readonly about: string;
};

/** A figure that cannot be had on this machine, and why. */
export type Absent = { readonly kind: 'absent'; readonly title: string; readonly reason: string };

/** A figure that is no time, as its rows; the first one is the baseline. */
export type Table = {
  readonly kind: 'table';
  readonly title: string;
  readonly about: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export type Outcome = Figure | Table | Absent;

export type Race = {
  readonly title: string;
  readonly about: string;
  readonly runs: number;
  readonly baseline: Contestant;
  readonly others: readonly Contestant[];
};

/** Runs contestants in turns, the order reversed each time, so that what disturbs the machine disturbs all. */
export async function race({ title, about, runs, baseline, others }: Race): Promise<Figure> {
  const all = [baseline, ...others];
  const times = new Map<Contestant, number[]>(all.map((contestant) => [contestant, []]));
  for (let round = 0; round < runs; round += 1) {
    for (const contestant of round % 2 === 0 ? all : all.toReversed()) {
      times.get(contestant)?.push(await contestant.run());
    }
  }
  const timing = ({ name, goal }: Contestant, runsMs: readonly number[]): Figure['others'][number] => ({
    name,
    runsMs,
    ...(goal !== undefined && { goal }),
  });
  return {
    kind: 'figure',
    title,
    about,
    baseline: timing(baseline, times.get(baseline) ?? []),
    others: others.map((contestant) => timing(contestant, times.get(contestant) ?? [])),
  };
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export function median({ runsMs }: Timing): number {
  const sorted = runsMs.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

function best({ runsMs }: Timing): number {
  return Math.min(...runsMs);
}

/** A figure as rows of a table: name, median, best, ratio of the bests, goal. Other work on the machine only ever adds time. */
export function figureRows(figure: Figure): readonly (readonly string[])[] {
  const base = best(figure.baseline);
  const row = (timing: Timing, ratio: string, goal: string): readonly string[] => [
    timing.name,
    duration(median(timing)),
    duration(best(timing)),
    ratio,
    goal,
  ];
  return [
    row(figure.baseline, '1 (baseline)', ''),
    ...figure.others.map((timing) => {
      const ratio = best(timing) / base;
      return row(timing, ratio.toFixed(2), goalText(ratio, timing.goal));
    }),
  ];
}

export const figureHead = ['contestant', 'median', 'best', 'ratio', 'goal'] as const;

function goalText(ratio: number, goal: number | undefined): string {
  if (goal === undefined) return '';
  return `at most ${goal}: ${ratio <= goal ? 'met' : 'missed'}`;
}

function duration(milliseconds: number): string {
  if (milliseconds >= 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return milliseconds >= 1000 ? `${(milliseconds / 1000).toFixed(2)} s` : `${milliseconds.toFixed(1)} ms`;
}
