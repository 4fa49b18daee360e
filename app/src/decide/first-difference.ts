/** Where two texts part: the byte of their UTF-8, the line and the column, all from 1, and what each has from there on. */
export type FirstDifference = {
  readonly byte: number;
  readonly line: number;
  readonly column: number;
  readonly approved: string;
  readonly kept: string;
};

const shownMax = 20;

/** The first character at which two texts differ; null where they are equal. */
export function firstDifference(approved: string, kept: string): FirstDifference | null {
  if (approved === kept) return null;
  const [left, right] = [[...approved], [...kept]];
  const at = left.findIndex((character, index) => character !== right[index]);
  const place = at === -1 ? left.length : at;
  const before = left.slice(0, place).join('');
  const line = before.split('\n');
  return {
    byte: Buffer.byteLength(before) + 1,
    line: line.length,
    column: (line.at(-1) ?? '').length + 1,
    approved: restOfLine(left, place),
    kept: restOfLine(right, place),
  };
}

function restOfLine(characters: readonly string[], from: number): string {
  return (
    characters
      .slice(from, from + shownMax)
      .join('')
      .split('\n')[0] ?? ''
  );
}
