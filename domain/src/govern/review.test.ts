import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent, findingId, type Finding } from './finding.ts';
import { eyes, findingKinds, rankOf, type FindingKind } from './kinds.ts';
import { reviewFindings, type RaisedFinding } from './review.ts';

type Raised = RaisedFinding<string>;

const all: ReadonlySet<FindingKind> = new Set(findingKinds);
const same = (left: { readonly content: string }, right: { readonly content: string }) =>
  left.content === right.content;

function reviewed(
  kept: readonly Finding<string>[],
  raised: readonly Raised[],
  kinds = all,
): readonly Finding<string>[] {
  const found = new Map(kept.map((finding) => [findingId(finding), finding]));
  for (const { kind, subject, event } of reviewFindings(kept, raised, { kinds, same })) {
    const key = { kind, subject };
    const before = found.get(findingId(key)) ?? null;
    found.set(findingId(key), applyEvent(before, { at: '', actor: 'rule', event }, key));
  }
  return [...found.values()];
}

const raisedOnce = (subject: string, amount = 5n): Raised => ({
  kind: 'missing-price',
  subject,
  amount,
  content: `${amount}`,
});

describe('a review', () => {
  it('raises what is new, updates what changed, resolves what is gone, and opens again what came back', () => {
    const first = reviewed([], [raisedOnce('a'), raisedOnce('b')]);
    expect(first.map(({ state }) => state)).toEqual(['open', 'open']);
    const second = reviewed(first, [raisedOnce('a', 6n)]);
    expect(second.map(({ state, amount }) => [state, amount])).toEqual([
      ['open', 6n],
      ['resolved', 5n],
    ]);
    const third = reviewed(second, [raisedOnce('b')]);
    expect(third.map(({ state }) => state)).toEqual(['resolved', 'open']);
    expect(third[1]?.history.map(({ event }) => event.kind)).toEqual(['raised', 'resolved', 'reopened']);
  });

  it('leaves the findings of a rule that did not answer as they are', () => {
    const kept = reviewed([], [raisedOnce('a')]);
    expect(reviewFindings(kept, [], { kinds: new Set(), same })).toEqual([]);
  });

  it('refuses a rule that raises one subject twice', () => {
    expect(() => reviewFindings([], [raisedOnce('a'), raisedOnce('a')], { kinds: all, same })).toThrow(/twice/);
  });

  it('asked again it changes nothing, and every trouble of now is open or snoozed', () => {
    const trouble = fc.record({
      kind: fc.constantFrom(...findingKinds),
      subject: fc.constantFrom('a', 'b', 'c'),
      amount: fc.bigInt({ min: 0n, max: 3n }),
    });
    const review = fc
      .uniqueArray(trouble, { selector: findingId, maxLength: 8 })
      .map((found) => found.map((one): Raised => ({ ...one, content: `${one.amount}` })));
    fc.assert(
      fc.property(fc.array(review, { maxLength: 6 }), (reviews) => {
        let kept: readonly Finding<string>[] = [];
        for (const raised of reviews) {
          kept = reviewed(kept, raised);
          expect(reviewFindings(kept, raised, { kinds: all, same })).toEqual([]);
          const standing = kept.filter(({ state }) => state !== 'resolved').map(findingId);
          expect(new Set(standing)).toEqual(new Set(raised.map(findingId)));
        }
      }),
    );
  });
});

describe('an eye', () => {
  it.each(eyes)('%s ranks every kind, and none without an eye', (eye) => {
    expect(new Set(findingKinds.map((kind) => rankOf(kind, eye)))).toEqual(new Set([0, 1]));
    expect(findingKinds.every((kind) => rankOf(kind, undefined) === 0)).toBe(true);
  });
});
