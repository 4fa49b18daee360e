import type { CompanyReads, LoadWarning, StagedLoad } from '../ports/index.ts';

/** Columns of the provider's own that its load before had and this one has not: what was grouped by them says nothing now. */
export async function columnsGone(staged: StagedLoad, known: CompanyReads | null): Promise<readonly LoadWarning[]> {
  const sources = new Set(staged.parts.map(({ source }) => source));
  const loads = (await known?.loads()) ?? [];
  const before = loads.findLast(({ parts }) => parts.some(({ source }) => sources.has(source)));
  if (!before || staged.parts.length === 0) return [];
  const present = new Set(staged.columns);
  const gone = before.columns.filter((column) => column.startsWith('x_') && !present.has(column));
  if (gone.length === 0) return [];
  return [
    {
      code: 'COLUMN_GONE',
      message: `columns that the load before had are gone: ${gone.join(', ')}; what is grouped or filtered by them has nothing in these rows`,
      rows: staged.parts.reduce((sum, { rows }) => sum + rows, 0),
      billed: staged.parts.reduce((sum, { billed }) => sum + billed, 0n),
    },
  ];
}
