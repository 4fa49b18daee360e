import { describe, expect, it } from 'vitest';
import { growthOf } from './growth.ts';

describe('growth', () => {
  it('is that of values that grow by one share', () => {
    expect(growthOf([100, 102, 104.04, 106.1208])).toBeCloseTo(0.02, 12);
    expect(growthOf([8, 4, 2, 1])).toBeCloseTo(-0.5, 12);
  });

  it('is not moved by what stands in the middle alone', () => {
    expect(growthOf([100, 500, 121])).toBeCloseTo(0.1, 12);
  });

  it.each([[[1, 2]], [[1, 0, 2]], [[3, -1, 2]], [[]]])('of %j is not known', (values) => {
    expect(growthOf(values)).toBeNull();
  });
});
