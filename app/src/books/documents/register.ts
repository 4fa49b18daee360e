import { Refusal } from '@capwise/domain';
import { isCarried } from '@capwise/domain/books';
import type { CompanyReads, LineRecord } from '../../ports/index.ts';
import { documentProducer, type StoredDocument } from './document.ts';

/** A document that is kept, with what the rules made of it. */
export type Registered = {
  readonly id: string;
  readonly stored: StoredDocument;
  readonly lines: readonly LineRecord[];
};

/** Every document as its latest revision, or that as of a moment, has it. */
export async function readDocuments(company: CompanyReads, asOf?: string): Promise<readonly Registered[]> {
  const lines = (await company.lines(documentProducer, asOf)).filter(
    (line) => line.source.kind === 'document' && !isCarried(line),
  );
  return [...Map.groupBy(lines, ({ batch }) => batch.subject)].flatMap(([id, members]) => {
    const [first] = members;
    return first?.source.kind === 'document'
      ? [{ id, stored: JSON.parse(first.source.document) as StoredDocument, lines: members }]
      : [];
  });
}

/** The document of an id. Refuses NOT_FOUND. */
export async function findDocument(company: CompanyReads, id: string, asOf?: string): Promise<Registered> {
  const documents = await readDocuments(company, asOf);
  const found = documents.find((document) => document.id === id);
  if (found) return found;
  const known = documents.map((document) => document.id);
  throw new Refusal(
    'NOT_FOUND',
    `no document has the id "${id}": ${known.length > 0 ? `there are ${known.slice(0, 10).join(', ')}` : 'none was recorded'}`,
    { value: id },
  );
}
