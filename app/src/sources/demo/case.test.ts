import { describe, expect, it } from 'vitest';
import { readCase } from '../../decide/read.ts';
import { demoCase } from './case.ts';

describe('the case of the demo company', () => {
  it('is a document that can be read: buy, build, and the build cancelled at month 18', () => {
    const { subject } = readCase(demoCase.document);
    expect(subject.options.map(({ id, cancelledAt }) => [id, cancelledAt])).toEqual([
      ['buy', null],
      ['build', null],
      ['build-cancelled', 18],
    ]);
  });
});
