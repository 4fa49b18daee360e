import { loadOperations } from '@capwise/contract/registry';
import { describe, expect, it } from 'vitest';
import { asOfOperations } from './as-of.ts';

describe('the operations that pages read as of a moment', () => {
  it('are all those that take one', async () => {
    const takes = (await loadOperations()).filter(({ input }) => 'asOf' in fieldsOf(input));
    expect(takes.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      [...asOfOperations].toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });
});

function fieldsOf(input: unknown): object {
  return (input as { readonly shape?: object }).shape ?? {};
}
