import { describe, expect, it } from 'vitest';
import { lookedAt, nextLook } from './last-look.ts';

const hour = 3_600_000;

describe('the last look', () => {
  it('is none the first time', () => {
    expect(lookedAt(null, 0)).toBeUndefined();
    expect(nextLook(null, 'a', 0)).toEqual({ moment: 'a', seenAt: 0, before: null });
  });

  it('stays the one before while pages are only changed', () => {
    const first = { moment: 'b', seenAt: 0, before: 'a' };
    expect(lookedAt(first, 60_000)).toBe('a');
    expect(nextLook(first, 'c', 60_000)).toEqual({ moment: 'c', seenAt: 60_000, before: 'a' });
  });

  it('is what was seen last after a pause', () => {
    const first = { moment: 'b', seenAt: 0, before: 'a' };
    expect(lookedAt(first, hour)).toBe('b');
    expect(nextLook(first, 'c', hour)).toEqual({ moment: 'c', seenAt: hour, before: 'b' });
  });
});
