import type { Batch, Dimensions, SourceLine } from '@capwise/domain/books';
import { parseMonth } from '@capwise/domain/time';
import { documentProducer, monthOfDocument, type SourceDocument, type StoredDocument } from './document.ts';
import { treat } from './treat.ts';
import { postLine, type TreatedLine } from './treated-line.ts';

/** The batch of a document: a line for each part that a rule treats, and all their postings. A withdrawn one posts nothing. */
export function batchOf(id: string, stored: StoredDocument, currency: string): Batch {
  const { document, withdrawn } = stored;
  const dimensions = dimensionsOf(id, document);
  const treated = withdrawn === null ? treat(document, currency) : [];
  const source = { kind: 'document', id, document: JSON.stringify(stored) } as const;
  const lines = treated.map(
    (line): SourceLine => ({
      what: line.what,
      month: line.month,
      postingMonth: line.month,
      dimensions: { ...dimensions, ...line.dimensions },
      treatment: line.treatment,
      amounts: { amount: line.amount },
      source,
      notes: line.notes ?? [],
    }),
  );
  return {
    producer: documentProducer,
    subject: id,
    period: monthOfDocument(document),
    lines: lines.length > 0 ? lines : [withdrawnLine(stored, { dimensions, source })],
    postings: treated.flatMap((line, number) => postingsOf(line, number, dimensions)),
    madeFrom: [],
  };
}

function postingsOf(line: TreatedLine, number: number, dimensions: Dimensions): Batch['postings'] {
  return postLine(line, {
    scenario: 'actual',
    dimensions: { ...dimensions, ...line.dimensions },
    line: number,
    measure: 'amount',
  });
}

function withdrawnLine(
  { document, withdrawn }: StoredDocument,
  { dimensions, source }: Pick<SourceLine, 'dimensions' | 'source'>,
): SourceLine {
  const month = parseMonth(monthOfDocument(document));
  return {
    what: document.what,
    month,
    postingMonth: month,
    dimensions,
    treatment: 'withdrawn',
    amounts: {},
    source,
    notes: [withdrawn ?? ''],
  };
}

const named = ['entity', 'vendor', 'invoice', 'costCenter', 'team', 'product', 'project', 'environment'] as const;

function dimensionsOf(id: string, document: SourceDocument): Dimensions {
  const values = document as Partial<Record<(typeof named)[number], string>>;
  return {
    entity: 'main',
    document: id,
    ...Object.fromEntries(named.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]]))),
  };
}
