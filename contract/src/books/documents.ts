import { implementationNatures } from '@capwise/domain/assets';
import { kindsOfWork } from '@capwise/domain/labor';
import { z } from 'zod';
import { asOf, currency, decimal, figure, month, operation } from '../operation/index.ts';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}$/)
  .describe('Id of the document');
const day = z.iso.date().describe('Day, as 2026-10-15');
const amount = decimal.describe('Amount in the functional currency, above zero unless the kind says otherwise');
const words = z.string().trim().min(1).max(200);
const netDays = z.number().int().min(0).max(365).default(0).describe('Days from the charge to its payment');
const months = z.number().int().max(1200).describe('Whole months, a century at most');

const costFunction = z.enum([
  'cost-of-revenue',
  'research-and-development',
  'sales-and-marketing',
  'general-and-administrative',
  'unassigned',
]);
const nature = z.enum(['cloud', 'software', 'hardware', 'facilities', 'services']);
const cost = { function: costFunction.default('unassigned'), nature: nature.default('software') };

/** What every document says: what it is about and whom it belongs to. */
const common = {
  what: words.describe('What it is, for the person who opens it'),
  vendor: words.optional(),
  invoice: words.optional(),
  entity: words.optional().describe('Legal entity; main unless given'),
  costCenter: words.optional(),
  team: words.optional(),
  product: words.optional(),
  project: words.optional(),
  environment: words.optional(),
};

const repeats = months.min(1).max(120).default(1).describe('The amount comes again each month, so many times in all');

const simple = [
  z.object({
    kind: z.literal('expense').describe('Expensed at the charge, paid on its terms'),
    ...common,
    ...cost,
    amount,
    month,
    repeats,
    netDays,
  }),
  z.object({
    kind: z.literal('prepay').describe('Prepaid at the charge, expensed over its term'),
    ...common,
    ...cost,
    amount,
    month,
    termMonths: months,
    stopsAt: month.optional().describe('Cancelled at the beginning of this month: what is left has no future use'),
    netDays,
  }),
  z.object({
    kind: z.literal('revenue').describe('Earned at the service, or over a term as deferred revenue'),
    ...common,
    amount,
    month,
    repeats,
    termMonths: months.optional().describe('Deferred and earned over so many months'),
    netDays,
  }),
  z.object({
    kind: z.literal('service-credit').describe('Owed to customers: negative revenue'),
    ...common,
    amount,
    month,
    netDays,
  }),
  z.object({
    kind: z.literal('payroll').describe('Expensed in its months of service, paid when it is paid'),
    ...common,
    component: z.enum(['pay', 'severance', 'stock-compensation']).default('pay'),
    function: costFunction,
    amount,
    month,
    repeats,
    paidAfter: months.min(0).max(12).default(0).describe('Months from the service to the pay'),
  }),
] as const;

const capitalized = [
  z.object({
    kind: z.literal('capitalized-labor').describe('Labor that is expensed already and becomes part of an asset'),
    ...common,
    component: z.enum(['pay', 'stock-compensation']).default('pay'),
    function: costFunction,
    class: z.enum(['software', 'equipment']).default('software'),
    asset: z.string().optional().describe('Asset of the register that it is added to while in progress'),
    kindOfWork: z.enum(kindsOfWork).describe('Decides whether labor is capitalized: it is no choice'),
    decision: words.optional().describe('The recorded decision that functionality is added'),
    amount,
    month,
    repeats,
    paidAfter: months.min(0).max(12).default(0).describe('Months from the service to the pay'),
  }),
  z.object({
    kind: z.literal('hosting').describe('Implementation of a hosted service (ASC 350-40-25-18)'),
    ...common,
    function: costFunction,
    costs: z
      .array(
        z.object({
          nature: z.enum(implementationNatures),
          amount,
          month,
          isDistinct: z.boolean().default(true).describe('IFRS: work that is distinct from the service is expensed'),
        }),
      )
      .min(1),
    ready: month.describe('Month in which the module is ready for its use'),
    nonCancellableMonths: months.describe('Months of hosting from the ready month that cannot be cancelled'),
    extensionMonths: months.min(0).default(0).describe('Options to extend that are reasonably certain'),
    endsAt: month.optional().describe('The service ends at the beginning of this month: what is left is written down'),
    netDays,
  }),
  z.object({
    kind: z.literal('lease'),
    ...common,
    function: costFunction,
    nature: z.enum(['hardware', 'facilities']),
    hasIdentifiedAsset: z.boolean(),
    hasSubstantiallyAllBenefits: z.boolean(),
    hasRightToDirectUse: z.boolean(),
    commences: day,
    termMonths: months,
    payment: amount,
    every: z.enum(['month', 'quarter', 'year']).default('month'),
    due: z.enum(['begin', 'end']).default('begin'),
    annualRate: z.number().describe('Rate in the lease, else that of borrowing: 0.06 is 6% a year'),
    transfersOwnership: z.boolean().default(false),
    purchaseReasonablyCertain: z.boolean().default(false),
    remainingEconomicLifeMonths: months,
    fairValue: amount.optional().describe('Of the leased asset; without it, the test of present value is not met'),
    hasNoAlternativeUse: z.boolean().default(false),
    exemptsShortTerm: z.boolean().default(true),
    exemptsLowValue: z.boolean().default(false).describe('IFRS alone'),
  }),
] as const;

