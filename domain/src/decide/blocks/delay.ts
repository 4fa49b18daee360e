import { blockKey, sharedKeys, type BlockDefinition, type Given } from './block.ts';
import { cell, ending, has, misfit, monthsText, named, timing, told, valueOf, whenTold } from './given.ts';

/**
 * What it costs to be late. In a fixed window the months are lost; where the window shifts they come at its end, and only time
 * is lost: the two differ by a factor of 2 to 3, so that it must be said which.
 */
export const delay: BlockDefinition = {
  block: 'delay',
  summary: 'Months late by the benefit of a month, in a window that is fixed or shifts: counted in the decision only',
  keys: [
    sharedKeys.what('Late launch'),
    blockKey('benefit', 'What a month on time is worth', {
      unit: 'money a month',
      kind: 'rate',
      example: '50k',
      required: true,
    }),
    blockKey('late', 'How many months late', { unit: 'months', kind: 'duration', example: '6 months', required: true }),
    blockKey('window', 'fixed: the benefit ends when it would have ended; shifted: it lasts as long, later', {
      unit: 'one word',
      kind: 'word',
      example: 'fixed',
      required: true,
      words: ['fixed', 'shifted'],
    }),
    blockKey('for', 'How long the benefit lasts, where its window shifts', {
      unit: 'months',
      kind: 'duration',
      example: '60 months',
    }),
    sharedKeys.from,
    blockKey('double running', 'What runs twice meanwhile: expensed', {
      unit: 'money a month',
      kind: 'rate',
      example: '30k',
    }),
    sharedKeys.net,
  ],
  lines: (given) => {
    if (isShifted(given)) requireWindow(given);
    const lost = { treatment: 'memo', amount: cell(given, 'benefit'), every: 'month' };
    const late = { for: cell(given, 'late') };
    return [
      {
        what: named(given, 'benefit lost'),
        ...lost,
        ...timing(given, { after: 0, months: null }),
        ...late,
        counts: 'cost',
      },
      ...(isShifted(given)
        ? [
            {
              what: named(given, 'benefit later'),
              ...lost,
              'starts at month': ending(given),
              ...late,
              counts: 'benefit',
            },
          ]
        : []),
      ...whenTold(given, 'double running', () => ({
        what: named(given, 'double running'),
        treatment: 'expense',
        nature: 'cloud',
        amount: cell(given, 'double running'),
        every: 'month',
        ...timing(given, { after: 0, months: null }),
        ...late,
        ...told(given, ['net']),
      })),
    ];
  },
};

function isShifted(given: Given): boolean {
  return cell(given, 'window') === 'shifted';
}

/** A window that shifts beyond the end of the case would be as one that is fixed: what comes later has to come within it. */
function requireWindow(given: Given): void {
  if (!has(given, 'for'))
    throw misfit('for', 'it is missing: say how long the benefit lasts, since what is late comes after it');
  const [from, lasts, late] = [valueOf(given, 'from'), valueOf(given, 'for'), valueOf(given, 'late')];
  const { horizon } = given;
  const end = from + lasts + late;
  if (end <= horizon) return;
  const shorter = horizon - from - late;
  const remedies = [
    `a longer case ("years: ${Math.ceil(end / 12)}")`,
    ...(shorter > 0 ? [`a benefit that lasts shorter ("for: ${monthsText(shorter)}")`] : []),
    'the window that loses those months ("window: fixed")',
  ];
  throw misfit(
    'for',
    `a benefit of ${monthsText(lasts)} from month ${from} on that is ${monthsText(late)} late ends with month ${end - 1}, and the case ends with month ${horizon - 1}: what is to come later would be lost as in a fixed window. Write ${remedies.slice(0, -1).join(', ')}, or ${remedies.at(-1)}`,
  );
}
