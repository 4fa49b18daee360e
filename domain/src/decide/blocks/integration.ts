import { blockKey, sharedKeys, type BlockDefinition, type BlockLine, type Given } from './block.ts';
import { cell, has, misfit, named, part, timing, told, valueOf, whenTold } from './given.ts';

/** What it costs to make a bought service part of what is there, and whether it can take our load. */
export const integration: BlockDefinition = {
  block: 'integration',
  summary: 'Single sign-on, provisioning, connectors and egress by tiers of price, and a rate limit against our peak',
  keys: [
    sharedKeys.what('Integration'),
    blockKey('connectors', 'Work that comes once', { unit: 'money', kind: 'amount', example: '200k' }),
    blockKey('SSO', 'What the plan with single sign-on costs more', {
      unit: 'money a year',
      kind: 'rate',
      example: '60k',
    }),
    blockKey('SCIM', 'What the plan with provisioning costs more', {
      unit: 'money a year',
      kind: 'rate',
      example: '20k',
    }),
    blockKey('egress', 'Volume that leaves a month', { unit: 'number a month', kind: 'number', example: '60 TB' }),
    blockKey('egress prices', 'Price of one by tiers of the month’s volume', {
      unit: 'list of prices, each but the last with its end',
      kind: 'list',
      example: '[90 to 10 TB, 85 to 50 TB, 70]',
    }),
    blockKey('our peak', 'Our highest rate of requests', { unit: 'number a second', kind: 'number', example: '80' }),
    blockKey('rate limit', 'Rate of requests that the vendor takes, in the same unit', {
      unit: 'number a second',
      kind: 'number',
      example: '100',
    }),
    blockKey('peak handled by', 'What is done where our peak is above the limit', {
      unit: 'words',
      kind: 'text',
      example: 'a queue in front of it',
    }),
    sharedKeys.sureFrom,
    blockKey('for', 'How long; unless given, to the end of the case', {
      unit: 'months',
      kind: 'duration',
      example: '36 months',
    }),
    sharedKeys.net,
    sharedKeys.function,
  ],
  lines: (given) => {
    requireWithinLimit(given);
    const lines = [...connectors(given), ...yearly(given), ...egress(given)];
    if (lines.length > 0) return lines;
    throw misfit(
      'what',
      'it costs nothing yet: give "connectors:", "SSO:", "SCIM:" or "egress:" with "egress prices:"',
    );
  },
};

/** A vendor who takes fewer requests than we send is no option until it is said what is done about it. */
function requireWithinLimit(given: Given): void {
  if (!has(given, 'rate limit') || !has(given, 'our peak') || has(given, 'peak handled by')) return;
  const [limit, peak] = [valueOf(given, 'rate limit'), valueOf(given, 'our peak')];
  if (peak <= limit) return;
  throw misfit(
    'our peak',
    `our peak of ${peak} is above the vendor's limit of ${limit}: get a higher limit, or say in "peak handled by:" what is done`,
  );
}

function connectors(given: Given): readonly BlockLine[] {
  return whenTold(given, 'connectors', () => ({
    what: named(given, 'connectors'),
    treatment: 'expense',
    nature: 'services',
    amount: cell(given, 'connectors'),
    ...timing(given, { after: 0, months: null }),
    ...told(given, ['net', 'function']),
  }));
}

function yearly(given: Given): readonly BlockLine[] {
  return ['SSO', 'SCIM'].flatMap((key) =>
    whenTold(given, key, () => ({
      what: named(given, key),
      treatment: 'expense',
      amount: cell(given, key),
      every: 'year',
      ...timing(given, { after: 0, months: null }),
      ...told(given, ['for', 'net', 'function']),
    })),
  );
}

function egress(given: Given): readonly BlockLine[] {
  if (has(given, 'egress') !== has(given, 'egress prices'))
    throw misfit(
      has(given, 'egress') ? 'egress' : 'egress prices',
      'egress needs both its volume and "egress prices:"',
    );
  return whenTold(given, 'egress', () => ({
    what: named(given, 'egress'),
    treatment: 'expense',
    nature: 'cloud',
    amount: tiered(given),
    every: 'month',
    ...timing(given, { after: 0, months: null }),
    ...told(given, ['for', 'net', 'function']),
  }));
}

type Tier = { readonly price: string; readonly to: number };

/** Each tier takes what of the volume lies between its beginning and its end. */
function tiered(given: Given): string {
  const volume = part(given, 'egress');
  const tiers = cell(given, 'egress prices')
    .split(/\s*[,;]\s*/)
    .map((tier) => tierOf(tier, given.currency));
  const isRising = tiers.every(({ to }, index) => to > (tiers[index - 1]?.to ?? 0));
  if (!isRising || tiers.at(-1)?.to !== Number.POSITIVE_INFINITY)
    throw misfit('egress prices', 'their ends rise, and the last has none: [90 to 10 TB, 85 to 50 TB, 70]');
  if (tiers.length === 1) return `${volume} * ${tiers[0]?.price}`;
  return tiers
    .map(({ price, to }, index) => {
      const begins = tiers[index - 1]?.to ?? 0;
      const upTo = Number.isFinite(to) ? `min(${volume}, ${to})` : volume;
      return begins === 0 ? `${upTo} * ${price}` : `max(${upTo} - ${begins}, 0) * ${price}`;
    })
    .join(' + ');
}

function tierOf(text: string, currency: string): Tier {
  const [, price = '', to] = /^(\d+(?:\.\d+)?)(?:\s+to\s+(\d+(?:\.\d+)?)(?:\s*[A-Za-z]+)?)?$/.exec(text) ?? [];
  if (price === '') throw misfit('egress prices', `"${text}" is no tier: write 90 to 10 TB, and the last as 70`);
  return { price: `${price} ${currency}`, to: to === undefined ? Number.POSITIVE_INFINITY : Number(to) };
}
