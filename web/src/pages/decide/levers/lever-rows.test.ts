import { describe, expect, it } from 'vitest';
import { needOf, quartersAfter } from './lever-rows.ts';

describe('the quarters that levers are asked for', () => {
  it('are the four after the last whole one of the books', () => {
    expect(quartersAfter('2026-Q3')).toEqual(['2026-Q4', '2027-Q1', '2027-Q2', '2027-Q3']);
    expect(quartersAfter(null)).toEqual([]);
  });
});

describe('what a lever needs', () => {
  it('is said without the command, with the table that it is', () => {
    expect(needOf('hardware with its life: read the assets table (sources.read assets)')).toEqual({
      words: 'hardware with its life',
      table: 'assets',
    });
  });

  it('is no table where bills are missing', () => {
    expect(needOf('bills of 2026-Q3 (sources.import)')).toEqual({ words: 'bills of 2026-Q3', table: undefined });
  });
});
