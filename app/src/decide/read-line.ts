import { isCapital, type CaseLine, type CaseTreatment, type LineFormulas } from '@capwise/domain/decide';
import { minorDigits, money, type Money } from '@capwise/domain/money';
import type { Formula } from '@capwise/domain/estimate';
import { times } from './formulas.ts';
import {
  amountOf,
  countOf,
  daysOf,
  durationOf,
  known,
  offsetOf,
  together,
  wordOf,
  type Quantity,
} from './quantities.ts';
import type { LineSetting } from './line-setting.ts';
import { readEvents } from './read-events.ts';
import { readLease } from './read-lease.ts';
import { readRemarks, remarkKeys } from './read-remarks.ts';
import { readTreatment } from './read-treatment.ts';
import type { Section } from './reader.ts';
import { formulasOf } from './treated.ts';
import { readUsefulLife } from './read-useful-life.ts';

/** How often an amount comes. */
export const recurrences = ['once', 'month', 'quarter', 'year'] as const;

const common = ['what', 'treatment', 'amount', 'every', 'starts at month', 'for', ...remarkKeys];
const work = ['kind of work', 'decision'];
const inUse = ['asset', 'life', 'economic life', 'uses', 'ready at month', 'events'];

/** What may be said of a line beside what all lines have. */
const ownKeys: Readonly<Record<CaseTreatment['kind'], readonly string[]>> = {
  expense: ['function', 'nature', 'net', ...work],
  prepay: ['function', 'nature', 'term', 'net'],
  capitalize: [...inUse, 'net'],
  'service-credit': ['net'],
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
  const every = section.has('every') ? wordOf(section, 'every', recurrences) : 'once';
  const startsAt = section.has('starts at month') ? offsetOf(section, 'starts at month') : known(0);
  const endsAt = section.has('for') ? together(startsAt, durationOf(section, 'for')) : undefined;
  const netDays = section.has('net') ? daysOf(section, 'net') : known(0);
  const people = section.has('people') ? countOf(section, 'people') : undefined;
  const amount = forPeople(amountOf(section, 'amount', { currency: setting.currency, every }), people);
  const line = {
    what: section.required('what', 'Subscription'),
    amount: amount.value,
    ...(people !== undefined && { people: people.value }),
    every,
    startsAt: startsAt.value,
    ...(endsAt !== undefined && { endsAt: endsAt.value }),
    netDays: netDays.value,
    ...readRemarks(section, kind),
    ...(section.has('events') && { events: readEvents(section, setting.currency) }),
  };
  const own = {
    ...(amount.formula && { amount: amount.formula }),
    ...formulasOf({ startsAt, netDays, ...(endsAt && { endsAt }) }),
  };
  const { treatment, formulas } =
    kind === 'lease' ? readLease(section, line, setting) : readTreatment(section, kind, { startsAt, endsAt, setting });
  const useful = isCapital(treatment) ? readUsefulLife(section, treatment.lifeMonths, setting) : {};
  return withFormulas(section, { ...line, ...useful, treatment }, { ...own, ...formulas });
}

/** A loss is of a carrying amount, and says nothing of one that moves. */
function withFormulas(section: Section, line: CaseLine, formulas: LineFormulas): CaseLine {
  const isImpaired = (line.events ?? []).some(({ kind }) => kind === 'impairment');
  if (isImpaired && formulas.amount)
    throw section.refuse(
      'amount',
      'its impairment is an amount of its own, which does not follow a cost that is calculated: write the amount itself, or leave the impairment out',
    );
  return Object.keys(formulas).length === 0 ? line : { ...line, formulas };
}

function forPeople(each: Quantity<Money>, people: Quantity<number> | undefined): Quantity<Money> {
  if (people === undefined) return each;
  const { minor, currency } = each.value;
  const isCalculated = each.formula !== null || people.formula !== null;
  return {
    value: money(
      Number.isInteger(people.value) ? minor * BigInt(people.value) : BigInt(Math.round(Number(minor) * people.value)),
      currency,
    ),
    formula: isCalculated ? times(each.formula ?? majorOf(each.value), people.formula ?? people.value) : null,
  };
}

function majorOf({ minor, currency }: Money): Formula {
  return { op: 'number', value: Number(minor) / 10 ** minorDigits(currency), unit: null };
}
