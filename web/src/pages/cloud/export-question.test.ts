import { describe, expect, it } from 'vitest';
import { exportOf } from './export-question.ts';
import type { CostQuestion } from './use-costs.ts';

const question = (more: Partial<CostQuestion>): CostQuestion => ({
  measure: 'effective',
  by: ['ServiceName'],
  filter: {},
  period: undefined,
  view: 'as-was',
  ...more,
});

describe('the rows that the page exports', () => {
  it.each([
    ['are all of them without period and filter', {}, undefined, { filter: {} }],
    ['are those of a quarter', { period: '2026-Q1' }, undefined, { filter: {}, from: '2026-01', to: '2026-03' }],
    ['are all where the address holds no period', { period: 'soon' }, undefined, { filter: {} }],
    [
      'are those of the filter, known at the moment of the address',
      { filter: { 'tag:team': ['platform', null] } },
      '2026-11-01T00:00:00Z',
      { filter: { 'tag:team': ['platform', null] }, asOf: '2026-11-01T00:00:00Z' },
    ],
  ] as const)('%s', (_, more, asOf, expected) => {
    expect(exportOf(question(more), asOf)).toEqual(expected);
  });
});
