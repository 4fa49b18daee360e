import type { Figure, Trace } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import { findingDesks, findingId, stateOn, type FindingState, type Happening } from '@capwise/domain/govern';
import type { KeptFinding } from './kept.ts';
import type { FindingContent } from './rule.ts';

type Row = Answer<'govern.findings'>['findings'][number];

/** When it is asked: the day that snoozes and due days are measured by, and the moment that evidence is pinned to. */
export type Asked = { readonly today: Temporal.PlainDate; readonly asOf: string | undefined };

/** A finding as it leaves Capwise. */
export function rowOf(finding: KeptFinding, asked: Asked): Row {
  const { kind, subject, content, owner, due, snooze } = finding;
  const state = stateOn(finding, asked.today);
  return {
    id: findingId(finding),
    kind,
    desk: findingDesks[kind],
    subject,
    title: content.title,
    reason: content.reason,
    amount: pinned(content.amount, asked.asOf),
    ebitda: pinned(content.ebitda, asked.asOf),
    cash: pinned(content.cash, asked.asOf),
    verb: content.verb,
    link: content.link,
    state,
    owner,
    due: due?.toString() ?? null,
    overdue: state === 'open' && due !== null && Temporal.PlainDate.compare(due, asked.today) < 0,
    snoozed: state === 'snoozed' && snooze ? { until: snooze.until.toString(), reason: snooze.reason } : null,
    raisedAt: finding.raisedAt,
    changedAt: finding.changedAt,
    comments: finding.comments,
  };
}

/** How many findings there are in each state on a day. */
export function countsOf(
  findings: readonly KeptFinding[],
  today: Temporal.PlainDate,
): Readonly<Record<FindingState, number>> & Answer<'govern.findings'>['counts'] {
  const count = (state: FindingState): number => findings.filter((one) => stateOn(one, today) === state).length;
  return { open: count('open'), snoozed: count('snoozed'), resolved: count('resolved') };
}

/** All that happened to a finding, in words. */
export function historyOf({ history }: KeptFinding): Answer<'govern.finding'>['history'] {
  return history.map((happening, index) => ({
    at: happening.at,
    actor: happening.actor,
    what: happening.event.kind,
    words: wordsOf(happening, lastSaid(history.slice(0, index))),
  }));
}

function wordsOf({ event }: Happening<FindingContent>, before: FindingContent | null): string {
  switch (event.kind) {
    case 'raised':
      return `Raised with ${dollars(event.content)}`;
    case 'reopened':
      return `Raised again with ${dollars(event.content)}`;
    case 'updated':
      return before && dollars(before) !== dollars(event.content)
        ? `${dollars(before)} became ${dollars(event.content)}`
        : 'Its words or its evidence changed';
    case 'resolved':
      return 'Resolved: its rule finds nothing any more';
    case 'assigned':
      return event.owner === null && event.due === null
        ? 'Taken back from its owner'
        : `Assigned to ${event.owner ?? 'nobody'}${event.due === null ? '' : `, due ${event.due}`}`;
    case 'snoozed':
      return `Snoozed until ${event.until}: ${event.reason}`;
    case 'woken':
      return 'Opened before its snooze was over';
    case 'commented':
      return event.text;
  }
}

function lastSaid(history: KeptFinding['history']): FindingContent | null {
  return history.reduce<FindingContent | null>((said, { event }) => ('content' in event ? event.content : said), null);
}

function dollars({ amount: { value, unit } }: FindingContent): string {
  return value === null ? 'unknown dollars' : `${unit} ${value}`;
}

/** Evidence as it was known at a moment. Parts that it names are kept as they are. */
function pinned(figure: Figure, asOf: string | undefined): Figure {
  return asOf === undefined ? figure : { ...figure, trace: pinnedTrace(figure.trace, asOf) };
}

function pinnedTrace(trace: Trace, asOf: string): Trace {
  switch (trace.kind) {
    case 'postings':
      return { ...trace, asOf: trace.asOf ?? asOf };
    case 'rows':
      return trace.filter.parts ? trace : { ...trace, filter: { ...trace.filter, asOf: trace.filter.asOf ?? asOf } };
    case 'formula':
      return { ...trace, parts: trace.parts.map((part) => ({ ...part, trace: pinnedTrace(part.trace, asOf) })) };
    case 'assumption':
    case 'item':
      return trace;
  }
}
