import { describe, it } from 'vitest';
import { expectSoundSequences } from '../properties/sequences.ts';
import { expectEqualSums } from '../properties/sums.ts';

const runs = 150;

describe('the properties of the books, at length', () => {
  it(`sums of PostgreSQL are the folds of the domain (${runs} runs)`, async () => {
    await expectEqualSums({ runs, batches: 12, filters: 8 });
  });

  it(`the books are sound after any sequence of commands (${runs} runs)`, async () => {
    await expectSoundSequences({ runs, steps: 25 });
  });
});
