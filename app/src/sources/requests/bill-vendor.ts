import type { RequestPack } from './pack.ts';

export const billVendor: RequestPack = {
  title: 'Bill of another vendor',
  owner:
    'The account manager at the vendor, by way of whoever owns the contract: procurement, or the team that uses it',
  asks:
    'please give us the charges of our account with you as a FOCUS file (FinOps Open Cost and Usage Specification), version 1.2 ' +
    'or newer, for each billing month. Many vendors export it already: then please say where we find it.',
  permission: [
    'None in our systems. With you: the role that may see invoices and usage of our billing account, and no other ' +
      '(often called billing reader or billing viewer).',
  ],
  steps: [
    'Export one file of each billing month, CSV or Parquet, with a row for each charge.',
    'It needs at least BilledCost, EffectiveCost, BillingAccountId, BillingCurrency, BillingPeriodStart, BillingPeriodEnd, ' +
      'ChargePeriodStart, ChargePeriodEnd and ChargeCategory; ListCost and ContractedCost say what we save.',
    'InvoiceId and InvoiceIssuerName tie the rows to your invoice: the rows of an invoice add up to it, tax and credits included.',
    'Where you bill in credits or tokens, PricingCurrency and its amounts beside BillingCurrency.',
    'If there is no FOCUS file: the invoices with their service periods. We then record the contract (see the request "contracts").',
  ],
  notNeeded: [
    'Names or e-mail addresses of our users: an id of a seat, team or project does.',
    'Contents: prompts, queries, messages and logs are no charges.',
  ],
  sending: [
    'Send the files as they are, without opening them in a spreadsheet.',
    'We load them with: capwise import FILE',
  ],
  documentation: [
    { title: 'FOCUS: specification 1.2', url: 'https://focus.finops.org/focus-specification/v1-2/' },
    { title: 'FOCUS: get started, by provider', url: 'https://focus.finops.org/get-started/' },
  ],
};
