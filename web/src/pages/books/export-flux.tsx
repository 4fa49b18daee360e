import { Button } from '@mantine/core';
import { csvText } from '../../format/csv.ts';
import { periodLabel } from '../../format/period.ts';
import { download } from '../../parts/download.ts';
import { fluxCsv } from './flux-csv.ts';
import type { FluxRow } from './flux.ts';
import type { Reference } from './reference.ts';
import type { Comments } from './use-comments.ts';

type Props = {
  readonly rows: readonly FluxRow[];
  readonly comments: Comments;
  readonly company: string;
  readonly period: string;
  readonly reference: Reference;
};

/** Hands the comparison on as a file, with the comments. */
export function ExportFlux({ rows, comments, company, period, reference }: Props) {
  const save = () => {
    const csv = fluxCsv(rows, { now: periodLabel(period), before: reference.label, of: comments.of });
    download(`${company}-flux-${period}-${reference.against}.csv`, csvText(csv), 'text/csv');
  };
  return (
    <Button variant="default" size="xs" disabled={rows.length === 0} onClick={save}>
      Export CSV
    </Button>
  );
}
