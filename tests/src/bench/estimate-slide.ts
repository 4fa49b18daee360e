import { fullEstimate, quickEstimate, readCaseModel, simulateCase, type EstimateSetting } from '@capwise/domain/decide';

const points = 4096;

/** Milliseconds of one step of a slider. */
export type Slide = { readonly quick: (step: number) => number; readonly full: (step: number) => number };

/** A slider of a case, as the worker of the page holds it: one assumption is held at another value at every step. */
export function slideOf(model: string, { name, from, by }: { name: string; from: number; by: number }): Slide {
  const subject = readCaseModel(model);
  const [left, right] = subject.options;
  if (!left || !right) throw new Error('two options are laid side by side');
  const setting: EstimateSetting = { pair: { left, right }, points, seed: 1, cache: new Map() };
  const drawnAt = (step: number) => simulateCase(subject, { ...setting, held: new Map([[name, from + step * by]]) });
  return {
    quick: (step) => {
      const began = performance.now();
      quickEstimate(drawnAt(step));
      return performance.now() - began;
    },
    full: (step) => {
      const drawn = drawnAt(step);
      const began = performance.now();
      fullEstimate(drawn);
      return performance.now() - began;
    },
  };
}
