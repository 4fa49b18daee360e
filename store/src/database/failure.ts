import { Refusal, type RefusalData } from '@capwise/domain';
import pg from 'pg';

/** Conditions of our own triggers, by their SQLSTATE. CW003, a change of what only appends, is a fault of the caller. */
const refusalByState: Readonly<Record<string, string>> = { CW001: 'UNBALANCED', CW002: 'PERIOD_CLOSED' };

/** What a trigger of ours refused, as the refusal of the contract; any other failure unchanged. */
export function translated(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const code = refusalByState[error.code ?? ''];
  return code ? new Refusal(code, error.message, JSON.parse(error.detail ?? '{}') as RefusalData) : error;
}
