import { describe, expect, it } from 'vitest';
import { differences, nearestNames } from './nearest.ts';

describe('how far two texts are apart', () => {
  it.each([
    ['seat', 'seat', 0],
    ['seat', 'seats', 1],
    ['pirce', 'price', 2],
    ['', 'abc', 3],
    [`${'a'.repeat(64)}b`, 'a'.repeat(64), 0],
  ])('of %s and %s', (left, right, expected) => {
    expect(differences(left, right)).toBe(expected);
    expect(differences(right, left)).toBe(expected);
  });
});

describe('the nearest names', () => {
  it('are five at most, the nearest first, whatever their case, then by their letters', () => {
    expect(nearestNames('SEATS', ['other words', 'seats', 'beats', 'seat', 'heats', 'a', 'b'])).toEqual([
      'seats',
      'beats',
      'heats',
      'seat',
      'a',
    ]);
  });
});
