import { quantileOf, type Distribution } from './distribution.ts';
import { amountsOf, exactText, pairText, wordsText, type Measured } from './range-amount.ts';
import { fitInterval } from './range-fit.ts';
import type { RangeName } from './range-spelling.ts';
import { betweenWords, fitWords, invalidRange, requireBetween, requireOrder, type Range } from './range-value.ts';

type Given = { readonly values: readonly number[]; readonly measured: Measured; readonly text: string };
type Named = { readonly distribution: Distribution; readonly words: string };

const examples: Readonly<Record<RangeName, readonly string[]>> = {
  normal: ['10M', '2M'],
  lognormal: ['800k', '2M'],
  uniform: ['800k', '2M'],
  triangular: ['8M', '10M', '16M'],
  pert: ['8M', '10M', '16M'],
  overrun: ['10M', 'stop at 25M'],
};
const whatTheyAre: Readonly<Record<RangeName, string>> = {
  normal: 'the mean and the standard deviation',
  lognormal: 'the two ends between which 90% lies',
  uniform: 'the low end and the high end',
  triangular: 'the low end, the likeliest value and the high end',
  pert: 'the low end, the likeliest value and the high end',
  overrun: 'the estimate and the cost at which the work is stopped',
};

/** A distribution that is written by its name: `normal(10M, 2M)`, `overrun(10M, stop at 25M)`. */
export function namedRange(name: RangeName, of: readonly string[], text: string): Range {
  const example = `${name}(${examples[name].join(', ')})`;
  if (name === 'overrun') requireStop(of, text);
  if (of.length !== examples[name].length) {
    throw invalidRange(
      text,
      `${name} takes ${whatTheyAre[name]}; write ${example}, with a space after each comma since 1,200 is one number`,
    );
  }
  const { values, ...measured } = amountsOf(of.map((part) => part.replace(/^stop at /i, '')));
  const { distribution, words } = builders[name]({ values, measured, text });
  return { base: quantileOf(distribution, 0.5), distribution, unit: measured.unit, words };
}

function requireStop(of: readonly string[], text: string): void {
  if (of.length === 2 && /^stop at /i.test(of[1] ?? '')) return;
  throw invalidRange(
    text,
    'overruns of IT work have a tail so fat that without an end their mean is infinite; ' +
      `say at which cost the work is stopped: overrun(${of[0] || '10M'}, stop at 25M)`,
  );
}

const builders: Readonly<Record<RangeName, (given: Given) => Named>> = {
  normal: ({ values: [mean = 0, sd = 0], measured, text }) => {
    if (sd <= 0) throw invalidRange(text, 'a standard deviation is above zero; write the one amount where it is sure');
    const words = `normal, mean ${exactText(mean, measured)}, standard deviation ${exactText(sd, measured)}`;
    return { distribution: { kind: 'normal', mean, sd }, words };
  },
  lognormal: ({ values: [low = 0, high = 0], measured, text }) => {
    if (low <= 0) throw invalidRange(text, 'a lognormal has no values at zero or below; write normal(mean, deviation)');
    requireOrder(low, high, text, `lognormal(${exactText(high, measured)}, ${exactText(low, measured)})`);
    const distribution = fitInterval(low, high, { tail: 0.05, isShare: false });
    return { distribution, words: fitWords(distribution, measured, betweenWords(distribution, low, high, measured)) };
  },
  uniform: ({ values: [low = 0, high = 0], measured, text }) => {
    requireOrder(low, high, text, `uniform(${exactText(high, measured)}, ${exactText(low, measured)})`);
    const distribution = { kind: 'uniform', low, high } as const;
    return { distribution, words: fitWords(distribution, measured, betweenWords(distribution, low, high, measured)) };
  },
  triangular: (given) => peaked('triangular', given),
  pert: (given) => peaked('pert', given),
  overrun: ({ values: [estimate = 0, stopAt = 0], measured, text }) => {
    if (estimate <= 0 || stopAt <= estimate) {
      throw invalidRange(
        text,
        'the estimate is above zero and the stop above the estimate; write overrun(10M, stop at 25M)',
      );
    }
    const distribution = { kind: 'overrun', estimate, stopAt } as const;
    const median = wordsText(quantileOf(distribution, 0.5), measured);
    const [from, to] = [exactText(estimate, measured), exactText(stopAt, measured)];
    const words = `estimate ${from}, overruns as IT work does, median ${median}, stopped at ${to}`;
    return { distribution, words };
  },
};

function peaked(kind: 'triangular' | 'pert', { values: [low = 0, mode = 0, high = 0], measured, text }: Given): Named {
  requireOrder(low, high, text, `${kind}(${[high, mode, low].map((value) => exactText(value, measured)).join(', ')})`);
  if (mode !== low && mode !== high) {
    requireBetween(mode, [low, high], { text, what: 'the likeliest value', example: `${kind}(8M, 10M, 16M)` });
  }
  const distribution = { kind, low, mode, high };
  const median = wordsText(quantileOf(distribution, 0.5), measured);
  const ends = pairText(low, high, measured);
  return { distribution, words: `${kind}, between ${ends}, likeliest ${exactText(mode, measured)}, median ${median}` };
}
