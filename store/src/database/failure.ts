import { Refusal, type RefusalData } from '@capwise/domain';
import pg from 'pg';
import { messageOf, storeUnavailable } from '../unavailable.ts';

/** Codes of connections that find nobody or break off. */
export const unreachable: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE']);

/** Conditions of our own triggers, by their SQLSTATE. CW003, a change of what only appends, is a fault of the caller. */
const refusalByState: Readonly<Record<string, string>> = { CW001: 'UNBALANCED', CW002: 'PERIOD_CLOSED' };

/** The server ends our connection: it was stopped, or one of its processes died. */
const shutdownStates = new Set(['57P01', '57P02', '57P03']);

/**
 * What a trigger of ours refused, as the refusal of the contract, and a connection that broke off as STORE_UNAVAILABLE; any
 * other failure unchanged.
 */
export function translated(error: unknown): unknown {
  if (isBroken(error)) {
    return storeUnavailable(
      `the database went away during the work: ${messageOf(error)}`,
      'connection of the store',
      'try again; what was not answered was not kept, or is remembered under its idempotency key',
    );
  }
  if (!(error instanceof pg.DatabaseError)) return error;
  const code = refusalByState[error.code ?? ''];
  return code ? new Refusal(code, error.message, JSON.parse(error.detail ?? '{}') as RefusalData) : error;
}

function isBroken(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return shutdownStates.has(error.code ?? '');
  const code = (error as { readonly code?: string }).code ?? '';
  return (
    unreachable.has(code) || /^(Connection terminated|Client has encountered a connection error)/.test(messageOf(error))
  );
}
