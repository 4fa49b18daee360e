import { query } from '../engine/sql.ts';
import type { Bills, PartList } from './bills.ts';

/** Tags named at most, the most used ones. */
const tagLimit = 200;

/** What questions can name: columns in the order of the files, and keys of tags. */
export async function askColumns(
  bills: Bills,
  list: PartList,
): Promise<{ readonly columns: readonly string[]; readonly tags: readonly string[] }> {
  const rows = await bills.rowsOf(list);
  if (!rows) return { columns: [], tags: [] };
  if (!rows.columns.includes('Tags')) return { columns: rows.columns, tags: [] };
  const keys = await bills.runOnce(query('ask/cloud/tag-keys', { rows: rows.sql, limit: String(tagLimit) }));
  return { columns: rows.columns, tags: keys.map((row) => String(row['tag_key'])) };
}
