import { describe, expect, it } from 'vitest';
import { vendorAliases, vendorKey } from './index.ts';

describe('the names of a vendor', () => {
  it.each([
    ['AWS', ['Amazon Web Services', 'Amazon Web Services, Inc.', 'Amazon Web Services EMEA SARL', ' aws ']],
    ['Google', ['Google Cloud', 'GCP', 'Google LLC', 'Google Cloud EMEA Limited', 'Google Cloud Platform']],
    ['Microsoft', ['Azure', 'Microsoft Azure', 'Microsoft Corporation', 'Microsoft Ireland Operations Ltd.']],
    ['Oracle', ['OCI', 'Oracle Cloud Infrastructure', 'Oracle America, Inc.']],
    ['Acme', ['ACME Inc.', 'Acme, S.A.R.L.', 'acme  GmbH']],
  ])('of %s are one', (name, others) => {
    for (const other of others) expect([other, vendorKey(other)]).toEqual([other, vendorKey(name)]);
  });

  it.each([
    ['AWS', 'Google'],
    ['Acme', 'Acme Cloud'],
    ['Amazon', 'AWS'],
    ['Limited', 'Inc'],
  ])('tell %s from %s', (left, right) => {
    expect(vendorKey(left)).not.toBe(vendorKey(right));
  });

  it('each belong to one provider, as they are looked up', () => {
    const names = vendorAliases.flat();
    expect(new Set(names).size).toBe(names.length);
    for (const [first = '', ...others] of vendorAliases)
      for (const other of others) expect(vendorKey(other)).toBe(first);
  });
});
