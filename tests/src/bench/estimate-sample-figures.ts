import { numpyEngine, squiggleEngine, type Engine } from './estimate-outside.ts';
import { modelMeans, modelSampler, type Sampled } from './estimate-samples.ts';
import { race, type Outcome, type Table } from './figures.ts';

const million = 1_000_000;
const tenThousand = 10_000;
const runs = 3;

const model =
  'Twelve uncertain inputs (five lognormal, four normal, three triangular), 60 months, a build phase that ends within a month, growth and ' +
  'inflation compounded by month, an uncertain discount rate.';

type Against = {
  readonly title: string;
  readonly about: string;
  readonly samples: number;
  readonly ours: string;
};

/** Plain samples of one model through our kernel, against an outside engine. */
async function against(engine: Engine, { title, about, samples, ours }: Against): Promise<Outcome> {
  if (engine.kind === 'absent') return { kind: 'absent', title, reason: engine.reason };
  const sample = modelSampler();
  sample(tenThousand);
  const means = new Map<string, number>();
  const taken = (name: string, { ms, mean }: Sampled): number => {
    means.set(name, mean);
    return ms;
  };
  const figure = await race({
    title,
    about,
    runs,
    baseline: { name: engine.name, run: async () => taken(engine.name, await engine.run(samples)) },
    others: [{ name: ours, run: async () => taken(ours, sample(samples)) }],
  });
  return { ...figure, about: `${about} Means of ${[...means.values()].map(thousands).join(' and ')} thousand.` };
}

function thousands(value: number): string {
  return (value / 1000).toLocaleString('en', { maximumFractionDigits: 1 });
}

/** A million plain samples against numpy. */
export async function numpyFigure(folder: string): Promise<Outcome> {
  return against(await numpyEngine(folder), {
    title: 'A million plain samples',
    about:
      `${model} Both in blocks of 4,096 draws with seven quantiles at the end; ours is a case document of 122 lines read by the product, and ` +
      'its time has both options, the Sobol indices of all inputs, and the tornado with its flips. numpy has the arithmetic alone.',
    samples: million,
    ours: 'Capwise: both options, quantiles, indices, tornado',
  });
}

/** Ten thousand samples against Squiggle. */
export async function squiggleFigure(folder: string): Promise<Outcome> {
  return against(await squiggleEngine(folder), {
    title: 'Ten thousand plain samples',
    about: `${model} Squiggle in a process of its own, the best of three there; its time has the mean and two quantiles.`,
    samples: tenThousand,
    ours: 'Capwise: both options, quantiles, indices, tornado',
  });
}

const points = 4096;
const seeds = 16;
const reference = { scrambles: 32, points: 65_536 };

/** How far means of 4,096 points are from the mean of two million. */
export function accuracyTable(): Table {
  const meanOf = modelMeans();
  const means = (count: number, setting: { readonly points: number; readonly plain?: boolean }): readonly number[] =>
    Array.from({ length: count }, (_, seed) => meanOf({ ...setting, seed: seed + 1 }));
  const scrambled = means(reference.scrambles, { points: reference.points });
  const middle = scrambled.reduce((sum, mean) => sum + mean, 0) / scrambled.length;
  const errorOf = (all: readonly number[]): number =>
    Math.sqrt(all.reduce((sum, mean) => sum + (mean - middle) ** 2, 0) / all.length);
  const plain = errorOf(means(seeds, { points, plain: true }));
  const sobol = errorOf(means(seeds, { points }));
  const row = (name: string, error: number): readonly string[] => [
    name,
    error.toFixed(0),
    `${((100 * error) / Math.abs(middle)).toFixed(4)}%`,
    error === plain ? '1 (baseline)' : (error / plain).toFixed(4),
  ];
  return {
    kind: 'table',
    title: 'The error of a mean of 4,096 points',
    about:
      `${model} Root mean square over ${seeds} seeds, against ${middle.toFixed(0)}, the mean of 2²¹ points (32 scrambles of 65,536, ` +
      `whose own error is ${(errorOf(scrambled) / Math.sqrt(reference.scrambles)).toFixed(1)}).`,
    head: ['points', 'error', 'of the mean', 'ratio'],
    rows: [row('plain', plain), row('scrambled Sobol', sobol)],
  };
}
