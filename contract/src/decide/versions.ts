import { z } from 'zod';
import { asOf, currency, decimal, figure, operation } from '../operation/index.ts';
import { caseErrors } from './case-errors.ts';
import { name } from './case-name.ts';
import { version } from './case-source.ts';

const hash = z.string().describe('SHA-256 of the document, in hexadecimal digits');
const note = z.string().trim().min(1).max(2_000);
const engine = z.number().int().describe('Version of the rules that made the figures');

/** A draft can be saved over; an approved version stays as it is. */
export const caseState = z.enum(['draft', 'approved']);

const approval = z.object({
  by: z.string(),
  note: z.string().nullable(),
  at: z.string().describe('Moment of the store'),
  engine,
});

const kept = z.object({
  version,
  hash,
  author: z.string().describe('Who saved it; empty where that is not known'),
  savedAt: z.string(),
  note: z.string().nullable().describe('What was said about it when it was saved'),
  state: caseState,
  approval: approval.nullable(),
});

const change = z.object({
  of: z.enum(['setting', 'assumption', 'option', 'variant']),
  what: z.enum(['added', 'removed', 'changed']),
  path: z
    .array(z.string())
    .describe('Keys of the file down to it; an entry of a list by what it is called, else by its number'),
  before: z.string().nullable(),
  after: z.string().nullable(),
  words: z.string(),
});

const presentValues = z.object({
  option: z.string(),
  label: z.string(),
  before: figure.nullable().describe('null: the option was not there'),
  after: figure.nullable().describe('null: the option is not there any more'),
  change: figure.nullable().describe('null: one of them is not there, or their currencies differ'),
  words: z.string(),
});

const side = kept.pick({ version: true, hash: true, savedAt: true, state: true });

const copy = z.object({
  copy: z.enum(['approved', 'kept']).describe('approved: the copy that the approval froze; kept: that of the version'),
  hash,
  isEqual: z.boolean().describe('Whether the hash is the one that was approved'),
});

const figureDifference = z.object({
  option: z.string(),
  figure: z.enum(['npv', 'ebitda', 'cash']),
  month: z.string().nullable().describe('null: over the whole case'),
  approved: decimal.nullable(),
  now: decimal.nullable(),
});

/** Versions of cases: what changed between them, and what was approved. */
export const versionOperations = {
  'decide.versions': operation('decide.versions', {
    input: z.object({ name, asOf }),
    output: z.object({ name, versions: z.array(kept).describe('Newest first') }),
    errors: ['NOT_FOUND'],
    examples: [{ title: 'Versions of the case of the demo company', input: { name: 'payments-platform' } }],
    commandLine: { words: 'name' },
  }),
  'decide.diff': operation('decide.diff', {
    input: z.object({
      name,
      from: version.optional().describe('Unless given, the version before'),
      to: version.optional().describe('Unless given, the latest version'),
    }),
    output: z.object({
      name,
      from: side,
      to: side,
      summary: z.string(),
      changes: z.array(change),
      presentValues: z.array(presentValues),
    }),
    errors: [...caseErrors, 'NOT_FOUND'],
    examples: [],
    commandLine: { words: 'name' },
  }),
  'decide.approve': operation('decide.approve', {
    input: z.object({
      name,
      version: version.optional().describe('Unless given, the latest version'),
      by: z.string().trim().min(1).max(200).optional().describe('Who approves; unless given, who asks'),
      note: note.optional(),
    }),
    output: z.object({
      name,
      version,
      hash,
      approval,
      currency,
      options: z.array(z.object({ option: z.string(), label: z.string(), npv: figure, ebitda: figure, cash: figure })),
    }),
    errors: [...caseErrors, 'NOT_FOUND', 'ALREADY_APPROVED'],
    examples: [],
    commandLine: { words: 'name' },
  }),
  'decide.verify': operation('decide.verify', {
    input: z.object({ name, version: version.optional().describe('Unless given, the latest that is approved') }),
    output: z.object({
      name,
      version,
      approval,
      isEqual: z.boolean(),
      summary: z.string(),
      document: z.object({
        isEqual: z.boolean(),
        contentHash: hash,
        copies: z.array(copy),
        difference: z
          .object({
            byte: z.number().int().describe('The first byte at which the two copies differ, from 1'),
            line: z.number().int(),
            column: z.number().int(),
            approved: z.string().describe('Text of the approved copy from there on'),
            kept: z.string().describe('Text of the kept copy from there on'),
          })
          .nullable(),
      }),
      figures: z.object({
        isEqual: z.boolean(),
        currency,
        compared: z.number().int(),
        engineNow: engine,
        differences: z.array(figureDifference).describe('The first hundred'),
        unreadable: z.string().nullable().describe('Why the document cannot be evaluated any more'),
      }),
    }),
    errors: ['NOT_FOUND', 'NOT_APPROVED'],
    examples: [],
    commandLine: { words: 'name' },
  }),
};