const balances = [
  z.object({
    kind: z.literal('opening').describe('Balances at the beginning of a month: a balance sheet is shown from it on'),
    what: words,
    month,
    balances: z
      .array(
        z.object({
          account: z.string().describe('Account of the balance sheet'),
          amount: decimal.describe('Debit +, credit −'),
          commitment: words.optional(),
          vendor: words.optional(),
          asset: words.optional(),
        }),
      )
      .min(1),
  }),
  z.object({
    kind: z.literal('accrual').describe('Received and not billed yet: taken back at the beginning of a later month'),
    ...common,
    ...cost,
    amount,
    low: amount.describe('Lower end of the estimate'),
    high: amount.describe('Upper end of the estimate'),
    month,
    reverses: month.optional().describe('The month after unless given'),
    estimate: words.describe('How it was estimated'),
    bill: z
      .object({ source: z.string(), billingAccount: z.string(), part: z.string(), soFar: decimal })
      .optional()
      .describe('The bill that is not final: its arrival takes the accrual back'),
  }),
  z.object({
    kind: z.literal('shortfall').describe('Committed spend that will not be used: accrued once it is probable'),
    ...common,
    ...cost,
    commitment: words,
    committed: amount,
    expected: amount.describe('Spend that is expected by the end of the term'),
    low: amount.describe('Lower end of the expected spend'),
    high: amount.describe('Upper end of the expected spend'),
    month,
    isProbable: z.boolean(),
  }),
  z.object({
    kind: z.literal('vendor-invoice').describe('Clears what was accrued for a vendor; the rest is expense'),
    ...common,
    vendor: words,
    ...cost,
    amount,
    clears: amount
      .optional()
      .describe('Accrued liability that it clears; all that is accrued for the vendor unless given'),
    month,
    netDays,
  }),
  z.object({
    kind: z.literal('incentive').describe('Granted for signing: spread over the term'),
    ...common,
    ...cost,
    amount,
    month,
    termMonths: months,
    netDays,
  }),
] as const;

const disclosed = [
  z.object({
    kind: z.literal('purchase-obligation').describe('Off the balance sheet: disclosed by year, nothing is posted'),
    ...common,
    commitment: words.optional(),
    through: z
      .enum(['invoice', 'payroll', 'bills'])
      .optional()
      .describe('invoice unless another source brings its cost: it is counted there, and the tie-out names it'),
    amount: amount.describe('A month'),
    month: month.describe('First month'),
    repeats: months.min(1).max(240),
  }),
  z.object({
    kind: z.literal('onerous-contract').describe('IFRS: a provision; US GAAP: as incurred, or at cease-use'),
    ...common,
    ...cost,
    amount: amount.describe('Unavoidable cost above the benefits that are expected'),
    month,
    monthsLeft: months,
    isCeased: z.boolean().default(false).describe('Left for good: lost under US GAAP too'),
  }),
  z.object({
    kind: z.literal('correction').describe('An error of an earlier month: posts in the first open month'),
    what: words,
    month: month.describe('Month of the error'),
    entries: z.array(z.object({ account: z.string(), amount: decimal.describe('Debit +, credit −') })).min(2),
    isMaterial: z
      .boolean()
      .optional()
      .describe('Whether the error is material to the month: asked where it is missing'),
    reason: words.describe('Why it is, or is not'),
  }),
  z.object({
    kind: z
      .literal('chargeback')
      .describe('From the provider team to the consumer team: nothing changes for the company'),
    what: words,
    month,
    account: z.string().describe('Expense account that is charged on'),
    provider: words.describe('Team that recovers the cost'),
    consumer: words.describe('Team that bears it'),
    amount,
  }),
  z.object({
    kind: z.literal('invoice-total').describe('What the invoice on paper says: it must tie before its month is closed'),
    what: words,
    invoice: words,
    amount: decimal,
    currency: currency.optional().describe('Currency of the invoice; the functional one unless given'),
    month,
  }),
] as const;

