import { Refusal } from '../refusal/index.ts';
import { quantileOf } from './distribution.ts';
import { amountsOf, exactText, hasSuffix, isBare, pairText, wordsText, type Measured } from './range-amount.ts';
import { fitInterval, fitQuantiles, type Quantiles, type Tail } from './range-fit.ts';
import { namedRange } from './range-named.ts';
import { spellingOf } from './range-spelling.ts';
import {
  betweenWords,
  fitWords,
  invalidRange,
  isShare,
  requireBetween,
  requireOrder,
  type Range,
} from './range-value.ts';

const charactersMax = 500;
const quotedMax = 80;

/**
 * Reads `800k to 2M` (90% lies between), `10M (8M to 16M)` (with the base as stated), `8M / 10M / 16M` (P10, P50, P90),
 * `P10 8M, P50 10M, P90 16M`, `normal(10M, 2M)`, `lognormal(800k, 2M)`, `uniform`, `triangular`, `pert`,
 * `overrun(10M, stop at 25M)`, `30% chance of 5M`, `one of 3 years, 4 years`, or one amount. The base is the median; of a chance the
 * mean, of a choice the middle value. Refuses INVALID_FORMULA, INVALID_RANGE, UNIT_MIX.
 */
export function parseRange(text: string): Range {
  const spelling = text.length > charactersMax ? null : spellingOf(text);
  switch (spelling?.kind) {
    case 'single':
      return single(spelling.value);
    case 'interval':
      return interval(spelling.low, spelling.high);
    case 'around':
      return around(spelling.base, spelling.low, spelling.high);
    case 'quantiles':
      return quantiles(spelling.of, text);
    case 'chance':
      return chanceOf(spelling.chance, spelling.value);
    case 'choice':
      return choiceOf(spelling.of);
    case 'named':
      return namedRange(spelling.name, spelling.of, text.trim());
    case 'dates':
      throw invalidRange(text, 'it is a range of dates; write months from the start of the case: 3 to 9 months');
    case undefined:
      throw new Refusal(
        'INVALID_FORMULA',
        `"${text.slice(0, quotedMax)}" is no range: write 800k to 2M, 10M (8M to 16M), 30% chance of 5M, or one amount`,
        { column: 1, found: text.trim().slice(0, 1) },
      );
  }
}

function single(text: string): Range {
  const { values, ...measured } = amountsOf([text]);
  const [base = 0] = values;
  return { base, distribution: null, unit: measured.unit, words: `${exactText(base, measured)}, sure` };
}

function interval(lowText: string, highText: string): Range {
  const { values, ...measured } = amountsOf([lowText, highText]);
  const [low = 0, high = 0] = values;
  requireSize(lowText, highText);
  requireOrder(low, high, `${lowText} to ${highText}`, `${highText} to ${lowText}`);
  const distribution = fitInterval(low, high, { tail: 0.05, isShare: isShare(measured) });
  return {
    base: quantileOf(distribution, 0.5),
    distribution,
    unit: measured.unit,
    words: fitWords(distribution, measured, betweenWords(distribution, low, high, measured)),
  };
}

function around(baseText: string, lowText: string, highText: string): Range {
  const { values, ...measured } = amountsOf([baseText, lowText, highText]);
  const [base = 0, low = 0, high = 0] = values;
  requireSize(lowText, highText);
  requireOrder(low, high, `${lowText} to ${highText}`, `${highText} to ${lowText}`);
  requireBetween(base, [low, high], {
    text: `${baseText.trim()} (${lowText} to ${highText})`,
    what: 'the base',
    example: '10M (8M to 16M), the base before its range',
  });
  return through({ tail: 0.05, low, middle: base, high }, measured);
}

function quantiles(of: readonly { readonly percent: number; readonly value: string }[], text: string): Range {
  const percents = of.map(({ percent }) => percent);
  const tail = tailOf(percents);
  if (tail === null) {
    throw invalidRange(
      text,
      'three quantiles are P10, P50 and P90, or P5, P50 and P95; write P10 8M, P50 10M, P90 16M',
    );
  }
  const { values, ...measured } = amountsOf(of.map(({ value }) => value));
  const [low = 0, middle = 0, high = 0] = values;
  requireOrder(
    low,
    high,
    text,
    of
      .map(({ value }) => value)
      .toReversed()
      .join(' / '),
  );
  requireBetween(middle, [low, high], { text, what: 'the middle', example: '8M / 10M / 16M, the smallest first' });
  return through({ tail, low, middle, high }, measured);
}

function tailOf(percents: readonly number[]): Tail | null {
  const spelled = percents.join(' ');
  if (spelled === '10 50 90') return 0.1;
  return spelled === '5 50 95' ? 0.05 : null;
}

function through(given: Quantiles, measured: Measured): Range {
  const { tail, low, middle, high } = given;
  const distribution = fitQuantiles(given, isShare(measured));
  const share = `${100 - 200 * tail}%`;
  const ends =
    distribution.kind === 'uniform'
      ? betweenWords(distribution, low, high, measured)
      : `${share} between ${pairText(low, high, measured)}`;
  const median = quantileOf(distribution, 0.5);
  const isMedian = Math.abs(median - middle) <= 1e-9 * Math.max(Math.abs(middle), high - low);
  const note = isMedian ? '' : `; the base stays ${exactText(middle, measured)} as stated`;
  return { base: middle, distribution, unit: measured.unit, words: `${fitWords(distribution, measured, ends)}${note}` };
}

function chanceOf(chanceText: string, valueText: string): Range {
  const { values: chances } = amountsOf([chanceText]);
  const { values, ...measured } = amountsOf([valueText]);
  const [chance = 0] = chances;
  const [value = 0] = values;
  const text = `${chanceText} chance of ${valueText}`;
  if (!/%\s*$/.test(chanceText) || !(chance > 0 && chance < 1)) {
    throw invalidRange(text, 'a chance is above 0% and below 100%; write 30% chance of 5M');
  }
  const base = chance * value;
  const odds = `${chanceText.trim()} chance of ${exactText(value, measured)}`;
  const words = `${odds}, else nothing; the base is its mean, ${wordsText(base, measured)}`;
  return { base, distribution: { kind: 'chance', chance, value }, unit: measured.unit, words };
}

function choiceOf(texts: readonly string[]): Range {
  if (texts.length < 2) throw invalidRange(`one of ${texts.join(', ')}`, 'a choice has two values or more');
  const { values, ...measured } = amountsOf(texts);
  const sorted = values.toSorted((a, b) => a - b);
  const base = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const shown = values.map((value) => exactText(value, measured));
  const list = `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
  return {
    base,
    distribution: { kind: 'choice', of: values.map((value) => ({ value, chance: 1 / values.length })) },
    unit: measured.unit,
    words: `${list}, equally likely; the base is the middle one, ${exactText(base, measured)}`,
  };
}

/** `5 to 10M` is 5 million to 10 million to most who write it, and 5 to those who read it. */
function requireSize(lowText: string, highText: string): void {
  const { values } = amountsOf([lowText]);
  const low = Math.abs(values[0] ?? 0);
  if (low === 0 || low >= 1000 || !isBare(lowText) || !hasSuffix(highText)) return;
  const suffix = /[kKmMbB]/.exec(highText)?.[0] ?? '';
  throw invalidRange(
    `${lowText} to ${highText}`,
    `${lowText} has no ${suffix}; write ${lowText.trim()}${suffix} to ${highText}, or the high end in digits`,
  );
}
