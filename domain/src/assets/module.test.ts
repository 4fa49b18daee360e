import { describe, expect, it } from 'vitest';
import { moduleInService, type Module } from './module.ts';

const module = (id: string, ready: string, dependsOn: readonly string[] = []): Module => ({
  id,
  ready: Temporal.PlainDate.from(ready),
  dependsOn,
});

describe('a module', () => {
  it('is in service on its own day, or on that of the last module that it wholly depends on', () => {
    const modules = [
      module('ledger', '2026-04-01'),
      module('payables', '2026-06-01', ['receivables']),
      module('receivables', '2026-05-01', ['tax']),
      module('tax', '2026-09-01'),
    ];
    expect(modules.map(({ id }) => moduleInService(modules, id).toString())).toEqual([
      '2026-04-01',
      '2026-09-01',
      '2026-09-01',
      '2026-09-01',
    ]);
  });

  it('that depends on itself through others ends', () => {
    const modules = [module('a', '2026-01-01', ['b']), module('b', '2026-02-01', ['a'])];
    expect(moduleInService(modules, 'a').toString()).toBe('2026-02-01');
  });

  it('that nobody knows is refused with those that exist', () => {
    expect(() => moduleInService([module('a', '2026-01-01', ['mail'])], 'a')).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_PART',
        data: { value: 'mail' },
        message: expect.stringContaining('are a'),
      }),
    );
  });
});
