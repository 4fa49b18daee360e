import { bridgeBars, statementRows } from '@capwise/domain/books';
import { z } from 'zod';

/** A decimal as text: amounts never pass through a JSON number. */
export const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('Decimal number as text');

export const month = z
  .string()
  .regex(/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/)
  .describe('Month, as 2026-10');

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .describe('ISO 4217 currency code');

/** The body of rules that the books are read under: US GAAP as posted, or with what IFRS changes. */
export const basis = z.enum(['us-gaap', 'ifrs']);
export type ReadBasis = z.infer<typeof basis>;

/** Bill measures. There is no measure called just "cost". */
export const costMeasure = z.enum(['billed', 'effective', 'contracted', 'list']);
export type CostMeasure = z.infer<typeof costMeasure>;

/** Bill rows: column values over the parts of loads that were live. */
export const rowFilter = z.object({
  parts: z
    .array(z.string())
    .optional()
    .describe('Ids of the parts of loads; without them, all that were live as of `asOf`'),
  asOf: z.string().optional().describe('Moment of the store at which the figure was made'),
  apartFrom: z
    .array(z.string())
    .optional()
    .describe('Ids of parts: only rows that none of them has, corrections of the provider left out'),
  from: month.optional().describe('First charge month'),
  to: month.optional().describe('Last charge month'),
  equals: z
    .record(z.string(), z.union([z.string().nullable(), z.array(z.string().nullable())]))
    .describe('FOCUS column → value, or values one of which fits; null: the rows say nothing there'),
});

/** Postings: a conjunction of conditions. */
export const postingFilter = z.object({
  basis: basis.optional().describe('us-gaap unless given'),
  scenario: z
    .string()
    .default('actual')
    .describe('actual: what happened; budget: what was planned; case:<document>:<option>'),
  from: month.optional(),
  to: month.optional(),
  accounts: z.array(z.string()).optional(),
  rows: z.array(z.enum(statementRows)).optional(),
  bars: z.array(z.enum(bridgeBars)).optional(),
  dimensions: z
    .record(z.string(), z.string().nullable())
    .optional()
    .describe('Dimension → value: commitment, invoice, vendor, service; null: the source says nothing there'),
  measures: z
    .array(z.string())
    .optional()
    .describe('Which of their line’s amounts the postings carry: billed, effective, …'),
  side: z.enum(['debit', 'credit']).optional(),
  producer: z.string().optional().describe('The source whose batches they are of: bills, payroll, document …'),
  subject: z.string().optional().describe('What the batches of that source are about: a run of bills, a document'),
  currency: currency
    .optional()
    .describe('Only transactions in this currency, counted in it; without it, all in the reporting currency'),
  line: z.string().optional().describe('Id of a source line'),
});
export type PostingFilter = z.infer<typeof postingFilter>;

/** The question that the catalog answered by conditions on rows or postings, and the group of its answer: it is asked again as of a moment. */
const catalogQuestion = z.object({
  operation: z.enum(['cloud.cost', 'books.breakdown']),
  question: z.record(z.string(), z.unknown()).describe('Its input'),
  currency,
  group: z
    .object({
      keys: z.array(z.string().nullable()),
      month: month.nullable(),
    })
    .nullable()
    .describe('null: all groups'),
});
export type CatalogQuestion = z.infer<typeof catalogQuestion>;

export type Trace =
  | { kind: 'postings'; filter: z.input<typeof postingFilter>; sign: 1 | -1; asOf?: string | undefined }
  | { kind: 'rows'; filter: z.infer<typeof rowFilter>; measure: CostMeasure; sign?: 1 | -1 | undefined }
  | {
      kind: 'formula';
      name: string;
      parts: { label: string; sign: 1 | -1; trace: Trace }[];
      unit?: string | undefined;
      catalog?: CatalogQuestion | undefined;
    }
  | { kind: 'assumption'; id: string }
  | { kind: 'item'; id: string };

const sign = z.union([z.literal(1), z.literal(-1)]);

/** Where a figure comes from: `books.trace` opens it. */
export const trace: z.ZodType<Trace, Trace> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('postings'),
      filter: postingFilter,
      sign,
      asOf: z.string().optional(),
    }),
    z.object({ kind: z.literal('rows'), filter: rowFilter, measure: costMeasure, sign: sign.optional() }),
    z.object({
      kind: z.literal('formula'),
      name: z.string(),
      parts: z.array(z.object({ label: z.string(), sign, trace })),
      unit: z.string().optional().describe('Where its parts do not say it'),
      catalog: catalogQuestion.optional().describe('What the parts follow from: the catalog’s own conditions change'),
    }),
    z.object({ kind: z.literal('assumption'), id: z.string() }),
    z.object({ kind: z.literal('item'), id: z.string() }),
  ]),
) as z.ZodType<Trace, Trace>;

/** A figure that leaves Capwise: its value, its unit, and where it comes from. */
export const figure = z.object({
  value: decimal.nullable().describe('null: unknown'),
  unit: z.string().describe('Currency code, or the unit in words: months, years, ratio'),
  trace,
});
export type Figure = z.infer<typeof figure>;

export const company = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}$/)
  .describe('Company name');

/** What was known then: an instant (2026-11-25T10:00:00Z). Without it, what is known now. */
export const asOf = z.iso.datetime({ offset: true }).optional().describe('Answer with what was known at this moment');
