import { conventions } from '@capwise/domain/assets';
import { z } from 'zod';
import { asOf, basis, binaryFile, decimal, figure, month, operation } from '../operation/index.ts';

const day = z.iso.date().describe('Day, as 2026-10-15');
const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}$/)
  .describe('Id of the asset');
const amount = decimal.describe('Amount in the functional currency');

/** As many digits as a cell of a workbook holds. */
const unitsMax = 999_999_999_999_999;
/** A century: each month is a posting. */
const monthsMax = 1200;

/** Depreciation methods by the names of the field; `switch`: to straight line where that charges more. */
export const assetMethods = [
  'straight-line',
  '150-declining',
  '150-declining-switch',
  'double-declining',
  'double-declining-switch',
  'sum-of-years-digits',
  'units-of-production',
] as const;

const asset = z.object({
  id,
  name: z.string().min(1).max(200),
  class: z.enum(['software', 'equipment']),
  cost: amount,
  residual: amount.default('0'),
  began: day.describe('Day of the purchase: nothing can happen to it before'),
  inService: day.optional().describe('Day on which it is ready for its use; an event can say it later'),
  lifeMonths: z
    .number()
    .int()
    .max(monthsMax)
    .default(0)
    .describe('Book life in months from the day of service; not needed for units of production'),
  expectedUnits: z
    .number()
    .int()
    .min(1)
    .max(unitsMax)
    .optional()
    .describe('Units of production: units that it is expected to give'),
  method: z.enum(assetMethods).default('straight-line'),
  convention: z.enum(conventions).default('full-month'),
  netDays: z.number().int().min(0).max(365).default(0).describe('Days from the purchase to its payment'),
});

const estimates = {
  undiscountedCashFlows: amount.optional().describe('US GAAP, step 1'),
  fairValue: amount.optional().describe('US GAAP, step 2'),
  fairValueLessCosts: amount.optional().describe('IFRS'),
  valueInUse: amount.optional().describe('IFRS'),
};

const part = z.string().min(1).optional().describe('Only a part that was taken out before');

/** What happens to an asset on a day. */
export const assetEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready-for-use'), date: day }),
  z.object({
    kind: z.literal('life-change'),
    date: day,
    part,
    counts: z.enum(['total', 'remaining']),
    months: z.number().int().max(monthsMax),
  }),
  z.object({ kind: z.literal('impairment-test'), date: day, part, ...estimates }),
  z.object({ kind: z.literal('impairment'), date: day, part, loss: amount }),
  z.object({
    kind: z.literal('completion-not-probable'),
    date: day,
    fairValue: amount.optional().describe('0 unless given (ASC 350-40-35-3)'),
  }),
  z.object({
    kind: z.literal('usage'),
    date: day.describe('A day of the month that the units were given in'),
    units: z.number().int().min(0).max(unitsMax),
  }),
  z.object({
    kind: z.literal('partial-abandonment'),
    date: day,
    share: z.object({
      name: z.string().min(1),
      cost: amount,
      document: z.string().describe('What says how large the share is'),
    }),
  }),
  z.object({
    kind: z.literal('shutdown-plan'),
    date: day,
    ceaseUse: day,
    document: z.string().optional().describe('Test that found nothing to write down; else give the estimates of one'),
    ...estimates,
  }),
  z.object({ kind: z.literal('retirement'), date: day, part }),
  z.object({
    kind: z.literal('sale'),
    date: day,
    proceeds: amount,
    netDays: z.number().int().min(0).max(365).default(0),
  }),
]);

const row = z.object({ month, charge: figure, accumulated: figure, carrying: figure });
const step = z.object({
  date: z.string(),
  kind: z.string(),
  loss: figure,
  gain: figure,
  carrying: figure.describe('What it stands at after it'),
});

const view = z.object({
  asset,
  events: z.array(assetEvent),
  state: z.enum(['in progress', 'in service', 'fully depreciated', 'disposed']),
  rows: z.array(row).describe('The schedule as the events made it'),
  steps: z.array(step),
});

const refusals = [
  'LIFE_NOT_POSITIVE',
  'INVALID_AMOUNT',
  'EVENT_BEFORE_ASSET',
  'EVENT_AFTER_DISPOSAL',
  'ASSET_IN_SERVICE',
  'ASSET_NOT_IN_SERVICE',
  'IMPAIRMENT_ABOVE_BOOK',
  'TEST_INCOMPLETE',
  'UNDOCUMENTED_TEST',
  'UNDOCUMENTED_SHARE',
  'SHARE_ABOVE_COST',
  'UNKNOWN_PART',
  'PART_EXISTS',
  'METHOD_WITHOUT_LIFE',
  'UNITS_MISSING',
] as const;

export const operations = {
  'assets.add': operation('assets.add', {
    input: asset,
    output: view,
    errors: ['ASSET_EXISTS', 'PERIOD_CLOSED', ...refusals],
    examples: [],
  }),
  'assets.record': operation('assets.record', {
    input: z.object({ id, event: assetEvent }),
    output: view,
    errors: ['NOT_FOUND', 'PERIOD_CLOSED', ...refusals],
    examples: [],
    commandLine: { words: 'id' },
  }),
  'assets.list': operation('assets.list', {
    input: z.object({ month: month.optional().describe('End of this month; the month of today unless given'), asOf }),
    output: z.object({
      month,
      assets: z.array(
        z.object({
          id,
          name: z.string(),
          class: z.string(),
          state: z.string(),
          cost: figure,
          accumulated: figure,
          carrying: figure,
          charge: figure.describe('Charge of the month'),
          lastCharge: month.nullable(),
        }),
      ),
    }),
    errors: [],
    examples: [{ title: 'The asset register', input: {} }],
  }),
  'assets.show': operation('assets.show', {
    input: z.object({
      id,
      whatIf: z.array(assetEvent).default([]).describe('Events to try: nothing is posted'),
      basis: basis.default('us-gaap'),
      asOf,
    }),
    output: view,
    errors: ['NOT_FOUND', ...refusals],
    examples: [],
    commandLine: { words: 'id' },
  }),
  'assets.workbook': operation('assets.workbook', {
    input: z.object({
      id: id.optional().describe('Only this asset; the whole register unless given'),
      month: month.optional().describe('The register at the end of this month; the month of today unless given'),
      asOf,
    }),
    output: z.object({
      file: binaryFile.describe('The workbook (.xlsx)'),
      assets: z.array(
        z.object({
          id,
          sheet: z.string().nullable().describe('Its sheet; null while it is in progress and has no schedule'),
          live: z.boolean().describe('Whether its charges are formulas; else values, and the sheet says why'),
        }),
      ),
    }),
    errors: ['NOT_FOUND', 'TOO_LARGE'],
    examples: [{ title: 'The whole register as a workbook', input: {} }],
    commandLine: { words: 'id' },
  }),
};
