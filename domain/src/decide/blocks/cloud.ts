import { blockKey, sharedKeys, type BlockDefinition, type BlockLine, type Given } from './block.ts';
import { has, misfit, named, part, raised, timing, told, valueOf, yearsOf, type Stretch } from './given.ts';

/**
 * A workload in the cloud by its run rate. A commitment is bought for a share of it at a discount; what of the commitment is
 * used takes that much off the demand, so that it breaks even at a utilization of 1 − discount.
 */
export const cloudWorkload: BlockDefinition = {
  block: 'cloud workload',
  summary: 'A run rate a month with its growth, and a commitment with its discount and utilization',
  keys: [
    sharedKeys.what('Search on EC2'),
    blockKey('run rate', 'What it costs on demand in its first month', {
      unit: 'money a month',
      kind: 'rate',
      example: '120k',
      required: true,
    }),
    blockKey('growth a month', 'Growth from one month to the next', {
      unit: 'share a month',
      kind: 'share',
      example: '2%',
    }),
    blockKey('growth a year', 'Growth from one year to the next, in steps', {
      unit: 'share a year',
      kind: 'share',
      example: '20%',
    }),
    blockKey('commitment', 'Share of the run rate of each year that a commitment is bought for', {
      unit: 'share',
      kind: 'share',
      example: '70%',
    }),
    blockKey('discount', 'What a committed unit costs less than on demand', {
      unit: 'share',
      kind: 'share',
      example: '30%',
    }),
    blockKey('utilization', 'Share of the commitment that is used', {
      unit: 'share',
      kind: 'share',
      example: '90%',
      otherwise: '100%',
    }),
    blockKey('for', 'How long; unless given, to the end of the case', {
      unit: 'months',
      kind: 'duration',
      example: '36 months',
      sure: true,
    }),
    sharedKeys.sureFrom,
    sharedKeys.net,
    sharedKeys.function,
  ],
  lines: (given) => {
    if (has(given, 'growth a month') && has(given, 'growth a year'))
      throw misfit('growth a year', 'growth is said twice: leave out one of "growth a month" and "growth a year"');
    if (has(given, 'commitment') !== has(given, 'discount'))
      throw misfit(
        has(given, 'commitment') ? 'commitment' : 'discount',
        'a commitment needs both: "commitment:", the share of the run rate, and "discount:"',
      );
    const months = has(given, 'for') ? valueOf(given, 'for') : given.horizon - valueOf(given, 'from');
    if (months < 1) throw misfit('from', 'it begins after the end of the case: write an earlier month');
    const isGrowing = has(given, 'growth a month') || has(given, 'growth a year');
    if (!isGrowing)
      return paid(given, [], { level: '', stretch: { after: 0, months: has(given, 'for') ? months : null } });
    return yearsOf(months).flatMap(({ year, ...stretch }) =>
      paid(given, [`year ${year + 1}`], { level: levelOf(given, year, stretch.months), stretch }),
    );
  },
};

type Level = { readonly level: string; readonly stretch: Stretch };

function paid(given: Given, name: readonly string[], { level, stretch }: Level): readonly BlockLine[] {
  const rate = `${part(given, 'run rate')}${level}`;
  const line = (what: readonly string[], amount: string): BlockLine => ({
    what: named(given, ...what, ...name),
    treatment: 'expense',
    nature: 'cloud',
    amount,
    every: 'month',
    ...timing(given, stretch),
    ...told(given, ['net', 'function']),
  });
  if (!has(given, 'commitment')) return [line([], rate)];
  const [share, used, off] = [part(given, 'commitment'), part(given, 'utilization'), part(given, 'discount')];
  return [
    line(['on demand'], `${rate} * (1 - ${share} * ${used})`),
    line(['commitment'], `${rate} * ${share} * (1 - ${off})`),
  ];
}

/** Growth to the beginning of the year, and from there the mean over its months: (gⁿ − 1) / (g − 1) / n. */
function levelOf(given: Given, year: number, months: number): string {
  if (has(given, 'growth a year')) return raised(given, 'growth a year', year);
  const growth = part(given, 'growth a month');
  const mean = `((1 + ${growth})^${months} - 1) / ${growth} / ${months}`;
  const isAboveZero = /^[\d.]+%?$/.test(growth) && valueOf(given, 'growth a month') > 0;
  return `${raised(given, 'growth a month', year * 12)} * ${isAboveZero ? mean : `if(${growth} = 0, 1, ${mean})`}`;
}
