import { blockKey, sharedKeys, type BlockDefinition, type BlockKey, type BlockLine, type Given } from './block.ts';
import { cell, has, later, misfit, monthsText, named, part, timing, told, valueOf, whenTold } from './given.ts';

/** 8,760 hours a year. */
const hoursOfMonth = 730;

const monthly = { unit: 'money a month', kind: 'rate' } as const;
const sureMonths = { unit: 'months', kind: 'duration', sure: true } as const;

const purchaseKeys: readonly BlockKey[] = [
  blockKey('price', 'Price of one unit', { unit: 'money', kind: 'amount', example: '30k', required: true }),
  blockKey('units', 'How many are bought', { unit: 'number', kind: 'number', example: '64', required: true }),
  sharedKeys.sureFrom,
  blockKey('ready after', 'Months from buying to going into service', {
    ...sureMonths,
    example: '3 months',
    otherwise: '0',
  }),
  { ...sharedKeys.life, isRequired: true },
  sharedKeys.net,
  blockKey('refresh', 'Months after which all of it is bought anew, within the case', {
    ...sureMonths,
    example: '5 years',
  }),
  blockKey('price change', 'What the price changes by a year, for a refresh: −30% is less', {
    unit: 'share a year',
    kind: 'share',
    example: '-10%',
  }),
  blockKey('resale at month', 'Month of the case in which what was bought first is sold', {
    unit: 'month',
    kind: 'offset',
    example: '48',
  }),
  blockKey('resale', 'What the sale brings for all units; after it they have no other use', {
    unit: 'money',
    kind: 'amount',
    example: '300k',
  }),
];

const facilityKeys: readonly BlockKey[] = [
  blockKey('power', 'Draw of one unit in kW', { unit: 'kW', kind: 'number', example: '1.2' }),
  blockKey('power price', 'Price of a kWh', { unit: 'money a kWh', kind: 'amount', example: '0.12' }),
  blockKey('PUE', 'Power of the facility for a kW of the units', {
    unit: 'number',
    kind: 'number',
    example: '1.4',
    otherwise: '1',
  }),
  blockKey('cooling', 'Cooling that is paid apart from power', { ...monthly, example: '10k' }),
  blockKey('space', 'Racks and rooms', { ...monthly, example: '20k' }),
  blockKey('staff', 'People who run it, all together', { unit: 'money a year', kind: 'rate', example: '400k' }),
];

/** Hardware of one's own: what it costs to buy, to run and to replace, and what its resale brings. */
export const hardware: BlockDefinition = {
  block: 'hardware',
  summary: 'Units at a price with power, cooling, space and staff, refreshes, and a resale',
  keys: [sharedKeys.what('GPU cluster'), ...purchaseKeys, ...facilityKeys],
  lines: (given) => parts.flatMap((write) => write(given)),
};

/** What hardware is made of, each part with lines of its own: further uses after the first are one more. */
const parts: readonly ((given: Given) => readonly BlockLine[])[] = [purchases, power, facilities, staff];

function purchases(given: Given): readonly BlockLine[] {
  const refresh = has(given, 'refresh') ? valueOf(given, 'refresh') : null;
  if (refresh !== null && refresh < 1)
    throw misfit('refresh', 'write the months from one purchase to the next: 5 years');
  const rounds = refresh === null ? 1 : Math.max(1, Math.ceil((given.horizon - valueOf(given, 'from')) / refresh));
  return Array.from({ length: rounds }, (_, round) => purchase(given, round, round * (refresh ?? 0)));
}

function purchase(given: Given, round: number, after: number): BlockLine {
  const changed =
    round > 0 && has(given, 'price change') ? ` * (1 + ${part(given, 'price change')})^(${after} / 12)` : '';
  return {
    what: round === 0 ? named(given) : named(given, `refresh ${round}`),
    treatment: 'capitalize',
    asset: 'equipment',
    amount: `${part(given, 'price')} * ${part(given, 'units')}${changed}`,
    ...timing(given, { after, months: null }),
    'ready at month': later(given, 'from', after + valueOf(given, 'ready after')),
    ...told(given, ['life', 'net']),
    ...(round === 0 && resale(given)),
  };
}

function resale(given: Given): BlockLine {
  if (has(given, 'resale at month') !== has(given, 'resale'))
    throw misfit(
      has(given, 'resale') ? 'resale' : 'resale at month',
      'a sale needs both "resale at month:" and "resale:"',
    );
  if (!has(given, 'resale')) return {};
  const [month, ready] = [valueOf(given, 'resale at month'), valueOf(given, 'from') + valueOf(given, 'ready after')];
  if (month <= ready) throw misfit('resale at month', `it is in service from month ${ready} on: sell it later`);
  if (month >= given.horizon)
    throw misfit('resale at month', `the case ends at month ${given.horizon}: sell it earlier`);
  return { events: [{ 'at month': cell(given, 'resale at month'), event: 'sale', proceeds: cell(given, 'resale') }] };
}

function power(given: Given): readonly BlockLine[] {
  if (has(given, 'power') !== has(given, 'power price'))
    throw misfit(
      has(given, 'power') ? 'power' : 'power price',
      'power needs both "power:" in kW and "power price:" of a kWh',
    );
  return whenTold(given, 'power', () => ({
    what: named(given, 'power'),
    treatment: 'expense',
    nature: 'facilities',
    amount: `${['units', 'power', 'PUE', 'power price'].map((key) => part(given, key)).join(' * ')} * ${hoursOfMonth}`,
    every: 'month',
    ...inUse(given),
  }));
}

function facilities(given: Given): readonly BlockLine[] {
  return ['cooling', 'space'].flatMap((key) =>
    whenTold(given, key, () => ({
      what: named(given, key),
      treatment: 'expense',
      nature: 'facilities',
      amount: cell(given, key),
      every: 'month',
      ...inUse(given),
    })),
  );
}

function staff(given: Given): readonly BlockLine[] {
  return whenTold(given, 'staff', () => ({
    what: named(given, 'staff'),
    treatment: 'payroll',
    function: 'cost-of-revenue',
    amount: cell(given, 'staff'),
    every: 'year',
    ...inUse(given),
  }));
}

/** From ready on; until the resale, where nothing takes its place. */
function inUse(given: Given): BlockLine {
  const after = valueOf(given, 'ready after');
  const isLeft = has(given, 'resale at month') && !has(given, 'refresh');
  const used = timing(given, { after, months: null });
  return isLeft ? { ...used, for: monthsUntil(given, 'resale at month', valueOf(given, 'from') + after) } : used;
}

function monthsUntil(given: Given, key: string, month: number): string {
  return /^\d+$/.test(cell(given, key)) ? monthsText(valueOf(given, key) - month) : later(given, key, -month);
}
