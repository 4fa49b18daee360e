import type { CompanyReads, LineRecord } from '../ports/index.ts';

export const metricProducer = 'metrics';

/** A business metric of a month as its file says it. */
export type StoredMetric = {
  readonly metric: string;
  readonly month: string;
  /** Canonical decimal text. */
  readonly value: string;
  readonly unit: string;
  readonly product: string | null;
  readonly file: string;
  /** Number of the row in its file, the first under the header 1. */
  readonly row: number;
};

export type KeptMetric = StoredMetric & { readonly line: string };

/** The metric that a source line holds; null for any other line. */
export function metricOfLine({ source, batch }: Pick<LineRecord, 'source' | 'batch'>): StoredMetric | null {
  return batch.producer === metricProducer && source.kind === 'document'
    ? (JSON.parse(source.document) as StoredMetric)
    : null;
}

/** Every value of every metric, as the latest revision, or that as of a moment, has it. */
export async function readKeptMetrics(books: CompanyReads, asOf?: string): Promise<readonly KeptMetric[]> {
  return (await books.lines(metricProducer, asOf)).flatMap((line) => {
    const stored = metricOfLine(line);
    return stored ? [{ ...stored, line: line.id }] : [];
  });
}
