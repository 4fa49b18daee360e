import { thingKinds } from '@capwise/domain/sources/catalog';
import { z } from 'zod';
import { asOf, currency, figure, month, operation } from '../operation/index.ts';
import { catalogView } from './catalog-view.ts';

const words = z.string().min(1).max(200);
const kind = z.enum(thingKinds).describe('asset, contract, service, initiative, product, team or group');
const months = {
  from: month.nullable().describe('First month; null: ever since'),
  to: month.nullable().describe('Last month; null: without an end'),
};
const aliasKind = words.describe(
  'tag:KEY, a column of the bills (SubAccountId), or a dimension: service, costCenter, team, product, project, vendor, tracker …',
);
const thingName = words.describe('Id or name of a thing');

const alias = z.object({ kind: z.string(), value: z.string(), ...months });

const thing = z.object({
  id: z.string(),
  kind,
  name: z.string().describe('As it is called now'),
  owner: z.string().nullable(),
  parent: z.string().nullable().describe('Id of what it belongs to now'),
  retired: z.boolean().describe('It is no more'),
  spans: z
    .array(z.object({ name: z.string(), owner: z.string().nullable(), parent: z.string().nullable(), ...months }))
    .describe('What it was called, whose it was and what it belonged to, in order'),
  aliases: z.array(alias),
});

const suggestion = z.object({
  thing: z.string().describe('Id'),
  name: z.string(),
  kind,
  evidence: z.array(z.string()).describe('Why, in words'),
});

const cost = z.array(figure).describe('Effective cost of the bills, one figure per currency');

/** The catalog: effective-dated things, and the values by which sources mean them. */
export const catalogOperations = {
  'sources.catalog': operation('sources.catalog', {
    input: z.object({
      from: month.optional().describe('First charge month; all that are loaded unless given'),
      to: month.optional().describe('Last charge month'),
      view: catalogView,
      asOf,
    }),
    output: z.object({
      view: z.enum(['as-was', 'as-is']),
      columns: z.array(z.string()).describe('Columns and tags of the bills that the catalog is read by'),
      things: z.array(
        thing.extend({
          cost: cost.describe('Effective cost of the thing by itself, one figure per currency'),
          whole: cost.describe('With that of all that belongs to it'),
        }),
      ),
      unmapped: cost.describe('Cost that nothing in the catalog names: things and it add up to the total'),
      total: cost,
    }),
    errors: ['TOO_LARGE'],
    examples: [{ title: 'The catalog, and what its things cost', input: {} }],
  }),
  'sources.unmapped': operation('sources.unmapped', {
    input: z.object({
      from: month.optional().describe('First charge month; all that are loaded unless given'),
      to: month.optional().describe('Last charge month'),
      columns: z
        .array(aliasKind)
        .max(8)
        .optional()
        .describe('What is looked through; tags of ownership, accounts and what the catalog uses unless given'),
      limit: z.number().int().min(1).max(1000).default(50).describe('Values at most'),
      asOf,
    }),
    output: z.object({
      columns: z.array(z.string()),
      total: cost,
      unmapped: cost.describe('Cost that nothing in the catalog names'),
      silent: cost.describe('The part of it that none of the columns says anything about'),
      count: z.number().int().describe('Values that nothing names'),
      values: z
        .array(
          z.object({
            kind: z.string(),
            value: z.string(),
            source: z.enum(['bills', 'books']).describe('books: a dimension that only the books have'),
            currency,
            cost: figure.describe('What nothing names of its cost; one amount may stand at several values'),
            suggestions: z.array(suggestion),
          }),
        )
        .describe('Largest first'),
    }),
    errors: ['UNKNOWN_COLUMN', 'TOO_LARGE'],
    examples: [
      { title: 'What nothing in the catalog names', input: {} },
      { title: 'Values of one tag that nothing names', input: { columns: ['tag:team'], limit: 10 } },
    ],
  }),
  'sources.mapAlias': operation('sources.mapAlias', {
    input: z.object({
      thing: thingName,
      kind: aliasKind,
      value: words,
      from: month.optional().describe('First month; ever since unless given'),
      to: month.optional().describe('Last month; without an end unless given'),
      remove: z.boolean().default(false).describe('Takes the value from the thing in these months'),
    }),
    output: z.object({ thing, changed: z.boolean() }),
    errors: ['NOT_FOUND', 'ALIAS_TAKEN', 'INVALID_PERIOD'],
    examples: [],
  }),
  'sources.saveThing': operation('sources.saveThing', {
    input: z.object({
      thing: thingName.optional().describe('Id or name of a thing that is there; without it, a new one'),
      kind: kind.optional().describe('Of a new thing'),
      name: words.optional().describe('What it is called'),
      owner: words.nullable().optional().describe('null: nobody'),
      parent: words.nullable().optional().describe('Id or name of what it belongs to; null: nothing'),
      from: month.optional().describe('First month in which that is so; ever since unless given'),
      to: month.optional().describe('Last month; without an end unless given'),
      retire: z.boolean().default(false).describe('It is not there in these months, and its aliases are not'),
      aliases: z
        .array(z.object({ kind: aliasKind, value: words }))
        .max(100)
        .default([])
        .describe('Values that mean it in these months'),
    }),
    output: z.object({ thing, created: z.boolean(), changed: z.boolean() }),
    errors: ['NOT_FOUND', 'ALIAS_TAKEN', 'THING_EXISTS', 'PARENT_CYCLE', 'UNKNOWN_PARENT', 'INVALID_PERIOD'],
    examples: [],
  }),
};
