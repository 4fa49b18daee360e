import { kindsOfWork, treatmentOfWork, type KindOfWork } from '../../labor/index.ts';
import { blockKey, sharedKeys, type BlockDefinition, type BlockLine, type Given } from './block.ts';
import { cell, ending, has, later, misfit, monthsText, named, part, told, valueOf } from './given.ts';

const rampMax = 24;

/** People who come evenly over a ramp; the share that adds functionality is capitalized, the rest is expensed. */
export const team: BlockDefinition = {
  block: 'team',
  summary: 'People at a rate a year, with a ramp, what of their work is capitalized, and when they are paid',
  keys: [
    sharedKeys.what('Payments team'),
    blockKey('people', 'How many, once all are there', {
      unit: 'people',
      kind: 'number',
      example: '6',
      required: true,
    }),
    blockKey('rate', 'Fully loaded cost of one person', {
      unit: 'money a year',
      kind: 'rate',
      example: '500k',
      required: true,
    }),
    sharedKeys.from,
    blockKey('for', 'How long; unless given, to the end of the case', {
      unit: 'months',
      kind: 'duration',
      example: '24 months',
    }),
    blockKey('ramp', 'Months over which the people come, evenly: half of them on average', {
      unit: 'months',
      kind: 'duration',
      example: '3 months',
      sure: true,
    }),
    blockKey('capitalizable', 'Share of the work that is of a kind that is capitalized', {
      unit: 'share',
      kind: 'share',
      example: '60%',
    }),
    blockKey('kind of work', 'What the work is for: it decides how it is treated', {
      unit: 'one word',
      kind: 'word',
      example: 'new-functionality',
      otherwise: 'new-functionality',
      words: kindsOfWork,
    }),
    blockKey('decision', 'Recorded decision that functionality is added, where the kind of work needs one', {
      unit: 'words',
      kind: 'text',
      example: 'ADR 7',
    }),
    blockKey('other work', 'Kind of the work that is not capitalized', {
      unit: 'one word',
      kind: 'word',
      example: 'maintenance',
      otherwise: 'maintenance',
      words: kindsOfWork,
    }),
    sharedKeys.ready,
    sharedKeys.life,
    blockKey('paid after', 'Months from the work to its pay', { unit: 'months', kind: 'duration', example: '1 month' }),
    sharedKeys.function,
  ],
  lines: (given) => {
    const isCapital = treatmentOfWork(workOf(given), has(given, 'decision') ? cell(given, 'decision') : null);
    if (isCapital === 'expense' && has(given, 'capitalizable'))
      throw misfit(
        'capitalizable',
        `work of the kind "${workOf(given)}" is expense: leave it out, or name the kind of work and the recorded decision that functionality is added`,
      );
    return [...stretches(given)].flatMap((stretch) =>
      isCapital === 'capitalize'
        ? [...capitalized(given, stretch), ...others(given, stretch)]
        : [expensed(given, stretch)],
    );
  },
};

/** Part of the time: what share of the people is there, and when. */
type Presence = { readonly name: readonly string[]; readonly share: string; readonly when: BlockLine };

/** In month k of a ramp of n months (k − ½) / n of the people are there, on average over that month. */
function stretches(given: Given): readonly Presence[] {
  const ramp = has(given, 'ramp') ? valueOf(given, 'ramp') : 0;
  if (ramp > rampMax) throw misfit('ramp', `it writes a line a month, of ${rampMax} months at most`);
  if (has(given, 'for') && valueOf(given, 'for') <= ramp)
    throw misfit('ramp', 'it is not shorter than the work: give the work more months in "for:"');
  const growing = Array.from(
    { length: ramp },
    (_, month): Presence => ({
      name: [`ramp month ${month + 1}`],
      share: ` * ${2 * month + 1} / ${2 * ramp}`,
      when: starting(later(given, 'from', month), monthsText(1)),
    }),
  );
  const full = starting(later(given, 'from', ramp), has(given, 'for') ? later(given, 'for', -ramp) : null);
  return [...growing, { name: [], share: '', when: full }];
}

function starting(starts: string, months: string | null): BlockLine {
  return { ...(starts !== '0' && { 'starts at month': starts }), ...(months !== null && { for: months }) };
}

function capitalized(given: Given, { name, share, when }: Presence): readonly BlockLine[] {
  const capitalizable = has(given, 'capitalizable') ? cell(given, 'capitalizable') : '100%';
  if (capitalizable === '0%') return [];
  return [
    {
      what: named(given, 'capitalized', ...name),
      treatment: 'capitalize labor',
      amount: `${cost(given)}${share}${capitalizable === '100%' ? '' : ` * ${part(given, 'capitalizable')}`}`,
      every: 'year',
      ...when,
      'kind of work': workOf(given),
      ...told(given, ['decision', 'function', 'paid after']),
      'ready at month': readyAt(given),
      life: lifeOf(given),
    },
  ];
}

function others(given: Given, { name, share, when }: Presence): readonly BlockLine[] {
  if (!has(given, 'capitalizable') || cell(given, 'capitalizable') === '100%') return [];
  return [
    {
      what: named(given, 'expensed', ...name),
      treatment: 'payroll',
      amount: `${cost(given)}${share} * (1 - ${part(given, 'capitalizable')})`,
      every: 'year',
      ...when,
      'kind of work': cell(given, 'other work'),
      ...told(given, ['function', 'paid after']),
    },
  ];
}

function expensed(given: Given, { name, share, when }: Presence): BlockLine {
  return {
    what: named(given, ...name),
    treatment: 'payroll',
    amount: `${cost(given)}${share}`,
    every: 'year',
    ...when,
    'kind of work': workOf(given),
    ...told(given, ['decision', 'function', 'paid after']),
  };
}

function cost(given: Given): string {
  return `${part(given, 'rate')} * ${part(given, 'people')}`;
}

function workOf(given: Given): KindOfWork {
  return cell(given, 'kind of work') as KindOfWork;
}

/** What is built goes into service as a whole: all lines have one month. */
function readyAt(given: Given): string {
  if (has(given, 'ready at month')) return cell(given, 'ready at month');
  if (!has(given, 'for'))
    throw misfit(
      'ready at month',
      'it is missing: say when what is built goes into service, or how long it is built for',
    );
  return ending(given);
}

function lifeOf(given: Given): string {
  if (has(given, 'life')) return cell(given, 'life');
  throw misfit('life', 'it is missing, and a part of the work is capitalized: write life: 5 years');
}
