import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEvent,
  findingId,
  findingKey,
  replay,
  requirePossible,
  stateOn,
  transitions,
  type Finding,
  type FindingEvent,
  type FindingEventKind,
} from './finding.ts';

const key = { kind: 'negative-prepaid', subject: 'sp-1' } as const;
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const said = (amount: bigint | null) => ({ amount, content: `${amount}` });
const until = day('2026-12-01');

function happened(events: readonly FindingEvent<string>[], at = '2026-11-01T00:00:00.000000Z'): Finding<string> {
  const [finding] = replay(events.map((event) => ({ ...key, happening: { at, actor: 'local', event } })));
  if (!finding) throw new Error('nothing happened');
  return finding;
}

const samples: Readonly<Record<FindingEventKind, FindingEvent<string>>> = {
  raised: { kind: 'raised', ...said(100n) },
  updated: { kind: 'updated', ...said(105n) },
  reopened: { kind: 'reopened', ...said(100n) },
  resolved: { kind: 'resolved' },
  assigned: { kind: 'assigned', owner: 'Controller', due: until },
  snoozed: { kind: 'snoozed', until, reason: 'waits for the credit note' },
  woken: { kind: 'woken' },
  commented: { kind: 'commented', text: 'asked the vendor' },
};

const kinds = Object.keys(samples) as readonly FindingEventKind[];
const pathTo = {
  none: [],
  open: ['raised'],
  snoozed: ['raised', 'snoozed'],
  resolved: ['raised', 'resolved'],
} as const satisfies Record<keyof typeof transitions, readonly FindingEventKind[]>;

describe('the states of a finding', () => {
  const cases = (Object.keys(pathTo) as (keyof typeof pathTo)[]).flatMap((state) =>
    kinds.map((event) => ({ state, event, next: transitions[state][event] })),
  );
  const after = (state: keyof typeof pathTo, event: FindingEventKind): Finding<string> =>
    happened([...pathTo[state].map((kind) => samples[kind]), samples[event]]);

  it.each(cases.filter(({ next }) => next !== undefined))('$state, then $event: $next', ({ state, event, next }) => {
    expect(after(state, event).state).toBe(next);
  });

  it.each(cases.filter(({ next }) => next === undefined))('$state is never $event', ({ state, event }) => {
    expect(() => after(state, event)).toThrow(/cannot be/);
  });

  it('a snooze is over on the day that it was set until, and not before', () => {
    const finding = happened([samples.raised, samples.snoozed]);
    expect(stateOn(finding, day('2026-11-30'))).toBe('snoozed');
    expect(stateOn(finding, until)).toBe('open');
  });

  it.each([
    { amount: 110n, state: 'snoozed', why: 'a tenth more is no more than a tenth' },
    { amount: 111n, state: 'open', why: 'more than a tenth ends the snooze' },
    { amount: 5n, state: 'snoozed', why: 'fewer dollars do not' },
    { amount: null, state: 'snoozed', why: 'unknown dollars do not' },
  ])('$amount after 100: $state, since $why', ({ amount, state }) => {
    expect(happened([samples.raised, samples.snoozed, { kind: 'updated', ...said(amount) }]).state).toBe(state);
  });

  it('dollars that creep up in small steps end a snooze by all of them together', () => {
    const steps = [104n, 108n, 112n].map((amount) => ({ kind: 'updated' as const, ...said(amount) }));
    expect(happened([samples.raised, samples.snoozed, ...steps]).state).toBe('open');
  });

  it('dollars that become known end a snooze', () => {
    const unknown = { kind: 'raised' as const, ...said(null) };
    expect(happened([unknown, samples.snoozed, samples.updated]).state).toBe('open');
  });

  it('raised again it keeps its owner, and not the day that was agreed on before', () => {
    const finding = happened([samples.raised, samples.assigned, samples.resolved, samples.reopened]);
    expect(finding).toMatchObject({ state: 'open', owner: 'Controller', due: null });
  });

  it('a person is told what cannot be done', () => {
    const resolved = happened([samples.raised, samples.resolved]);
    const open = happened([samples.raised]);
    expect(() => requirePossible(resolved, 'snoozed')).toThrow(expect.objectContaining({ code: 'FINDING_RESOLVED' }));
    expect(() => requirePossible(open, 'woken')).toThrow(expect.objectContaining({ code: 'NOT_SNOOZED' }));
    expect(requirePossible(resolved, 'commented')).toBeUndefined();
  });
});

describe('the id of a finding', () => {
  it('names its kind and subject, whatever is in the subject', () => {
    const odd = { kind: 'broken-tie', subject: '["bill","a:b"]' } as const;
    expect(findingKey(findingId(odd))).toEqual(odd);
    expect([findingKey('no-kind:1'), findingKey('broken-tie')]).toEqual([null, null]);
  });
});

describe('the history of a finding', () => {
  const amounts = fc.option(fc.bigInt({ min: 0n, max: 1_000n }));
  const event = fc.oneof(
    ...kinds.map((kind) =>
      kind === 'raised' || kind === 'updated' || kind === 'reopened'
        ? amounts.map((amount): FindingEvent<string> => ({ kind, ...said(amount) }))
        : fc.constant(samples[kind]),
    ),
  );
  const histories = fc.array(event, { maxLength: 40 }).map((wanted) => {
    let finding: Finding<string> | null = null;
    const possible: FindingEvent<string>[] = [];
    for (const one of [samples.raised, ...wanted]) {
      if (transitions[finding?.state ?? 'none'][one.kind] === undefined) continue;
      finding = applyEvent(finding, { at: `${possible.length}`, actor: 'local', event: one }, key);
      possible.push(one);
    }
    return { finding, possible };
  });

  it('gives the finding again, and loses nothing', () => {
    fc.assert(
      fc.property(histories, ({ finding, possible }) => {
        const again = replay(
          possible.map((one, at) => ({ ...key, happening: { at: `${at}`, actor: 'local', event: one } })),
        );
        expect(again).toEqual([finding]);
        expect(again[0]?.history.map((happening) => happening.event)).toEqual(possible);
        expect(again[0]?.comments).toBe(possible.filter(({ kind }) => kind === 'commented').length);
        expect(again[0]?.snooze !== null).toBe(again[0]?.state === 'snoozed');
      }),
    );
  });
});
