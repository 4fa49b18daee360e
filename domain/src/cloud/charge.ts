import type { Fine } from '../money/index.ts';
import type { Month } from '../time/index.ts';

/** Bill rows that share all that decides how they post, summed. null: the rows say nothing in that column. */
export type BillCharge = {
  /** Id of the part of a load that holds the rows. */
  readonly part: string;
  readonly billingMonth: Month;
  readonly invoice: string | null;
  readonly issuer: string | null;
  readonly service: string | null;
  readonly category: string;
  /** CommitmentDiscountId, else the commitment of the contract that the rows are applied to. */
  readonly commitment: string | null;
  /** Where the contract alone says it. */
  readonly commitmentBy?: 'contract';
  /** `Correction`: rows that put an invoiced period right. */
  readonly chargeClass?: string;
  /** Month of ChargePeriodStart, UTC. */
  readonly chargeMonth: Month;
  /** The charge period where it is longer than the billing period: half-open, in days. */
  readonly term: { readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate } | null;
  readonly rows: number;
  readonly billed: Fine;
  readonly effective: Fine;
};

/** What all charges of one run of bills share: they draw on the same prepaid balances. */
export type BillRun = {
  readonly source: string;
  readonly billingAccount: string;
  readonly currency: string;
};

/** Choices of the company that decide how bills post. Defaults are named in `defaultBillPolicy`. */
export type BillPolicy = {
  readonly entity: string;
  /** Days from the end of the billing month to the payment. */
  readonly netDays: number;
  /** The month in which an invoice is due, by its id; the others are paid `netDays` after their billing month. */
  readonly dueMonths?: ReadonlyMap<string, Month>;
  /** Tax that the authority gives back is a receivable; other tax follows its charge. */
  readonly recoverableTax: boolean;
  /** Charges of months before this one post in it, tagged with their own month; null while no month is closed. */
  readonly firstOpenMonth: Month | null;
};

export const defaultBillPolicy: BillPolicy = {
  entity: 'main',
  netDays: 30,
  recoverableTax: false,
  firstOpenMonth: null,
};

/** The name of an invoice: its id, or issuer, account and month where the bill has none. */
export function invoiceName(charge: Pick<BillCharge, 'invoice' | 'issuer' | 'billingMonth'>, run: BillRun): string {
  return charge.invoice ?? `${issuerName(charge)} · ${run.billingAccount} · ${charge.billingMonth}`;
}

export function issuerName(charge: Pick<BillCharge, 'issuer'>): string {
  return charge.issuer ?? 'issuer not named';
}

export function isCorrection({ chargeClass }: Pick<BillCharge, 'chargeClass'>): boolean {
  return chargeClass === 'Correction';
}

/** What tells commitments apart: some providers write one id in two cases. */
export function commitmentKey(id: string): string {
  return id.toLowerCase();
}
