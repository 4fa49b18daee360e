import { CallError } from '@capwise/contract/client';
import { describe, expect, it } from 'vitest';
import { faultOf } from './fault.ts';

describe('the fault of a field', () => {
  it('is what a refusal says about one argument, and about one entry of a list', () => {
    const failure = new CallError({ code: 'NOT_FINITE', message: 'no', data: { argument: 'flows', period: 2 } }, 422);
    expect(faultOf(failure)).toEqual({ argument: 'flows', message: 'no', entry: 2 });
    const scalar = new CallError({ code: 'NEVER', message: 'no', data: { argument: 'pmt' } }, 422);
    expect(faultOf(scalar)).toEqual({ argument: 'pmt', message: 'no', entry: undefined });
  });

  it('is none where a failure names no argument', () => {
    expect(faultOf(undefined)).toBeUndefined();
    expect(faultOf(new CallError({ code: 'UNREACHABLE', message: 'gone' }, 0))).toBeUndefined();
    expect(faultOf(new CallError({ code: 'INVALID_INPUT', message: 'x', data: { names: [] } }, 400))).toBeUndefined();
  });
});
