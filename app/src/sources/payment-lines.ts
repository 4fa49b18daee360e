import type { CompanyReads } from '../ports/index.ts';

export const paymentProducer = 'payments';

/** The treatment of a line that is a payment; others of its batch carry what rates and closed months make of it. */
export const paymentTreatment = 'payment that was read';

/** A payment as its file says it; one reference may pay several invoices. */
export type StoredPayment = {
  readonly payment: string;
  readonly invoice: string;
  readonly date: string;
  /** Decimal text in its currency. */
  readonly amount: string;
  readonly currency: string;
  readonly vendor: string | null;
  readonly account: string | null;
};

export type KeptPayments = {
  readonly payments: readonly StoredPayment[];
  /** The month that the batch of each subject is kept under. */
  readonly periods: ReadonlyMap<string, string>;
};

/** Every payment that was read, as the latest revision, or that as of a moment, has it. */
export async function readKeptPayments(books: CompanyReads, asOf?: string): Promise<KeptPayments> {
  const lines = await books.lines(paymentProducer, asOf);
  return {
    payments: lines.flatMap(({ source, treatment }) =>
      source.kind === 'document' && treatment === paymentTreatment
        ? [JSON.parse(source.document) as StoredPayment]
        : [],
    ),
    periods: new Map(lines.map(({ batch }) => [batch.subject, batch.period])),
  };
}
