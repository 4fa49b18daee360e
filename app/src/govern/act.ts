import type { Answer } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { requirePossible, type FindingEvent } from '@capwise/domain/govern';
import type { Context, Handler } from '../handler/index.ts';
import { rowOf } from './answer.ts';
import { eventRecords, type KeptFinding } from './kept.ts';
import { dayOf, keptFinding } from './reading.ts';
import { reviewAfter } from './review.ts';
import type { FindingContent } from './rule.ts';

type Row = Answer<'govern.findings'>['findings'][number];
type Act = FindingEvent<FindingContent>;

/** `govern.assign`: who decides, and until when. What is not given stays as it is. */
export const assignFinding: Handler<'govern.assign'> = async ({ id, owner, due }, context) => {
  if (owner === undefined && due === undefined) {
    throw new Refusal('INVALID_INPUT', `say who decides about "${id}" (owner), until when (due), or both`, {
      value: id,
    });
  }
  const day = due === undefined || due === null ? due : Temporal.PlainDate.from(due);
  const eventOf = (finding: KeptFinding): Act | null => {
    const next = {
      owner: owner === undefined ? finding.owner : owner,
      due: day === undefined ? finding.due : day,
    };
    const same = next.owner === finding.owner && String(next.due) === String(finding.due);
    requirePossible(finding, 'assigned');
    return same ? null : { kind: 'assigned', ...next };
  };
  return act(id, context, {
    eventOf,
    answerOf: (row, before) => ({
      ...row,
      before: { owner: before.owner, due: before.due?.toString() ?? null },
    }),
  });
};

/** `govern.snooze`: puts a finding aside until a day, with the reason. */
export const snoozeFinding: Handler<'govern.snooze'> = async ({ id, until, reason }, context) => {
  const day = Temporal.PlainDate.from(until);
  const today = dayOf(context);
  if (Temporal.PlainDate.compare(day, today) <= 0) {
    throw new Refusal('SNOOZE_PAST', `a snooze until ${until} is over already: name a day after ${today}`, {
      value: until,
    });
  }
  return act(id, context, {
    eventOf: (finding) => {
      requirePossible(finding, 'snoozed');
      return { kind: 'snoozed', until: day, reason };
    },
    answerOf: (row) => row,
  });
};

/** `govern.wake`: ends a snooze before its day. */
export const wakeFinding: Handler<'govern.wake'> = async ({ id }, context) => {
  return act(id, context, {
    eventOf: (finding) => {
      requirePossible(finding, 'woken');
      return { kind: 'woken' };
    },
    answerOf: (row, { snooze }) => {
      if (snooze === null) throw new Error(`finding ${id} was snoozed without a snooze`);
      return { ...row, before: { until: snooze.until.toString(), reason: snooze.reason } };
    },
  });
};

/** `govern.comment`: what a person has to say about a finding, in whatever state it is. */
export const commentFinding: Handler<'govern.comment'> = async ({ id, text }, context) => {
  return act(id, context, { eventOf: () => ({ kind: 'commented', text }), answerOf: (row) => row });
};

type Deed<Result> = {
  /** null: nothing changes. */
  readonly eventOf: (before: KeptFinding) => Act | null;
  readonly answerOf: (row: Row, before: KeptFinding) => Result;
};

/** Records what a person does to a finding. What rules found since is kept first. */
async function act<Result>(id: string, context: Context, { eventOf, answerOf }: Deed<Result>): Promise<Result> {
  const company = await context.books();
  if (!context.dryRun) await reviewAfter(context.ports, company.name);
  const today = dayOf(context);
  return context.commit(company, async (books) => {
    const before = await keptFinding(books, id);
    const { kind, subject } = before;
    const event = eventOf(before);
    if (event) await books.recordFindingEvents(eventRecords([{ kind, subject, event }], context.actor));
    return answerOf(rowOf(await keptFinding(books, id), { today, asOf: undefined }), before);
  });
}
