import { kindsOfWork } from '../../labor/index.ts';
import { blockKey, sharedKeys, type BlockDefinition, type BlockLine, type Given } from './block.ts';
import { cell, has, misfit, monthsIn, named, part, timing, told, valueOf, whenTold } from './given.ts';

const workloadsMax = 2_000;
/** Formulas are of 2,000 characters at most; the rest of an amount needs some. */
const formulaMax = 1_800;

/** Workloads that move in one wave; each doubling of those that were moved costs a fixed share of the one before (Wright). */
export const migrationWave: BlockDefinition = {
  block: 'migration wave',
  summary: 'Workloads at a cost each that falls with learning, months of double running, and what comes once',
  keys: [
    sharedKeys.what('Wave 1'),
    blockKey('workloads', 'How many move in this wave', {
      unit: 'whole number',
      kind: 'number',
      example: '8',
      required: true,
      sure: true,
    }),
    blockKey('cost', 'What the first workload of all costs to move', {
      unit: 'money',
      kind: 'amount',
      example: '100k',
      required: true,
    }),
    blockKey('learning', 'Share of the cost that is left at each doubling: at 80% the eighth costs 51.2%', {
      unit: 'share',
      kind: 'share',
      example: '80%',
    }),
    blockKey('moved before', 'Workloads of earlier waves, which are learned from too', {
      unit: 'whole number',
      kind: 'number',
      example: '4',
      otherwise: '0',
      sure: true,
    }),
    sharedKeys.from,
    blockKey('for', 'Months of the wave, over which its cost is spread', {
      unit: 'months',
      kind: 'duration',
      example: '4 months',
      otherwise: '1',
    }),
    blockKey('double running', 'What runs twice while it moves', {
      unit: 'money a month',
      kind: 'rate',
      example: '60k',
    }),
    blockKey('double running for', 'Months of that; unless given, those of the wave', {
      unit: 'months',
      kind: 'duration',
      example: '6 months',
    }),
    blockKey('one-off', 'What comes once: tools, licenses, the end of contracts', {
      unit: 'money',
      kind: 'amount',
      example: '250k',
    }),
    blockKey('kind of work', 'What the work is for: it decides how it is treated', {
      unit: 'one word',
      kind: 'word',
      example: 'rehost',
      otherwise: 'rehost',
      words: kindsOfWork,
    }),
    sharedKeys.net,
    sharedKeys.function,
  ],
  lines: (given) => [
    {
      what: named(given, 'moving'),
      treatment: 'expense',
      nature: 'labor',
      amount: `${part(given, 'cost')} * ${factorOf(given)} / ${monthsIn(given, 'for')}`,
      every: 'month',
      ...during(given, 'for'),
      ...told(given, ['kind of work', 'net', 'function']),
    },
    ...whenTold(given, 'double running', () => ({
      what: named(given, 'double running'),
      treatment: 'expense',
      nature: 'cloud',
      amount: cell(given, 'double running'),
      every: 'month',
      ...during(given, has(given, 'double running for') ? 'double running for' : 'for'),
      ...told(given, ['net', 'function']),
    })),
    ...whenTold(given, 'one-off', () => ({
      what: named(given, 'one-off'),
      treatment: 'expense',
      nature: 'services',
      amount: cell(given, 'one-off'),
      ...timing(given, { after: 0, months: null }),
      ...told(given, ['net', 'function']),
    })),
  ],
};

function during(given: Given, key: string): BlockLine {
  return { ...timing(given, { after: 0, months: null }), for: cell(given, key) };
}

/** What a wave costs in workloads at the price of the first: Σ rate^log₂ n. Refuses INVALID_CASE. */
function factorOf(given: Given): string {
  const [workloads, before] = [wholeOf(given, 'workloads', 1), wholeOf(given, 'moved before', 0)];
  if (!has(given, 'learning')) return String(workloads);
  if (valueOf(given, 'learning') <= 0)
    throw misfit('learning', 'write the share of the cost that is left at each doubling: 80%');
  const exponents = Array.from({ length: workloads }, (_, index) => Math.log2(before + index + 1));
  const [, number = '', percent = ''] = /^([\d.]+)(%?)$/.exec(cell(given, 'learning')) ?? [];
  if (number !== '') {
    const rate = Number(number) / (percent === '' ? 1 : 100);
    return nineDigits(exponents.reduce((sum, exponent) => sum + rate ** exponent, 0));
  }
  const rate = part(given, 'learning');
  const text = `(${exponents.map((exponent) => `${rate}^${nineDigits(exponent)}`).join(' + ')})`;
  if (text.length <= formulaMax) return text;
  throw misfit(
    'learning',
    `${workloads} workloads need a share that is written here, as 80%: give it, or make smaller waves`,
  );
}

function nineDigits(value: number): string {
  return String(Number(value.toFixed(9)));
}

function wholeOf(given: Given, key: string, least: number): number {
  const value = valueOf(given, key);
  if (Number.isInteger(value) && value >= least && value <= workloadsMax) return value;
  throw misfit(key, `write a whole number from ${least} to ${workloadsMax}`);
}
