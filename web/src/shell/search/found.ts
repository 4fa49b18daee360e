/** Something that can be gone to: an address of the workbench under words. */
export type Place = {
  readonly group: string;
  readonly label: string;
  readonly detail?: string;
  /** Path and query; the company in use is added. */
  readonly to: string;
};

/** The most that is shown at once. */
const shownMax = 12;

/** Places whose words all occur in what was typed for, those that begin with it first; all of the first group while nothing is. */
export function foundPlaces(places: readonly Place[], typed: string): readonly Place[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return places.filter(({ group }) => group === places[0]?.group).slice(0, shownMax);
  return places
    .map((place) => ({ place, rank: rankOf(place, words) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((left, right) => (left.rank ?? 0) - (right.rank ?? 0))
    .slice(0, shownMax)
    .map(({ place }) => place);
}

/** 0 where the name begins with the first word, 1 where a word of it does, 2 where it occurs; null where a word does not. */
function rankOf({ label, detail = '', group }: Place, words: readonly string[]): number | null {
  const [name, all] = [label.toLowerCase(), `${label} ${detail} ${group}`.toLowerCase()];
  if (!words.every((word) => all.includes(word))) return null;
  const first = words[0] ?? '';
  if (name.startsWith(first)) return 0;
  return name.split(/[^a-z0-9]+/).some((part) => part.startsWith(first)) ? 1 : 2;
}
