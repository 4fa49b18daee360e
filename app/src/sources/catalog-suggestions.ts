import { byThing, suggest, type Evidence, type Neighbor, type Said, type Thing } from '@capwise/domain/sources/catalog';
import type { Answer } from '@capwise/contract/registry';
import type { BillPortion } from './catalog-bills.ts';
import type { CatalogReading } from './catalog-reading.ts';

type Value = Answer<'sources.unmapped'>['values'][number];
type Suggestion = Value['suggestions'][number];

/** A value that nothing names, with its unmapped cost at 10⁻¹⁸; how it is shown is found out only where it is shown. */
export type FoundValue = { readonly amount: bigint; readonly show: () => Value };

/** Things that a value may mean, with the reasons in words. */
export function suggestionsOf(said: Said, neighbors: readonly Neighbor[], reading: CatalogReading): Suggestion[] {
  const { catalog, now, labels } = reading;
  return suggest(said, catalog, { neighbors, now }).map(({ thing, evidence }) => {
    const name = labels.get(thing) ?? thing.id;
    return {
      thing: thing.id,
      name,
      kind: thing.kind,
      evidence: evidence.map((one) => evidenceWords(one, name)),
    };
  });
}

function evidenceWords(evidence: Evidence, thing: string): string {
  switch (evidence.kind) {
    case 'same-name':
      return `the same name as "${evidence.name}"`;
    case 'near-name':
      return `${evidence.differences === 1 ? 'one letter' : `${evidence.differences} letters`} from "${evidence.name}"`;
    case 'shared-words':
      return `shares ${evidence.words.map((word) => `"${word}"`).join(', ')} with "${evidence.name}"`;
    case 'same-kind':
      return `${thing} is a ${evidence.of}`;
    case 'neighbor':
      return `${evidence.percent}% of its dollars are in ${besideWords(evidence.beside)} of ${thing}`;
  }
}

function besideWords({ kind, value }: Said): string {
  return kind === 'SubAccountId' ? `account ${value}` : `${kind.replace('tag:', '')} ${value}`;
}

/** The thing of an account or a cost center, by column and value; null where it is no one thing's. */
type OwnerOf = (column: string, value: string) => Thing | null;

/** Finds whose an account is: the thing that has more than half of all cost there. Each is looked at once. */
export function createOwners(all: readonly BillPortion[], { resolver }: CatalogReading): OwnerOf {
  const byColumn = new Map<string, ReadonlyMap<string | null, readonly BillPortion[]>>();
  const known = new Map<string, Thing | null>();
  const find = (column: string, value: string): Thing | null => {
    const groups = byColumn.get(column) ?? Map.groupBy(all, ({ said }) => said[column] ?? null);
    byColumn.set(column, groups);
    const portions = groups.get(value) ?? [];
    const { named } = byThing(portions, ({ aliases, month }) => resolver.thingOf(aliases, month));
    const whole = sumOf(portions);
    return [...named].find(([, own]) => sumOf(own) * 2n > whole)?.[0] ?? null;
  };
  return (column, value) => {
    const key = JSON.stringify([column, value]);
    const thing = known.has(key) ? (known.get(key) ?? null) : find(column, value);
    known.set(key, thing);
    return thing;
  };
}

/** Where most of a value's cost stands, and whose that is. */
export function neighborsOf(
  members: readonly BillPortion[],
  beside: readonly string[],
  ownerOf: OwnerOf,
): readonly Neighbor[] {
  const whole = sumOf(members);
  if (whole <= 0n) return [];
  return beside.flatMap((column) => {
    const groups = Map.groupBy(members, ({ said }) => said[column] ?? null);
    const shares = [...groups].flatMap(([value, own]) => (value === null ? [] : [{ value, amount: sumOf(own) }]));
    const largest = shares.toSorted((a, b) => (b.amount > a.amount ? 1 : -1))[0];
    if (!largest || largest.amount * 2n < whole) return [];
    const thing = ownerOf(column, largest.value);
    if (thing === null) return [];
    const percent = Number((largest.amount * 100n) / whole);
    return [{ beside: { kind: column, value: largest.value }, thing, percent: Math.min(percent, 100) }];
  });
}

function sumOf(portions: readonly BillPortion[]): bigint {
  return portions.reduce((sum, { amount }) => sum + amount, 0n);
}