/** A source document: what a person or a file says happened, before any rule. */
export const sourceDocument = z.discriminatedUnion('kind', [...simple, ...capitalized, ...balances, ...disclosed]);

const treated = z.object({
  what: z.string(),
  month,
  treatment: z.string(),
  amount: figure,
  notes: z.array(z.string()),
});

const view = z.object({
  id,
  document: sourceDocument,
  withdrawn: z.boolean(),
  reason: z.string().nullable().describe('Why it was withdrawn; null while it stands'),
  lines: z.array(treated).describe('What the rules made of it'),
  months: z
    .array(z.object({ month, ebitda: figure, cash: figure, posted: figure.describe('Debits of the month') }))
    .describe('What it does, month by month'),
});

const refusals = [
  'INVALID_AMOUNT',
  'INVALID_RANGE',
  'LIFE_NOT_POSITIVE',
  'NOT_CAPITALIZABLE',
  'ABOVE_PAYROLL',
  'NOT_A_LEASE',
  'CHARGE_AFTER_TERM',
  'PAYMENT_OUTSIDE_TERM',
  'NOT_FINITE',
  'RATE_LE_MINUS_ONE',
  'UNKNOWN_ACCOUNT',
  'UNKNOWN_INVOICE',
  'UNBALANCED',
  'MATERIALITY_NEEDED',
  'NOT_FOUND',
  'ASSET_IN_SERVICE',
  'ASSET_EXISTS',
] as const;

export const documentOperations = {
  'books.record': operation('books.record', {
    input: z.object({
      id,
      document: sourceDocument,
      change: z.boolean().default(false).describe('Replaces the document of that id'),
    }),
    output: view,
    errors: ['DOCUMENT_EXISTS', 'PERIOD_CLOSED', ...refusals],
    examples: [],
    commandLine: { words: 'id' },
  }),
  'books.withdraw': operation('books.withdraw', {
    input: z.object({ id, reason: words }),
    output: view,
    errors: ['NOT_FOUND', 'PERIOD_CLOSED', 'ASSET_IN_SERVICE'],
    examples: [],
    commandLine: { words: 'id' },
  }),
  'books.documents': operation('books.documents', {
    input: z.object({ kind: z.string().optional().describe('Only documents of this kind'), asOf }),
    output: z.object({
      documents: z
        .array(
          z.object({
            id,
            kind: z.string(),
            what: z.string(),
            vendor: z.string().nullable(),
            month,
            treatments: z.array(z.string()),
            amount: figure,
            withdrawn: z.boolean(),
          }),
        )
        .describe('By month, newest first'),
    }),
    errors: [],
    examples: [{ title: 'Everything that was recorded by document', input: {} }],
  }),
  'books.document': operation('books.document', {
    input: z.object({ id, asOf }),
    output: view,
    errors: ['NOT_FOUND'],
    examples: [],
    commandLine: { words: 'id' },
  }),
  'books.obligations': operation('books.obligations', {
    input: z.object({
      month: month.optional().describe('What is still due after this month; the month of today unless given'),
      asOf,
    }),
    output: z.object({
      month,
      years: z.array(z.string()),
      obligations: z.array(
        z.object({
          id,
          what: z.string(),
          vendor: z.string().nullable(),
          total: figure,
          years: z.array(figure).describe('One per year, in their order'),
        }),
      ),
      totals: z.array(figure),
    }),
    errors: [],
    examples: [{ title: 'Purchase obligations by year', input: {} }],
  }),
};
