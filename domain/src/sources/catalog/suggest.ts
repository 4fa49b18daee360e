import { differences } from '../../text/nearest.ts';
import { nameOf, type Catalog, type Said, type Thing } from './thing.ts';

/** How much of a value's cost stands beside a value that belongs to a thing: in an account, under a cost center. */
export type Neighbor = {
  readonly beside: Said;
  readonly thing: Thing;
  /** Whole percent of the value's cost. */
  readonly percent: number;
};

/** Why a value may mean a thing. */
export type Evidence =
  | { readonly kind: 'same-name'; readonly name: string }
  | { readonly kind: 'near-name'; readonly name: string; readonly differences: number }
  | { readonly kind: 'shared-words'; readonly name: string; readonly words: readonly string[] }
  | { readonly kind: 'same-kind'; readonly of: string }
  | { readonly kind: 'neighbor'; readonly beside: Said; readonly percent: number };

/** A thing that a value may mean. `strength` orders suggestions and means nothing else. */
export type Suggestion = { readonly thing: Thing; readonly strength: number; readonly evidence: readonly Evidence[] };

const suggestionsMax = 3;
/** A neighbor with less of the cost than this says nothing. */
const leastPercent = 50;
/** Names shorter than this differ in a letter or two by chance. */
const leastCompared = 4;
/** What a match of names is worth beside a share of cost in percent. */
const worth = { same: 120, near: 70, words: 60, kind: 5 };

/** The things that a value may mean, the likeliest first, each with its evidence. Nothing is suggested without any. */
export function suggest(
  said: Said,
  { things }: Catalog,
  { neighbors, now }: { readonly neighbors: readonly Neighbor[]; readonly now: string },
): readonly Suggestion[] {
  const common = commonWords(things, now);
  return things
    .flatMap((thing) => {
      const found = [...nameEvidence(said, thing, { now, common }), ...neighborEvidence(thing, neighbors)];
      if (found.length === 0) return [];
      const evidence = said.kind.replace('tag:', '').toLowerCase() === thing.kind ? [...found, sameKind(thing)] : found;
      return [{ thing, evidence, strength: evidence.reduce((sum, one) => sum + strengthOf(one), 0) }];
    })
    .toSorted((a, b) => b.strength - a.strength || (a.thing.id < b.thing.id ? -1 : 1))
    .slice(0, suggestionsMax);
}

function sameKind({ kind }: Thing): Evidence {
  return { kind: 'same-kind', of: kind };
}

/** The best that the names of a thing say: its own now, its id, and what names it elsewhere. */
function nameEvidence(
  { value }: Said,
  thing: Thing,
  { now, common }: { readonly now: string; readonly common: ReadonlySet<string> },
): readonly Evidence[] {
  const names = namesOf(thing, now);
  const same = names.find((name) => plain(name) !== '' && plain(name) === plain(value));
  if (same !== undefined) return [{ kind: 'same-name', name: same }];
  const near = names
    .map((name) => ({ name, differences: differences(plain(name), plain(value)) }))
    .filter(({ name, differences }) => isNear(plain(name), plain(value), differences))
    .toSorted((a, b) => a.differences - b.differences);
  if (near[0]) return [{ kind: 'near-name', ...near[0] }];
  const wordy = names
    .map((name) => ({ name, words: sharedWords(name, value).filter((word) => !common.has(word)) }))
    .toSorted((a, b) => b.words.length - a.words.length)[0];
  return wordy && wordy.words.length > 0 ? [{ kind: 'shared-words', ...wordy }] : [];
}

function namesOf(thing: Thing, now: string): readonly string[] {
  return [...new Set([nameOf(thing, now), thing.id, ...thing.aliases.map((alias) => alias.value)])];
}

/** A word of more things than this tells none of them from the others. */
const thingsOfWordMax = 2;

function commonWords(things: readonly Thing[], now: string): ReadonlySet<string> {
  const words = things.flatMap((thing) => [...new Set(namesOf(thing, now).flatMap(wordsOf))]);
  const counted = Map.groupBy(words, (word) => word);
  return new Set([...counted].flatMap(([word, all]) => (all.length > thingsOfWordMax ? [word] : [])));
}

function neighborEvidence(thing: Thing, neighbors: readonly Neighbor[]): readonly Evidence[] {
  const own = neighbors.filter((one) => one.thing.id === thing.id && one.percent >= leastPercent);
  const largest = own.toSorted((a, b) => b.percent - a.percent)[0];
  return largest ? [{ kind: 'neighbor', beside: largest.beside, percent: largest.percent }] : [];
}

function strengthOf(evidence: Evidence): number {
  switch (evidence.kind) {
    case 'same-name':
      return worth.same;
    case 'near-name':
      return worth.near;
    case 'shared-words':
      return worth.words;
    case 'same-kind':
      return worth.kind;
    case 'neighbor':
      return evidence.percent;
  }
}

/** Small letters and digits only: `Check-Out` and `checkout` are the same. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function wordsOf(text: string): readonly string[] {
  const spaced = text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return [...new Set(spaced.split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length > 2 && !meaningless.has(word));
}

/** Words that stand in names of everything. */
const meaningless: ReadonlySet<string> = new Set([
  'the',
  'and',
  'prod',
  'production',
  'dev',
  'test',
  'team',
  'service',
]);

function sharedWords(left: string, right: string): readonly string[] {
  const others = new Set(wordsOf(right));
  return wordsOf(left).filter((word) => others.has(word));
}

function isNear(left: string, right: string, differences: number): boolean {
  const shorter = Math.min(left.length, right.length);
  // Numbers of accounts that differ in a digit are different accounts.
  if (!/\p{L}/u.test(left + right)) return false;
  return shorter >= leastCompared && differences <= Math.max(1, Math.floor(shorter / 5));
}
