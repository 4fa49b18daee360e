import { describe, expect, it } from 'vitest';
import { firstDifference } from './first-difference.ts';

describe('the first difference of two texts', () => {
  it.each([
    ['one line', 'rate: 10%', 'rate: 12%', { byte: 8, line: 1, column: 8, approved: '0%', kept: '2%' }],
    ['a later line', 'a\nbc\nd', 'a\nbx\nd', { byte: 4, line: 2, column: 2, approved: 'c', kept: 'x' }],
    ['bytes and not characters', '€ 1', '€ 2', { byte: 5, line: 1, column: 3, approved: '1', kept: '2' }],
    ['a text that goes on', 'ab', 'abc', { byte: 3, line: 1, column: 3, approved: '', kept: 'c' }],
    ['a text that ends', 'abc', 'ab', { byte: 3, line: 1, column: 3, approved: 'c', kept: '' }],
  ])('counts from 1, in %s', (_, approved, kept, difference) => {
    expect(firstDifference(approved, kept)).toEqual(difference);
  });

  it('is none where they are equal', () => {
    expect(firstDifference('same', 'same')).toBeNull();
  });
});
