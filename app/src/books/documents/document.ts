import type { Input } from '@capwise/contract/registry';

/** A source document as a person gave it. */
export type SourceDocument = Input<'books.record'>['document'];

export type DocumentOf<Kind extends SourceDocument['kind']> = Extract<SourceDocument, { kind: Kind }>;

/** A document as the books keep it; `withdrawn` is the reason for which it was taken back. */
export type StoredDocument = { readonly document: SourceDocument; readonly withdrawn: string | null };

export const documentProducer = 'documents';

/** The month that a document belongs to: its batch goes by it. */
export function monthOfDocument(document: SourceDocument): string {
  switch (document.kind) {
    case 'lease':
      return document.commences.slice(0, 7);
    case 'hosting':
      return [document.ready, ...document.costs.map(({ month }) => month)].reduce((first, month) =>
        month < first ? month : first,
      );
    default:
      return document.month;
  }
}

export function vendorOf(document: SourceDocument): string | null {
  return 'vendor' in document && document.vendor !== undefined ? document.vendor : null;
}
