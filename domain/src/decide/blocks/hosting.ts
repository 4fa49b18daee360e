import { blockKey, sharedKeys, type BlockDefinition, type BlockLine, type Given } from './block.ts';
import { cell, ending, has, named, timing, told, whenTold } from './given.ts';

const once = { unit: 'money', kind: 'amount' } as const;

/** What it costs to put a hosted service to use (ASC 350-40): configuration is deferred, training and data conversion are not. */
export const hosting: BlockDefinition = {
  block: 'hosting implementation',
  summary:
    'Implementation of a hosted service: deferred until it is ready, then charged with the fee over the hosting term',
  keys: [
    sharedKeys.what('Implementation'),
    blockKey('cost', 'Configuration and integration of the service', { ...once, example: '2M', required: true }),
    blockKey('training', 'Training of the people who use it: expensed', { ...once, example: '300k' }),
    blockKey('data conversion', 'Moving data into it: expensed', { ...once, example: '400k' }),
    sharedKeys.from,
    blockKey('for', 'Months of the work, at whose end it is ready', {
      unit: 'months',
      kind: 'duration',
      example: '6 months',
    }),
    sharedKeys.ready,
    blockKey('term', 'Hosting term from ready for use on, with renewals that are reasonably certain', {
      unit: 'months',
      kind: 'duration',
      example: '5 years',
      required: true,
    }),
    blockKey('distinct', 'Whether the work is distinct from the service; IFRS needs it said', {
      unit: 'one word',
      kind: 'word',
      example: 'yes',
      words: ['no', 'yes'],
    }),
    sharedKeys.net,
    sharedKeys.function,
  ],
  lines: (given) => [
    piece(given, 'configuration', 'cost'),
    ...whenTold(given, 'data conversion', () => piece(given, 'data-conversion', 'data conversion')),
    ...whenTold(given, 'training', () => piece(given, 'training', 'training')),
  ],
};

function piece(given: Given, implementation: string, key: string): BlockLine {
  return {
    what: key === 'cost' ? named(given) : named(given, key),
    treatment: 'hosting',
    amount: cell(given, key),
    ...timing(given, { after: 0, months: null }),
    implementation,
    ...told(given, ['distinct']),
    'ready at month': readyAt(given),
    term: cell(given, 'term'),
    ...told(given, ['net', 'function']),
  };
}

function readyAt(given: Given): string {
  if (has(given, 'ready at month')) return cell(given, 'ready at month');
  return has(given, 'for') ? ending(given) : cell(given, 'from');
}
