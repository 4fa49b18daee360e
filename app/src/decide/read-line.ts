import type { CaseLine, CaseTreatment } from '@capwise/domain/decide';
import { money } from '@capwise/domain/money';
import { amountOf, countOf, daysOf, durationOf, offsetOf, wordOf } from './quantities.ts';
import type { LineSetting } from './line-setting.ts';
import { readEvents } from './read-events.ts';
import { readLease } from './read-lease.ts';
import { readTreatment } from './read-treatment.ts';
import type { Section } from './reader.ts';

/** How often an amount comes. */
export const recurrences = ['once', 'month', 'quarter', 'year'] as const;

const common = ['what', 'treatment', 'amount', 'every', 'starts at month', 'for'];
const work = ['kind of work', 'decision'];
const inUse = ['asset', 'life', 'ready at month', 'events'];

/** What may be said of a line beside what all lines have. */
const ownKeys: Readonly<Record<CaseTreatment['kind'], readonly string[]>> = {
  expense: ['function', 'nature', 'net', ...work],
  prepay: ['function', 'nature', 'term', 'net'],
  capitalize: [...inUse, 'net'],
  earn: ['net'],
  payroll: ['function', 'people', 'paid after', ...work],
  'capitalize-labor': ['function', 'people', 'paid after', 'component', ...work, ...inUse],
  severance: ['function', 'people', 'paid after'],
  'stock-compensation': ['function', 'people'],
  hosting: ['function', 'implementation', 'distinct', 'ready at month', 'term', 'net'],
  lease: [
    'function',
    'nature',
    'term',
    'rate',
    'due',
    'lease',
    'economic life',
    'fair value',
    'transfers ownership',
    'purchase certain',
    'no alternative use',
  ],
  memo: ['counts'],
};

const kinds = Object.keys(ownKeys) as CaseTreatment['kind'][];

/** Reads a line. Refuses INVALID_CASE, and NOT_CAPITALIZABLE or NOT_ELECTIVE by the kind of work. */
export function readLine(section: Section, setting: LineSetting): CaseLine {
  const kind = wordOf(section, 'treatment', kinds);
  section.only([...common.filter((key) => key !== 'for' || kind !== 'lease'), ...ownKeys[kind]]);
  const startsAt = section.has('starts at month') ? offsetOf(section, 'starts at month') : 0;
  const each = amountOf(section, 'amount', setting.currency);
  const people = section.has('people') ? countOf(section, 'people') : undefined;
  const endsAt = section.has('for') ? startsAt + durationOf(section, 'for') : undefined;
  const line = {
    what: section.required('what', 'Subscription'),
    amount: money(each.minor * BigInt(people ?? 1), setting.currency),
    ...(people !== undefined && { people }),
    every: section.has('every') ? wordOf(section, 'every', recurrences) : ('once' as const),
    startsAt,
    ...(endsAt !== undefined && { endsAt }),
    netDays: section.has('net') ? daysOf(section, 'net') : 0,
    ...(section.has('events') && { events: readEvents(section, setting.currency) }),
  };
  if (kind === 'lease') return readLease(section, line, setting);
  return { ...line, treatment: readTreatment(section, kind, { ...line, setting }) };
}
