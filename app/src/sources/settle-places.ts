import type { CompanyReads } from '../ports/index.ts';
import { findPayable, type Payable } from './payables.ts';
import { paymentProducer, paymentTreatment, type StoredPayment } from './payment-lines.ts';

/** Whose payments are, and where they are recorded. */
export type PaymentPlaces = {
  /** The payable that a payment is of; null where the books know none, or cannot tell which. */
  readonly find: (payment: StoredPayment) => Payable | null;
  /** The subject of the batch of a payable, by what it is while no other vendor has an invoice of its name. */
  readonly subjectOf: (payable: Payable, plain: string) => string;
  /** Subjects that payments are recorded under. */
  readonly subjectsOf: (payments: readonly StoredPayment[]) => readonly string[];
};

type Read = { readonly payables: ReadonlyMap<string, Payable>; readonly periods: ReadonlyMap<string, string> };

type Place = { readonly subject: string; readonly vendor: string | null };

const ofVendor = ' · of ';

/**
 * Where several vendors have an invoice of one name, a payment that names none of them stays with the one that it was recorded
 * for, and so does the batch of that name; the others have one of their own. Where none do, or did, nothing is read.
 */
export async function openPlaces(books: CompanyReads, read: Read, asOf?: string): Promise<PaymentPlaces> {
  const { payables, periods } = read;
  const isShared = [...payables.values()].some((payable) => payable.isShared);
  const wasShared = [...periods.keys()].some((subject) => subject.includes(ofVendor));
  const places = isShared || wasShared ? await recordedPlaces(books, asOf) : new Map<string, Place>();
  const owners = new Map([...places.values()].map(({ subject, vendor }) => [subject, vendor]));
  return {
    find: (payment) => {
      const known = findPayable(payables, payment);
      const place = known ? undefined : places.get(placeKey(payment));
      return place ? findPayable(payables, { ...payment, vendor: place.vendor }) : known;
    },
    subjectOf: (payable, plain) =>
      !payable.isShared || owners.get(plain) === payable.vendor ? plain : `${plain}${ofVendor}${payable.vendor ?? ''}`,
    subjectsOf: (payments) => [...new Set(payments.flatMap((one) => places.get(placeKey(one))?.subject ?? []))],
  };
}

async function recordedPlaces(books: CompanyReads, asOf: string | undefined): Promise<ReadonlyMap<string, Place>> {
  const lines = await books.lines(paymentProducer, asOf);
  return new Map(
    lines.flatMap(({ source, treatment, batch, dimensions }) =>
      source.kind === 'document' && treatment === paymentTreatment
        ? [
            [
              placeKey(JSON.parse(source.document) as StoredPayment),
              { subject: batch.subject, vendor: dimensions.vendor ?? null },
            ] as const,
          ]
        : [],
    ),
  );
}

function placeKey({ payment, invoice, currency }: StoredPayment): string {
  return JSON.stringify([payment, invoice, currency]);
}
