import type { FluxRow } from './flux.ts';
import type { Comments } from './use-comments.ts';

type Columns = { readonly now: string; readonly before: string; readonly of: Comments['of'] };

/** The comparison as rows of a file: exact amounts, the share of the amount before as a decimal, meaning and comment. */
export function fluxCsv(
  rows: readonly FluxRow[],
  { now, before, of }: Columns,
): readonly (readonly (string | null)[])[] {
  return [
    ['Row', now, before, 'Difference', 'Share', 'Meaning', 'Comment'],
    ...rows.map((row) => [
      row.label,
      row.now.value,
      row.before.value,
      row.difference.value,
      row.share === null ? null : String(row.share),
      row.verdict,
      of(row.line)?.text ?? null,
    ]),
  ];
}
