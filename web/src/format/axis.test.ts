import { expect, it } from 'vitest';
import { chooseScale } from './amount.ts';
import { axisTextOf } from './axis.ts';

it('writes ticks in the unit of the picture, below zero in parentheses and zero as a dash', () => {
  const text = axisTextOf(chooseScale(['8000000'], 'USD'));
  expect([-8_000_000, -2_500_000, 0, 2_000_000].map(text)).toEqual(['(8)', '(2.5)', '–', '2']);
});
