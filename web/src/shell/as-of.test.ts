import { describe, expect, it } from 'vitest';
import { readAsOf } from './as-of.ts';

describe('what the books are read as of', () => {
  it.each([
    ['2026-10-31', { kind: 'moment', moment: '2026-10-31T23:59:59.999999Z' }],
    [' 2026-10-31 9:05 ', { kind: 'moment', moment: '2026-10-31T09:05:59.999999Z' }],
    ['2026-10-31T14:30:12Z', { kind: 'moment', moment: '2026-10-31T14:30:59.999999Z' }],
    ['f-7k3q-9m2c', { kind: 'reference', code: 'F-7K3Q-9M2C' }],
    ['F 7K3Q 9M2C', { kind: 'reference', code: 'F-7K3Q-9M2C' }],
  ])('is read from "%s"', (text, read) => {
    expect(readAsOf(text)).toEqual(read);
  });

  it.each(['', 'yesterday', '2026-13-01', '2026-10-31 99:00'])('is refused in words where it is none: "%s"', (text) => {
    expect(() => readAsOf(text)).toThrow(/Type a day|no day of the calendar/);
  });
});
