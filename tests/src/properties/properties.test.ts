import { describe, it } from 'vitest';
import { expectSoundSequences } from './sequences.ts';
import { expectEqualSums } from './sums.ts';

describe('the sums of PostgreSQL', () => {
  it('are the folds of the domain, for any batches, filters and moments', async () => {
    await expectEqualSums({ runs: 20, batches: 6, filters: 6 });
  });
});

describe('the books', () => {
  it('are sound after any sequence of commands, and remember what they said at each moment', async () => {
    await expectSoundSequences({ runs: 8, steps: 10 });
  });
});
