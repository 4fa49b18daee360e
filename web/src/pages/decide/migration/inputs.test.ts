import { describe, expect, it } from 'vitest';
import { firstInputs, questionOf } from './inputs.ts';

describe('the question of a migration', () => {
  it('is none while the site has no cost', () => {
    expect(questionOf(firstInputs)).toBeUndefined();
  });

  it('has rates as shares, regions as a list, and leaves what was cleared to its default', () => {
    const numbers = { ...firstInputs.numbers, siteCost: 400_000, discountRate: 8, doubleMonths: undefined };
    const question = questionOf({ ...firstInputs, numbers, regions: 'eu-central, , eu-west' });
    expect(question).toMatchObject({ siteCost: 400_000, discountRate: 0.08, priceRise: 0.03, deadlineMonths: 12 });
    expect(question?.regions).toEqual(['eu-central', 'eu-west']);
    expect(question).not.toHaveProperty('doubleMonths');
    expect(question?.people).toEqual({ rehost: 6, replatform: 0, refactor: 4, repurchase: 1, retire: 1 });
  });
});
