import { eyes, findingKinds } from '@capwise/domain/govern';
import { z } from 'zod';
import { asOf, figure, operation } from '../operation/index.ts';

const kind = z.enum(findingKinds as [FindingKindName, ...FindingKindName[]]);
type FindingKindName = (typeof findingKinds)[number];

const desk = z.enum(['sources', 'books', 'cloud']).describe('The desk that it belongs to');
const state = z.enum(['open', 'snoozed', 'resolved']);
const day = z.iso.date().describe('Day, as 2026-12-01');
const id = z.string().min(1).max(500).describe('Id of a finding, as govern.findings lists it: negative-prepaid:sp-1');
const owner = z.string().trim().min(1).max(200);

const finding = z.object({
  title: z.string(),
  amount: figure.describe('Dollars that it is about; its trace is the evidence'),
  ebitda: figure.describe('How far EBITDA may be off by it, or is moved by it; value null: unknown'),
  cash: figure.describe('The same of cash'),
  owner: z.string().nullable().describe('Who decides; null: nobody yet'),
  due: day.nullable(),
  overdue: z.boolean(),
  state,
  reason: z.string(),
  id: z.string(),
  kind,
  desk,
  subject: z.string().describe('What it is about: it stays the same while the dollars change'),
  verb: z.string().describe('What to do about it, in a word or two'),
  link: z.string().describe('Address in the workbench where that is done'),
  snoozed: z.object({ until: day, reason: z.string() }).nullable(),
  raisedAt: z.string(),
  changedAt: z.string(),
  comments: z.number().int(),
});

const counts = z.object({ open: z.number().int(), snoozed: z.number().int(), resolved: z.number().int() });

const unanswered = z
  .array(z.object({ kind, message: z.string() }))
  .describe('Rules that could not answer: their findings stay as they were');

const happening = z.object({
  at: z.string(),
  actor: z.string().describe('Who did it; rule: the rule of its kind'),
  what: z.enum(['raised', 'updated', 'reopened', 'resolved', 'assigned', 'snoozed', 'woken', 'commented']),
  words: z.string(),
});

export const operations = {
  'govern.findings': operation('govern.findings', {
    input: z.object({
      state: z.enum(['open', 'snoozed', 'resolved', 'all']).default('open'),
      kind: kind.optional(),
      desk: desk.optional(),
      owner: owner.optional().describe('Only those that this person or team decides'),
      unassigned: z.boolean().optional().describe('true: only those that nobody decides yet'),
      eye: z.enum(eyes).optional().describe('Who looks: what this eye decides first stands first; never another set'),
      limit: z.number().int().min(1).max(5000).default(500),
      asOf,
    }),
    output: z.object({
      currency: z.string(),
      counts: counts.describe('Of all findings, whatever is asked for'),
      total: z.number().int().describe('Findings that fit; `findings` holds the first of them'),
      findings: z.array(finding).describe('The largest dollars first'),
      owners: z.array(z.string()).describe('Everybody who has a finding'),
      kept: z
        .boolean()
        .describe('false: the books changed since the last review, so that the rules were asked for this answer'),
      unanswered,
    }),
    errors: [],
    examples: [
      { title: 'What needs a decision', input: {} },
      { title: 'What nobody decides yet, as a controller reads it', input: { unassigned: true, eye: 'finance' } },
    ],
    commandLine: { words: 'state' },
  }),
  'govern.finding': operation('govern.finding', {
    input: z.object({ id, asOf }),
    output: finding.extend({ history: z.array(happening).describe('The oldest first') }),
    errors: ['NOT_FOUND'],
    examples: [],
    commandLine: { words: 'id' },
  }),
  'govern.review': operation('govern.review', {
    input: z.object({}),
    output: z.object({
      raised: z.number().int(),
      updated: z.number().int(),
      reopened: z.number().int(),
      resolved: z.number().int(),
      counts,
      unanswered,
    }),
    errors: [],
    examples: [],
  }),
  'govern.assign': operation('govern.assign', {
    input: z.object({
      id,
      owner: owner.nullable().optional().describe('Who decides; null takes it back; without it, who does already'),
      due: day.nullable().optional().describe('Until when; null takes it back; without it, as it is already'),
    }),
    output: finding.extend({
      before: z
        .object({ owner: z.string().nullable(), due: day.nullable() })
        .describe('What it was: assigning that again undoes it'),
    }),
    errors: ['NOT_FOUND', 'FINDING_RESOLVED'],
    examples: [],
    commandLine: { words: 'id' },
  }),
  'govern.snooze': operation('govern.snooze', {
    input: z.object({
      id,
      until: day.describe('The day on which it is open again; earlier if its dollars grow by more than a tenth'),
      reason: z.string().trim().min(1).max(2000),
    }),
    output: finding,
    errors: ['NOT_FOUND', 'FINDING_RESOLVED', 'SNOOZE_PAST'],
    examples: [],
    commandLine: { words: 'id' },
  }),
  'govern.wake': operation('govern.wake', {
    input: z.object({ id }),
    output: finding.extend({
      before: z.object({ until: day, reason: z.string() }).describe('The snooze that it ends: snoozing so undoes it'),
    }),
    errors: ['NOT_FOUND', 'FINDING_RESOLVED', 'NOT_SNOOZED'],
    examples: [],
    commandLine: { words: 'id' },
  }),
  'govern.comment': operation('govern.comment', {
    input: z.object({ id, text: z.string().trim().min(1).max(2000) }),
    output: finding,
    errors: ['NOT_FOUND'],
    examples: [],
    commandLine: { words: 'id' },
  }),
};
