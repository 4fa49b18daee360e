import { describe, expect, it } from 'vitest';
import type { AssetView } from './answers.ts';
import { eventDays } from './event-days.ts';

const events: AssetView['events'] = [
  { kind: 'ready-for-use', date: '2026-01-01' },
  { kind: 'shutdown-plan', date: '2026-07-01', ceaseUse: '2026-10-01', document: 'test of June' },
];

describe('the days of an event', () => {
  it('of a dated shutdown plan are both: that of the decision, and the last day of use', () => {
    expect(eventDays({ kind: 'shutdown-plan', date: '2026-07-01' }, events)).toBe(
      '1 Jul 2026, in use until 1 Oct 2026',
    );
  });

  it('of anything else are its own day', () => {
    expect(eventDays({ kind: 'ready-for-use', date: '2026-01-01' }, events)).toBe('1 Jan 2026');
    expect(eventDays({ kind: 'retirement', date: '2026-07-01' }, events)).toBe('1 Jul 2026');
  });
});
