import type { Reading } from '../books/reading.ts';
import type { Month } from '@capwise/domain/time';
import type { LedgerTie } from './ledger/tie-out.ts';

/** The period that trust is asked of. */
export type TrustPeriod = {
  readonly reading: Reading;
  readonly months: readonly Month[];
  readonly currency: string;
};

/** The same with what the ledger says of it. */
export type TrustScope = TrustPeriod & {
  /** The books beside the trial balance of its last month; null while none was read. */
  readonly tie: LedgerTie | null;
};
