import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from './nearest.ts';

describe('nearest', () => {
  it('finds the candidate that a slip of the fingers meant', () => {
    expect(nearest('improt', ['export', 'import'])).toBe('import');
    expect(nearest('perid', ['period', 'by'])).toBe('period');
    expect(nearest('calc', ['calculate', 'cost'])).toBe('calculate');
  });

  it('stays silent where nothing is near', () => {
    expect(nearest('zebra', ['import', 'export'])).toBeUndefined();
    expect(didYouMean('zebra', ['import'])).toBe('');
  });
});
