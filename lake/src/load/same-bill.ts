import { dirname } from 'node:path';
import type { LoadWarning } from '@capwise/app/ports';
import type { Fine } from '@capwise/domain/money';

/** What one file holds of one part. */
export type FileExtent = {
  readonly part: string;
  readonly file: string;
  readonly rows: number;
  readonly billed: Fine;
  readonly effective: Fine;
};

/** With fewer rows than this two files can well be alike by chance. */
const fewestRows = 2;

/**
 * Files, or folders of files, of one load that hold as many rows and dollars of the same bill as others: two runs of one export,
 * or one bill in two formats, which would count twice.
 */
export function sameBillWarning(extents: readonly FileExtent[]): readonly LoadWarning[] {
  const byFolder = joined(extents.map((extent) => ({ ...extent, file: dirname(extent.file) })));
  const repeated = repeats(extents).length > 0 ? repeats(extents) : repeats(byFolder);
  if (repeated.length === 0) return [];
  const names = [...new Set(repeated.map(({ file }) => file))].join(', ');
  return [
    {
      code: 'SAME_BILL_TWICE',
      message: `files hold as many rows and dollars of the same bill as others of this load, and both are counted: leave out one of them (${names})`,
      rows: repeated.reduce((sum, { rows }) => sum + rows, 0),
      billed: repeated.reduce((sum, { billed }) => sum + billed, 0n),
    },
  ];
}

/** All but the first of those that are alike. */
function repeats(extents: readonly FileExtent[]): readonly FileExtent[] {
  const alike = Map.groupBy(
    extents.filter(({ rows }) => rows >= fewestRows),
    ({ part, rows, billed, effective }) => [part, rows, billed, effective].join('\u0000'),
  );
  return [...alike.values()].flatMap((members) => members.slice(1));
}

function joined(extents: readonly FileExtent[]): readonly FileExtent[] {
  const groups = Map.groupBy(extents, ({ part, file }) => `${part}\u0000${file}`);
  return [...groups.values()].flatMap((members): readonly FileExtent[] => {
    const [first] = members;
    if (!first) return [];
    return [
      {
        ...first,
        rows: members.reduce((sum, { rows }) => sum + rows, 0),
        billed: members.reduce((sum, { billed }) => sum + billed, 0n),
        effective: members.reduce((sum, { effective }) => sum + effective, 0n),
      },
    ];
  });
}
