import {
  replay,
  type Finding,
  type FindingEvent,
  type FindingEventKind,
  type FindingKind,
  type Happening,
  type NewEvent,
} from '@capwise/domain/govern';
import { parseFine, type Fine } from '@capwise/domain/money';
import type { CompanyReads, FindingEventRecord } from '../ports/index.ts';
import type { FindingContent } from './rule.ts';

export type KeptFinding = Finding<FindingContent>;
export type FindingChange = NewEvent<FindingContent>;

/** The findings that their kept history leaves, now or as of a moment. */
export async function keptFindings(books: CompanyReads, asOf?: string): Promise<readonly KeptFinding[]> {
  return replay((await books.findingEvents(asOf)).map(happeningOf));
}

/** Events as the store keeps them. */
export function eventRecords(
  changes: readonly FindingChange[],
  actor: string,
): readonly Omit<FindingEventRecord, 'recordedAt'>[] {
  return changes.map(({ kind, subject, event: { kind: what, ...content } }) => ({
    kind,
    subject,
    what,
    content: contentJson(content),
    actor,
  }));
}

/** Dollars of a figure, exact; null: unknown. */
export function dollarsOf({ amount }: Pick<FindingContent, 'amount'>): Fine | null {
  return amount.value === null ? null : parseFine(amount.value);
}

type Kept = { readonly kind: FindingKind; readonly subject: string; readonly happening: Happening<FindingContent> };

function happeningOf({ kind, subject, what, content, actor, recordedAt }: FindingEventRecord): Kept {
  const event = eventOf(what as FindingEventKind, content);
  return { kind: kind as FindingKind, subject, happening: { at: recordedAt, actor, event } };
}

type Json = FindingEventRecord['content'];

/** Dollars are in the content already: they are not written twice. */
function contentJson(content: Omit<FindingEvent<FindingContent>, 'kind'>): Json {
  const { amount: _, ...rest } = content as Readonly<Record<string, unknown>>;
  const day = (value: unknown): unknown => (value instanceof Temporal.PlainDate ? value.toString() : value);
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, day(value)]));
}

function eventOf(kind: FindingEventKind, json: Json): FindingEvent<FindingContent> {
  switch (kind) {
    case 'raised':
    case 'updated':
    case 'reopened': {
      const content = json['content'] as FindingContent;
      return { kind, content, amount: dollarsOf(content) };
    }
    case 'assigned': {
      const { owner, due } = json as { readonly owner: string | null; readonly due: string | null };
      return { kind, owner, due: due === null ? null : Temporal.PlainDate.from(due) };
    }
    case 'snoozed': {
      const { until, reason } = json as { readonly until: string; readonly reason: string };
      return { kind, until: Temporal.PlainDate.from(until), reason };
    }
    case 'commented':
      return { kind, text: String(json['text']) };
    case 'resolved':
    case 'woken':
      return { kind };
  }
}
