import { describe, expect, it } from 'vitest';
import { Refusal } from './index.ts';

describe('a refusal', () => {
  it('carries its code, its message and its data, and is an error', () => {
    const refusal = new Refusal('INVALID_PERIOD', '"soon" is not a period', { value: 'soon' });
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({
      code: 'INVALID_PERIOD',
      data: { value: 'soon' },
      message: '"soon" is not a period',
      name: 'Refusal',
    });
  });

  it('has no data unless some is given', () => {
    expect(new Refusal('NO_COMPANY', 'no company is in use').data).toEqual({});
  });
});
