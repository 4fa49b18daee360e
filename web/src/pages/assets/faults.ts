import type { CallError } from '@capwise/contract/client';
import type { Faults } from './typed.ts';

const places: Readonly<Record<string, readonly string[]>> = {
  EVENT_BEFORE_ASSET: ['date', 'inService', 'began'],
  EVENT_AFTER_DISPOSAL: ['date'],
  ASSET_IN_SERVICE: ['date'],
  ASSET_NOT_IN_SERVICE: ['date'],
  PERIOD_CLOSED: ['date', 'began'],
  LIFE_NOT_POSITIVE: ['months', 'lifeMonths', 'ceaseUse'],
  INVALID_AMOUNT: ['loss', 'proceeds', 'cost', 'undiscountedCashFlows'],
  IMPAIRMENT_ABOVE_BOOK: ['loss', 'fairValue'],
  UNDOCUMENTED_TEST: ['document'],
  UNDOCUMENTED_SHARE: ['document'],
  SHARE_ABOVE_COST: ['cost'],
  PART_EXISTS: ['shareName'],
  ASSET_EXISTS: ['id'],
};

/** Puts a refusal at the field that it is about; none where it is about no field of the form. */
export function faultsOf(failure: CallError | undefined, fields: readonly string[]): Faults {
  if (!failure) return {};
  const { code } = failure;
  if (code === 'INVALID_INPUT') return Object.fromEntries(issuesOf(failure.data, fields));
  const field = [...namedBy(failure), ...(places[code] ?? [])].find((name) => fields.includes(name));
  return field === undefined ? {} : { [field]: { message: failure.message, code } };
}

/** A field that the refusal names itself: the estimate that is missing, or the amount that is wrong. */
function namedBy({ code, message, data }: CallError): readonly string[] {
  const missing = textAt(data, 'missing');
  if (missing !== undefined) return [missing];
  return code === 'INVALID_AMOUNT' && message.includes('residual') ? ['residual'] : [];
}

function textAt(data: unknown, name: string): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const value: unknown = Object.entries(data).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : undefined;
}

/** `whatIf.0.loss: Invalid decimal` is about the field `loss`. */
function issuesOf(data: unknown, fields: readonly string[]): readonly (readonly [string, Faults[string]])[] {
  if (typeof data !== 'object' || data === null || !('issues' in data) || !Array.isArray(data.issues)) return [];
  return data.issues.flatMap((issue) => {
    const [path = '', ...words] = String(issue).split(': ');
    const last = path.endsWith('share.name') ? 'shareName' : (path.split('.').at(-1) ?? '');
    return fields.includes(last) ? [[last, { message: words.join(': '), code: 'INVALID_INPUT' }] as const] : [];
  });
}
