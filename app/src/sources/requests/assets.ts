import type { RequestPack } from './pack.ts';

export const assets: RequestPack = {
  title: 'Asset register',
  owner: 'The fixed-asset accountant in the controller’s team',
  asks:
    'please give us the register of capitalized software and of equipment that engineering uses, as in the attached file. We lay ' +
    'its depreciation beside the cloud, and compare what is accumulated with our schedule to the cent.',
  permission: [
    'No access to the ledger. The report of the fixed-asset module (register with cost and accumulated depreciation), run by ' +
      'somebody who may run it already, limited to the classes software and equipment.',
  ],
  steps: [
    'Run the register at the end of the last closed month, with assets that are fully depreciated but still in use.',
    'Write a row for each asset: cost, residual value, day of purchase, day of service, life in months, method and convention.',
    'Give what is accumulated and the month at whose end it is: it is compared, never posted.',
    'List what is still in progress with an empty day of service.',
    'Say in the message which assets were impaired, sold or written off in the months asked for: these are events that we record.',
  ],
  notNeeded: ['Land, buildings, cars and furniture.', 'Names of those who use or keep an asset: its number does.'],
  sending: ['As CSV by mail or a shared folder.', 'We read it with: capwise sources read --kind assets FILE'],
  documentation: [],
};
