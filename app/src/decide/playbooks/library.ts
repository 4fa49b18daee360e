import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** A situation with a case to begin with; figures in its texts are asked of the evaluation as `{{npv build}}`. */
export type Playbook = {
  readonly id: string;
  readonly kind: 'template' | 'playbook';
  readonly title: string;
  readonly situation: string;
  readonly serves: readonly string[];
  readonly document: string;
  readonly tradeOffs: readonly string[];
  readonly objections: readonly { readonly objection: string; readonly answer: string }[];
  readonly askFirst: readonly string[];
};

/** Templates first, then the ten situations of the guide in its order; each is a file beside this one. */
export const playbookIds = [
  'build-or-buy',
  'build-buy-hybrid',
  'rent-or-own',
  'migrate',
  'refactor-for-cost',
  'cells',
  'lock-in',
  'payment-terms',
  'capital-freeze',
  'commitment',
  'profitability-pivot',
  'gpu-cluster-against-the-cfo',
  'migrate-or-refactor',
  'runaway-genai-bill',
  'not-invented-here',
  'vendor-outage',
  'bill-spike',
  'refactoring-return',
  'freeze-mid-build',
  'buy-or-build-trap',
] as const;

export type PlaybookId = (typeof playbookIds)[number];

/** Reads a playbook from its file. */
export async function readPlaybook(id: PlaybookId): Promise<Playbook> {
  const text = await readFile(new URL(`./${id}.yaml`, import.meta.url), 'utf8');
  const written = parse(text) as Written;
  return {
    id,
    kind: written.kind,
    title: written.title,
    situation: unwrapped(written.situation),
    serves: written.serves,
    document: written.case,
    tradeOffs: written['trade-offs'].map(unwrapped),
    objections: written.objections.map(({ objection, answer }) => ({ objection, answer: unwrapped(answer) })),
    askFirst: written['ask first'].map(unwrapped),
  };
}

/** A file as it is written; a test reads each of them. */
type Written = Pick<Playbook, 'kind' | 'title' | 'situation' | 'serves' | 'objections'> & {
  readonly case: string;
  readonly 'trade-offs': readonly string[];
  readonly 'ask first': readonly string[];
};

function unwrapped(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
