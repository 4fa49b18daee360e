import type { CallError } from '@capwise/contract/client';

/** A refusal of one argument, and of one entry of a list. */
export type Fault = { readonly argument: string; readonly message: string; readonly entry?: number | undefined };

/** What a failure says about one argument; undefined where it is about none. */
export function faultOf(failure: CallError | undefined): Fault | undefined {
  const data: unknown = failure?.data;
  if (!failure || typeof data !== 'object' || data === null || !('argument' in data)) return undefined;
  if (typeof data.argument !== 'string') return undefined;
  const entry = 'period' in data && typeof data.period === 'number' ? data.period : undefined;
  return { argument: data.argument, message: failure.message, entry };
}
