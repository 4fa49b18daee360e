import { CallError } from '@capwise/contract/client';
import { describe, expect, it } from 'vitest';
import { next, type Imported, type LoadState } from './use-load.ts';

const files = [new File(['x'], 'october.csv')];
const choices = { sheet: 'October' };
const found = { rows: 2 } as Imported;
const failure = new CallError({ code: 'INVALID_VALUE', message: 'row 118' }, 422);
const checking: LoadState = { kind: 'checking', files, choices, progress: undefined };

describe('a load', () => {
  it('goes from check to found to published', () => {
    const checked = next(checking, { kind: 'found', found });
    const publishing = next(checked, { kind: 'publish' });
    expect([checked.kind, publishing.kind]).toEqual(['checked', 'publishing']);
    expect(next(publishing, { kind: 'published', result: found })).toEqual({
      kind: 'published',
      files,
      choices,
      result: found,
    });
  });

  it('keeps the chosen files when the check fails', () => {
    expect(next(checking, { kind: 'failed', failure })).toEqual({
      kind: 'failed',
      files,
      choices,
      failure,
      found: undefined,
    });
  });

  it('can be published again after publishing failed, without a new check', () => {
    const failed = next(
      { kind: 'publishing', files, choices, found, progress: undefined },
      { kind: 'failed', failure },
    );
    expect(next(failed, { kind: 'publish' }).kind).toBe('publishing');
  });

  it('is never published without a check that passed', () => {
    const failed = next(checking, { kind: 'failed', failure });
    expect(next(failed, { kind: 'publish' })).toBe(failed);
  });

  it('ignores what arrives after it was given up', () => {
    const idle = next(checking, { kind: 'cleared' });
    expect([next(idle, { kind: 'found', found }), next(idle, { kind: 'failed', failure })]).toEqual([idle, idle]);
  });
});
