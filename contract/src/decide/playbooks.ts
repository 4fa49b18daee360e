import { z } from 'zod';
import { operation } from '../operation/index.ts';
import { amount } from './amount.ts';

const id = z.string().max(80);
const kind = z.enum(['template', 'playbook']);

const entry = {
  id,
  kind,
  title: z.string(),
  situation: z.string(),
  serves: z.array(z.string()).describe('Rows of the mission that it is for'),
};

const objection = z.object({
  objection: z.string().describe('As a CFO raises it'),
  answer: z.string().describe('With figures of the case'),
});

const yearly = amount.min(0).max(1e15).describe('Major units a year');
const outgoing = amount.describe('Major units a year');
const share = z.number().min(0).max(1);

const cells = z.object({
  cells: z.number().int(),
  reach: z.number().describe('Share of users that one failing cell reaches'),
  availability: z.number(),
  overhead: outgoing,
  pooling: outgoing.describe('Headroom that is no longer shared: it grows with the square root of the cells'),
  tooling: outgoing,
  outageLoss: outgoing,
  serviceCredits: outgoing.describe('Negative revenue'),
  avoided: amount.describe('Loss and credits that one cell would have and these have not'),
  net: amount.describe('Avoided less overhead, pooling and tooling: against one cell'),
});

/** Cases to begin with, and the curve of cells. */
export const playbookOperations = {
  'decide.playbooks': operation('decide.playbooks', {
    input: z.object({ kind: kind.optional().describe('Unless given, both') }),
    output: z.object({ playbooks: z.array(z.object(entry)) }),
    errors: [],
    examples: [{ title: 'All templates and playbooks', input: {} }],
  }),
  'decide.playbook': operation('decide.playbook', {
    input: z.object({ id }),
    output: z.object({
      ...entry,
      document: z.string().describe('The case as YAML text, to be edited and saved'),
      recommends: z.string().nullable().describe('Id of the option; null where none is left'),
      tradeOffs: z.array(z.string()),
      objections: z.array(objection),
      askFirst: z.array(z.string()).describe('What to find out before the case is shown'),
      figures: z
        .array(z.object({ asked: z.string(), text: z.string() }))
        .describe('Each figure in the text by what it was asked as: an evaluation of the case gave it'),
    }),
    errors: ['NOT_FOUND'],
    examples: [{ title: 'Build or buy', input: { id: 'build-or-buy' } }],
    commandLine: { words: 'id' },
  }),
  'decide.cells': operation('decide.cells', {
    input: z.object({
      cellsMax: z.number().int().min(1).max(1000).default(100),
      capacityCost: yearly.default(6_000_000).describe('Of the whole service as one pool, headroom included'),
      headroom: z.number().min(0).max(10).default(0.3).describe('Spare capacity of one pool as a share of its use'),
      overheadPerCell: yearly.default(40_000),
      tooling: yearly.default(400_000).describe('From the second cell on'),
      failuresPerYear: z.number().min(0).max(10_000).default(6),
      hoursPerFailure: z.number().min(0).max(8760).default(2),
      lossPerHour: yearly.default(500_000).describe('While everyone is out, in major units'),
      creditsPerFailure: yearly.default(250_000).describe('Service credits of a failure that reaches everyone'),
      correlatedShare: share.default(0.2).describe('Share of failures that hit all cells at once'),
    }),
    output: z.object({
      curve: z.array(cells),
      optimum: cells,
      isInterior: z.boolean().describe('More than one cell and fewer than the largest number'),
    }),
    errors: ['NOT_FINITE'],
    examples: [{ title: 'How many cells', input: { cellsMax: 50 } }],
  }),
};
