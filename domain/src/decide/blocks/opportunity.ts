import { blockKey, sharedKeys, type BlockDefinition } from './block.ts';
import { cell, named, timing } from './given.ts';

/** What the same people would have brought elsewhere: in no account, and once in an option. */
export const opportunityCost: BlockDefinition = {
  block: 'opportunity cost',
  summary: 'The value of the work that this one displaces: once, in the decision only',
  once: 'opportunity cost counts once in an option (decisions, §5.10): charge the market cost of the team or the value of the work that it displaces, and leave the other out',
  keys: [
    sharedKeys.what('Displaced roadmap'),
    blockKey('value', 'Present value of the work that is not done', {
      unit: 'money',
      kind: 'amount',
      example: '2M',
      required: true,
    }),
    sharedKeys.from,
  ],
  lines: (given) => [
    {
      what: named(given),
      treatment: 'memo',
      amount: cell(given, 'value'),
      ...timing(given, { after: 0, months: null }),
      counts: 'cost',
    },
  ],
};
