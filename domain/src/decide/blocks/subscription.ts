import { blockKey, sharedKeys, type BlockDefinition, type BlockLine, type Given } from './block.ts';
import {
  cell,
  factor,
  has,
  misfit,
  named,
  part,
  raised,
  timing,
  told,
  valueOf,
  yearsOf,
  type Stretch,
} from './given.ts';

/** A subscription by year: its price, what it rises by, and what it comes to under stress. */
export const subscription: BlockDefinition = {
  block: 'subscription',
  summary: 'A price a year with its uplift, term, terms of payment, and a stress from a year on',
  keys: [
    sharedKeys.what('Platform fee'),
    blockKey('price', 'Price of the first year', {
      unit: 'money a year',
      kind: 'rate',
      example: '5M',
      required: true,
    }),
    blockKey('uplift', 'What each renewal raises it by', { unit: 'share a year', kind: 'share', example: '7%' }),
    blockKey('stress', 'Share of the price that is asked from a year on: 300% triples it', {
      unit: 'share, with its year',
      kind: 'text',
      example: '300% from year 3',
    }),
    blockKey('term', 'How long; unless given, to the end of the case', {
      unit: 'months',
      kind: 'duration',
      example: '5 years',
      sure: true,
    }),
    sharedKeys.sureFrom,
    sharedKeys.net,
    blockKey('paid', 'Year by year in advance, or as it is used', {
      unit: 'one word',
      kind: 'word',
      example: 'yearly',
      otherwise: 'monthly',
      words: ['monthly', 'yearly'],
    }),
    sharedKeys.function,
  ],
  lines: (given) => {
    const months = has(given, 'term') ? valueOf(given, 'term') : given.horizon - valueOf(given, 'from');
    const years = yearsOf(months);
    const last = years.at(-1);
    if (!last)
      throw misfit(has(given, 'term') ? 'term' : 'from', 'nothing of it lies within the case: give it a month or more');
    if (isPrepaid(given) && last.months < 12 && has(given, 'term'))
      throw misfit('term', 'what is paid a year in advance needs whole years');
    const stress = stressOf(given, years.length);
    if (!stress && !has(given, 'uplift'))
      return [
        line(given, [], {
          amount: cell(given, 'price'),
          stretch: { after: 0, months: has(given, 'term') ? months : null },
        }),
      ];
    return years.map(({ year, ...stretch }) =>
      line(given, [`year ${year + 1}`], { amount: priceIn(given, year, stress), stretch }),
    );
  },
};

type Priced = { readonly amount: string; readonly stretch: Stretch };

function line(given: Given, name: readonly string[], { amount, stretch }: Priced): BlockLine {
  return {
    what: named(given, ...name),
    treatment: isPrepaid(given) ? 'prepay' : 'expense',
    amount,
    every: 'year',
    ...timing(given, stretch),
    ...(isPrepaid(given) && { term: '12 months' }),
    ...told(given, ['net', 'function']),
  };
}

function isPrepaid(given: Given): boolean {
  return cell(given, 'paid') === 'yearly';
}

function priceIn(given: Given, year: number, stress: Stress | null): string {
  const risen = raised(given, 'uplift', year);
  const stressed = stress && year + 1 >= stress.year ? ` * ${stress.share}` : '';
  return risen + stressed === '' ? cell(given, 'price') : `${part(given, 'price')}${risen}${stressed}`;
}

type Stress = { readonly share: string; readonly year: number };

function stressOf(given: Given, years: number): Stress | null {
  if (!has(given, 'stress')) return null;
  const [, share = '', year = ''] = /^(.+?)\s+from year (\d+)$/.exec(cell(given, 'stress')) ?? [];
  if (share === '') throw misfit('stress', 'write a share and its year: 300% from year 3');
  if (Number(year) < 1 || Number(year) > years)
    throw misfit('stress', `year ${year} is none of the ${years} years of the subscription`);
  return { share: factor(share), year: Number(year) };
}
