import { scan, type Piece } from './scan.ts';
import { isCode, isTest, lineAt, type Rule, type TreeFile } from './tree.ts';

/** Longest SQL that still counts as a fragment in lake/src, in characters on one line. */
const fragmentLength = 120;

const openings: readonly RegExp[] = [
  /^(select|SELECT)\s[\s\S]*?\s(from|FROM)\s/,
  /^(insert into|INSERT INTO)\s/,
  /^(update|UPDATE)\s+\S+\s+((as|AS)\s+)?(\w+\s+)?(set|SET)\s/,
  /^(delete from|DELETE FROM)\s/,
  /^(create|CREATE)\s(or replace\s|OR REPLACE\s|temp(orary)?\s|TEMP(ORARY)?\s|unique\s|UNIQUE\s)*(table|TABLE|view|VIEW|index|INDEX|schema|SCHEMA|function|FUNCTION|trigger|TRIGGER)\s/,
  /^(alter|ALTER|drop|DROP)\s(table|TABLE|view|VIEW|index|INDEX|schema|SCHEMA)\s/,
  /^(with|WITH)\s[\w"]+\s(as|AS)\s\(/,
  /^(copy|COPY)\s[\s\S]*?\s(to|TO|from|FROM)\s/,
  /^(truncate|TRUNCATE)\s(table|TABLE)?\s*\w/,
];

/** SQL stands in lake/sql and in the store; lake/src may hold fragments. Tests may ask what they like. */
export const sqlPlaces: Rule = {
  name: 'sql: only in lake/sql and store',
  check: (tree) => [
    ...tree
      .filter(({ path }) => path.endsWith('.sql') && !/^(lake\/sql|store)\//.test(path))
      .map(({ path }) => ({ path, line: 1, message: 'an .sql file belongs into lake/sql or store' })),
    ...tree.filter(mayNotHoldSql).flatMap((file) =>
      scan(file.text)
        .filter((piece) => isStatement(piece) && !isFragmentOfLake(file, piece))
        .map((piece) => ({
          path: file.path,
          line: lineAt(file.text, piece.start),
          message: file.path.startsWith('lake/')
            ? 'a whole SQL statement belongs into a file of lake/sql'
            : 'SQL belongs into lake/sql or store',
        })),
    ),
  ],
};

function mayNotHoldSql(file: TreeFile): boolean {
  return isCode(file) && !isTest(file) && !/^(store|tools\/tidy)\//.test(file.path);
}

/** SQL is written in one case, so that `Select a month from the list` is English. */
function isStatement(piece: Piece): boolean {
  if (piece.kind !== 'string' && piece.kind !== 'template') return false;
  const text = `${piece.text.trim()} `;
  return openings.some((opening) => opening.test(text));
}

function isFragmentOfLake(file: TreeFile, piece: Piece): boolean {
  return file.path.startsWith('lake/src/') && piece.text.length <= fragmentLength && !piece.text.trim().includes('\n');
}
