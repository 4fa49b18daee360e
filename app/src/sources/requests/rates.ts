import type { RequestPack } from './pack.ts';

export const rates: RequestPack = {
  title: 'Exchange rates',
  owner: 'Treasury, or whoever maintains the rates of the ledger',
  asks:
    'please give us the exchange rates that the ledger uses, by day, as in the attached file. With the same rates our books and ' +
    'the ledger agree; with other ones they differ each month.',
  permission: ['No access to a system. An export of the rate table of the ledger, by somebody who may see it already.'],
  steps: [
    'For each currency that is billed give the rate of each business day; at least that of each month’s last day.',
    'Write how many units of the currency of our books one unit of the other is. The European Central Bank publishes the ' +
      'other way round for most: units of the other for one euro.',
    'Give the rates unrounded, as the ledger has them.',
    'Say in the message which source the ledger uses and at what time of day.',
  ],
  notNeeded: ['Rates of currencies in which nothing is billed.', 'Forward rates and hedges.'],
  sending: [
    'As CSV by mail or a shared folder, once a month after its last day.',
    'We read it with: capwise sources read --kind rates FILE',
  ],
  documentation: [
    {
      title: 'European Central Bank: euro reference rates',
      url: 'https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/index.en.html',
    },
    {
      title: 'Federal Reserve: foreign exchange rates (H.10)',
      url: 'https://www.federalreserve.gov/releases/h10/current/',
    },
  ],
};
