import { blockKey, sharedKeys, type BlockDefinition, type Given } from './block.ts';
import { has, misfit, named, part, raised, timing, told, valueOf, yearsOf } from './given.ts';

/**
 * Upkeep of what was built: a share of its cost a year, indexed to wages and not to the cost of then. On call, security and
 * dependencies are in it: no line of its own is added for them.
 */
export const maintenance: BlockDefinition = {
  block: 'maintenance',
  summary: 'Upkeep as a share a year of what was built, lower in its first year, rising with wages',
  keys: [
    sharedKeys.what('Upkeep'),
    blockKey('built', 'What the building cost', { unit: 'money', kind: 'amount', example: '10M', required: true }),
    blockKey('share', 'Upkeep a year: 20 to 40% is usual', {
      unit: 'share a year',
      kind: 'share',
      example: '25%',
      required: true,
    }),
    blockKey('first year', 'Share of it in the first year', { unit: 'share', kind: 'share', example: '60%' }),
    blockKey('wages', 'What wages rise by', { unit: 'share a year', kind: 'share', example: '3%' }),
    sharedKeys.sureFrom,
    blockKey('for', 'How long; unless given, to the end of the case', {
      unit: 'months',
      kind: 'duration',
      example: '48 months',
      sure: true,
    }),
    blockKey('paid after', 'Months from the work to its pay', { unit: 'months', kind: 'duration', example: '1 month' }),
    sharedKeys.function,
  ],
  lines: (given) => {
    const months = has(given, 'for') ? valueOf(given, 'for') : given.horizon - valueOf(given, 'from');
    if (months < 1) throw misfit('from', 'it begins after the end of the case: write an earlier month');
    const isEven = !has(given, 'first year') && !has(given, 'wages');
    const stretches = isEven ? [{ year: 0, after: 0, months: has(given, 'for') ? months : null }] : yearsOf(months);
    return stretches.map(({ year, ...stretch }) => ({
      what: isEven ? named(given) : named(given, `year ${year + 1}`),
      treatment: 'payroll',
      amount: upkeepIn(given, year),
      every: 'year',
      ...timing(given, stretch),
      'kind of work': 'maintenance',
      ...told(given, ['paid after', 'function']),
    }));
  },
};

function upkeepIn(given: Given, year: number): string {
  const first = year === 0 && has(given, 'first year') ? ` * ${part(given, 'first year')}` : '';
  return `${part(given, 'built')} * ${part(given, 'share')}${raised(given, 'wages', year)}${first}`;
}
