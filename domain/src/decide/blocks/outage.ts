import { blockKey, sharedKeys, type BlockDefinition, type BlockLine, type Given } from './block.ts';
import { has, misfit, named, part, timing, told, whenTold } from './given.ts';

/**
 * What outages lose. A credit owed to customers is negative revenue; the margin of sales that do not happen is in no account and
 * counts in the decision only.
 */
export const outage: BlockDefinition = {
  block: 'outage',
  summary:
    'Incidents a year, their hours, and what an hour costs in service credits (negative revenue) and in lost margin',
  keys: [
    sharedKeys.what('Outages'),
    blockKey('incidents', 'How many a year', { unit: 'number a year', kind: 'number', example: '4', required: true }),
    blockKey('hours', 'How long one lasts, in hours', { unit: 'hours', kind: 'number', example: '2', required: true }),
    blockKey('revenue', 'Margin that an hour loses', { unit: 'money an hour', kind: 'amount', example: '150k' }),
    blockKey('credits', 'Service credits that an hour makes us owe to customers', {
      unit: 'money an hour',
      kind: 'amount',
      example: '40k',
    }),
    sharedKeys.from,
    blockKey('for', 'How long; unless given, to the end of the case', {
      unit: 'months',
      kind: 'duration',
      example: '36 months',
    }),
  ],
  lines: (given) => {
    if (!has(given, 'revenue') && !has(given, 'credits'))
      throw misfit('what', 'it loses nothing yet: give "revenue:" or "credits:" of an hour');
    return [
      ...whenTold(given, 'revenue', () => ({
        ...lost(given, 'revenue', 'lost revenue (decision only)'),
        treatment: 'memo',
        counts: 'cost',
      })),
      ...whenTold(given, 'credits', () => ({
        ...lost(given, 'credits', 'service credits'),
        treatment: 'service credit',
      })),
    ];
  },
};

function lost(given: Given, key: string, name: string): Omit<BlockLine, 'treatment'> {
  return {
    what: named(given, name),
    amount: `${part(given, 'incidents')} * ${part(given, 'hours')} * ${part(given, key)}`,
    every: 'year',
    ...timing(given, { after: 0, months: null }),
    ...told(given, ['for']),
  };
}
