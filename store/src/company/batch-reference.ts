import type { BatchRef } from '@capwise/app/ports';

/** The columns that name a batch, as a row of `batch` gives them. */
export type BatchColumns = {
  readonly batch_id: bigint;
  readonly producer: string;
  readonly subject: string;
  readonly period: string;
  readonly revision: number;
  readonly recorded_at: string;
};

/** The columns of BatchColumns from an alias of `batch`. */
export function batchColumns(schema: string, alias: string): string {
  const named = ['producer', 'subject', 'period', 'revision'].map((column) => `${alias}.${column}`);
  return `${alias}.id as batch_id, ${named.join(', ')}, ${schema}.moment_text(${alias}.recorded_at) as recorded_at`;
}

export function batchOf(row: BatchColumns): BatchRef {
  return {
    id: row.batch_id.toString(),
    producer: row.producer,
    subject: row.subject,
    period: row.period,
    revision: row.revision,
    recordedAt: row.recorded_at,
  };
}
