const shownNames = 5;
/** Longer texts are compared by their beginnings: what a person mistypes is short. */
const comparedCharacters = 64;

/** The names that are nearest to one by how many characters differ; of equal ones the first by its letters. */
export function nearestNames(name: string, known: readonly string[]): readonly string[] {
  const target = name.toLowerCase();
  return known
    .map((one) => ({ one, far: differences(target, one.toLowerCase()) }))
    .toSorted((left, right) => left.far - right.far || (left.one < right.one ? -1 : 1))
    .slice(0, shownNames)
    .map(({ one }) => one);
}

/** How many characters must be added, taken out or replaced (Levenshtein), in the first 64 of both. */
export function differences(from: string, to: string): number {
  const [left, right] = [from.slice(0, comparedCharacters), to.slice(0, comparedCharacters)];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}
