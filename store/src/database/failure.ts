import { Refusal, type RefusalData } from '@capwise/domain';
import pg from 'pg';
import { messageOf, storeUnavailable } from '../unavailable.ts';

/** Codes of connections that find nobody or break off. */
export const unreachable: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE']);

/** Conditions of our own triggers, by their SQLSTATE. CW003, a change of what only appends, is a fault of the caller. */
const refusalByState: Readonly<Record<string, string>> = { CW001: 'UNBALANCED', CW002: 'PERIOD_CLOSED' };

/** A value that no column of its kind can hold: a number, a day or a character out of range. */
const valueStates = new Set(['22003', '22007', '22008', '22009', '22021', '22P02', '22P05']);

/** What was asked of is gone: a company was dropped while it was read. */
const goneStates = new Set(['3F000', '42P01', '42883']);

/** The server ends our connection: it was stopped, or one of its processes died. */
const shutdownStates = new Set(['57P01', '57P02', '57P03']);

/**
 * What a trigger of ours refused, as the refusal of the contract; a connection that broke off as STORE_UNAVAILABLE; a value
 * out of every range as INVALID_INPUT; a company that was dropped meanwhile as UNKNOWN_COMPANY; any other failure unchanged.
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
  if (valueStates.has(error.code ?? '')) {
    return new Refusal('INVALID_INPUT', `the store cannot hold a value: ${messageOf(error)}`);
  }
  if (goneStates.has(error.code ?? '') && /\bcompany_/.test(error.message)) {
    return new Refusal('UNKNOWN_COMPANY', `the company was dropped meanwhile (${messageOf(error)}): ask again`);
  }
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
