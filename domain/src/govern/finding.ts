import { Refusal } from '../refusal/index.ts';
import type { Fine } from '../money/index.ts';
import { isFindingKind, type FindingKind } from './kinds.ts';

export type FindingState = 'open' | 'snoozed' | 'resolved';

/** The same trouble is the same finding: a kind, and a subject that does not change with the dollars. */
export type FindingKey = { readonly kind: FindingKind; readonly subject: string };

/** What a rule says now. `amount`: dollars that it is about, 0 or above; null: unknown. */
export type Said<Content> = { readonly amount: Fine | null; readonly content: Content };

export type FindingEvent<Content> =
  | ({ readonly kind: 'raised' | 'updated' | 'reopened' } & Said<Content>)
  | { readonly kind: 'resolved' }
  | { readonly kind: 'assigned'; readonly owner: string | null; readonly due: Temporal.PlainDate | null }
  | { readonly kind: 'snoozed'; readonly until: Temporal.PlainDate; readonly reason: string }
  | { readonly kind: 'woken' }
  | { readonly kind: 'commented'; readonly text: string };

export type FindingEventKind = FindingEvent<unknown>['kind'];

/** An event with when it happened and who did it. */
export type Happening<Content> = {
  readonly at: string;
  readonly actor: string;
  readonly event: FindingEvent<Content>;
};

export type Snooze = {
  readonly until: Temporal.PlainDate;
  readonly reason: string;
  /** Dollars when it was snoozed. */
  readonly amount: Fine | null;
};

/** A finding as its history leaves it. */
export type Finding<Content> = FindingKey &
  Said<Content> & {
    readonly state: FindingState;
    readonly owner: string | null;
    readonly due: Temporal.PlainDate | null;
    readonly snooze: Snooze | null;
    readonly raisedAt: string;
    /** When its rule or a person last changed anything of it. */
    readonly changedAt: string;
    readonly comments: number;
    /** The oldest first; nothing of it is ever taken away. */
    readonly history: readonly Happening<Content>[];
  };

type Before = FindingState | 'none';

/** What may happen to a finding in which state, and the state after it. A snooze may end earlier: see `outgrows`. */
export const transitions: Readonly<Record<Before, Readonly<Partial<Record<FindingEventKind, FindingState>>>>> = {
  none: { raised: 'open' },
  open: { updated: 'open', resolved: 'resolved', assigned: 'open', snoozed: 'snoozed', commented: 'open' },
  snoozed: {
    updated: 'snoozed',
    resolved: 'resolved',
    assigned: 'snoozed',
    snoozed: 'snoozed',
    woken: 'open',
    commented: 'snoozed',
  },
  resolved: { reopened: 'open', commented: 'resolved' },
};

/** Dollars that grow by more than a tenth end a snooze: what was put aside is no longer what was decided about. */
function outgrows(amount: Fine | null, { amount: snoozed }: Snooze): boolean {
  if (amount === null) return false;
  return snoozed === null ? amount > 0n : amount * 10n > snoozed * 11n;
}

/** A finding after an event; `before` is null for one that was never raised. Throws on what cannot happen to it. */
export function applyEvent<Content>(
  before: Finding<Content> | null,
  happening: Happening<Content>,
  key: FindingKey,
): Finding<Content> {
  const { event, at } = happening;
  const state = transitions[before?.state ?? 'none'][event.kind];
  if (state === undefined) {
    throw new Error(`finding ${findingId(key)} cannot be ${event.kind} while it is ${before?.state ?? 'not raised'}`);
  }
  const history = [...(before?.history ?? []), happening];
  if (before === null) return begun(key, { event, at }, history);
  return { ...before, ...changeOf(before, event), ...stateAfter(before, event, state), changedAt: at, history };
}

/** The findings that a history leaves, in the order in which they were first raised. */
export function replay<Content>(
  history: readonly (FindingKey & { readonly happening: Happening<Content> })[],
): readonly Finding<Content>[] {
  const found = new Map<string, Finding<Content>>();
  for (const { kind, subject, happening } of history) {
    const key = { kind, subject };
    const id = findingId(key);
    found.set(id, applyEvent(found.get(id) ?? null, happening, key));
  }
  return [...found.values()];
}

/** The state on a day: a snooze is over on the day that it was set until. */
export function stateOn({ state, snooze }: Finding<unknown>, today: Temporal.PlainDate): FindingState {
  const over = state === 'snoozed' && snooze !== null && Temporal.PlainDate.compare(snooze.until, today) <= 0;
  return over ? 'open' : state;
}

/** Refuses FINDING_RESOLVED and NOT_SNOOZED where a person's event cannot happen in the state of a finding. */
export function requirePossible(finding: Finding<unknown>, kind: FindingEventKind): void {
  if (transitions[finding.state][kind] !== undefined) return;
  const id = findingId(finding);
  if (finding.state === 'resolved') {
    throw new Refusal(
      'FINDING_RESOLVED',
      `finding "${id}" is resolved: its rule finds nothing any more. Comment on it, or wait until it is raised again`,
      { value: id },
    );
  }
  throw new Refusal('NOT_SNOOZED', `finding "${id}" is ${finding.state}: there is no snooze to end`, { value: id });
}

/** Text by which a finding is named: `negative-prepaid:sp-1`. */
export function findingId({ kind, subject }: FindingKey): string {
  return `${kind}:${subject}`;
}

/** The key that a text names; null where it names none. */
export function findingKey(id: string): FindingKey | null {
  const at = id.indexOf(':');
  const kind = id.slice(0, at);
  return at > 0 && isFindingKind(kind) ? { kind, subject: id.slice(at + 1) } : null;
}

type Begun<Content> = { readonly event: FindingEvent<Content>; readonly at: string };

function begun<Content>(
  key: FindingKey,
  { event, at }: Begun<Content>,
  history: readonly Happening<Content>[],
): Finding<Content> {
  if (event.kind !== 'raised') throw new Error(`finding ${findingId(key)} begins with ${event.kind}`);
  const { amount, content } = event;
  const nobody = { owner: null, due: null, snooze: null, comments: 0 };
  return { ...key, amount, content, state: 'open', ...nobody, raisedAt: at, changedAt: at, history };
}

type Change<Content> = Partial<Omit<Finding<Content>, 'state' | 'history'>>;

function changeOf<Content>(before: Finding<Content>, event: FindingEvent<Content>): Change<Content> {
  switch (event.kind) {
    case 'raised':
    case 'updated':
      return { amount: event.amount, content: event.content };
    case 'reopened':
      // The day that was agreed on belongs to the trouble before.
      return { amount: event.amount, content: event.content, due: null };
    case 'assigned':
      return { owner: event.owner, due: event.due };
    case 'snoozed':
      return { snooze: { until: event.until, reason: event.reason, amount: before.amount } };
    case 'commented':
      return { comments: before.comments + 1 };
    case 'resolved':
    case 'woken':
      return {};
  }
}

function stateAfter<Content>(
  before: Finding<Content>,
  event: FindingEvent<Content>,
  next: FindingState,
): { readonly state: FindingState; readonly snooze?: null } {
  const grown = event.kind === 'updated' && before.snooze !== null && outgrows(event.amount, before.snooze);
  const state = grown ? 'open' : next;
  return state === 'snoozed' ? { state } : { state, snooze: null };
}
