import { readCase } from '@capwise/app/decide';
import { influencesOf, quickEstimate, samplePair, simulateCase, swingsOf } from '@capwise/domain/decide';
import { quantilesOf } from '@capwise/domain/estimate';
import { modelDocument } from './estimate-model.ts';

const shares = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

export type Sampled = { readonly ms: number; readonly mean: number; readonly quantiles: readonly number[] };

function readModel() {
  const { subject } = readCase(modelDocument());
  const [left, right] = subject.options;
  if (!left || !right) throw new Error('two options are laid side by side');
  return { subject, pair: { left, right }, cache: new Map() };
}

/** The model through the kernel of the product: present values of all draws, then quantiles, indices and tornado. */
export function modelSampler(): (samples: number) => Sampled {
  const { subject, pair, cache } = readModel();
  return (samples) => {
    const began = performance.now();
    const { inputs, npv } = samplePair(subject, pair, { samples, seed: 1, cache });
    const quantiles = quantilesOf(npv[0], shares);
    influencesOf(inputs, npv);
    swingsOf(subject, pair, { cache });
    return { ms: performance.now() - began, mean: meanOf(npv[0]), quantiles };
  };
}

export type Draw = { readonly points: number; readonly seed: number; readonly plain?: boolean };

/** The mean present value of the model by one scramble, or by plain draws of one seed. */
export function modelMeans(): (draw: Draw) => number {
  const { subject, pair, cache } = readModel();
  return ({ points, seed, plain }) =>
    plain
      ? meanOf(samplePair(subject, pair, { samples: points, seed, cache }).npv[0])
      : (quickEstimate(simulateCase(subject, { pair, points, seed, cache })).options[0]?.npv ?? Number.NaN);
}

function meanOf(draws: Float64Array): number {
  return draws.reduce((sum, value) => sum + value, 0) / draws.length;
}
