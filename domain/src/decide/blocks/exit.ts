import { blockKey, sharedKeys, type BlockDefinition, type BlockLine, type Given } from './block.ts';
import { cell, has, named, part, told, whenTold } from './given.ts';

/**
 * What it costs to leave. A cost that is only likely is weighed by its probability and counts in the decision only: the books
 * take it when it is probable (ASC 450-20-25-2).
 */
export const exit: BlockDefinition = {
  block: 'exit',
  summary: 'The cost of leaving in a month, by its probability; without one it is sure, and expensed',
  keys: [
    sharedKeys.what('Leaving the vendor'),
    blockKey('cost', 'Work and fees of moving to another', {
      unit: 'money',
      kind: 'amount',
      example: '3M',
      required: true,
    }),
    blockKey('remaining', 'What is still owed: take-or-pay, notice', { unit: 'money', kind: 'amount', example: '1M' }),
    blockKey('at month', 'Month in which it is left', { unit: 'month', kind: 'offset', example: '36', required: true }),
    blockKey('probability', 'How likely it is left then', { unit: 'share', kind: 'share', example: '25%' }),
    sharedKeys.net,
    sharedKeys.function,
  ],
  lines: (given) => [
    leaving(given, [], 'cost'),
    ...whenTold(given, 'remaining', () => leaving(given, ['still owed'], 'remaining')),
  ],
};

function leaving(given: Given, name: readonly string[], key: string): BlockLine {
  const what = named(given, ...name);
  const starts = { 'starts at month': cell(given, 'at month') };
  if (has(given, 'probability')) {
    const amount = `${part(given, key)} * ${part(given, 'probability')}`;
    return { what, treatment: 'memo', amount, ...starts, counts: 'cost' };
  }
  const terms = told(given, ['net', 'function']);
  return { what, treatment: 'expense', nature: 'services', amount: cell(given, key), ...starts, ...terms };
}
