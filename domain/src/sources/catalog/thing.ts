import { Refusal } from '../../refusal/index.ts';
import { byBeginning, holds, type Months } from './months.ts';

/** What things can be, the most particular first: of several things that one amount names, the first of these has it. */
export const thingKinds = ['asset', 'contract', 'service', 'initiative', 'product', 'team', 'group'] as const;
export type ThingKind = (typeof thingKinds)[number];

/** What a thing is called, whose it is and what it belongs to, in some months. */
export type ThingSpan = Months & {
  readonly name: string;
  readonly owner: string | null;
  /** Id of the thing that it belongs to. */
  readonly parent: string | null;
};

/** What a source says: the value of a tag, a bill column, a dimension of the books, a project of a tracker. */
export type Said = { readonly kind: string; readonly value: string };

/** What a source says and means a thing by, in some months. */
export type Alias = Months & Said;

/** Something that cost belongs to, as it was through time. Its spans are in order and do not overlap. */
export type Thing = {
  readonly id: string;
  readonly kind: ThingKind;
  readonly spans: readonly ThingSpan[];
  readonly aliases: readonly Alias[];
};

export type Catalog = { readonly things: readonly Thing[] };

/** How an alias is named where a bill and the books have two names for one value. */
const sameKinds: Readonly<Record<string, string>> = {
  ServiceName: 'service',
  CommitmentDiscountId: 'commitment',
  Commitment: 'commitment',
  account: 'SubAccountId',
};

/** Kinds of alias that are neither a tag nor a column of the bills. */
const namedKinds = [
  'service',
  'commitment',
  'costCenter',
  'team',
  'product',
  'project',
  'environment',
  'vendor',
  'owner',
  'asset',
  'tracker',
  'case',
  'contract',
] as const;

/** The one spelling of a kind of alias. Refuses INVALID_INPUT for a kind that nothing is read by. */
export function aliasKind(text: string): string {
  const kind = sameKinds[text] ?? text;
  if (/^tag:.+/.test(kind) || /^(x_|[A-Z])\w*$/.test(kind) || namedKinds.some((one) => one === kind)) return kind;
  throw new Refusal(
    'INVALID_INPUT',
    `"${text}" is no kind of alias: write tag:KEY, a column of the bills (SubAccountId), or one of ${namedKinds.join(', ')}`,
    { value: text },
  );
}

/** The span of a month; as it is now, a thing that is no more keeps its last span, one to come its first. */
export function spanAt({ spans }: Thing, month: string): ThingSpan | undefined {
  return spans.find((span) => holds(span, month));
}

export function latestSpan(thing: Thing, now: string): ThingSpan | undefined {
  const begun = thing.spans.filter(({ from }) => from === null || from <= now);
  return begun.toSorted(byBeginning).at(-1) ?? thing.spans[0];
}

/** The name of a thing now; its id where it never had one. */
export function nameOf(thing: Thing, now: string): string {
  return latestSpan(thing, now)?.name ?? thing.id;
}

/** A name as an id: small letters, digits and single hyphens. Refuses INVALID_INPUT for one that has none. */
export function thingId(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (id !== '') return id;
  throw new Refusal('INVALID_INPUT', `"${name}" is no name of a thing: it needs a letter from a to z, or a digit`, {
    value: name,
  });
}
