import { always, byBeginning, monthAfter, outside, shared, type Months } from './months.ts';
import type { Alias, Said, Thing, ThingSpan } from './thing.ts';

/** What changes of a thing; what is left out stays. */
export type ThingPatch = Partial<Pick<ThingSpan, 'name' | 'owner' | 'parent'>>;

/**
 * Renames, hands over or moves a thing in some months: its spans there are changed, months in which it was not yet, or no
 * more, are added as the last span before them was.
 */
export function changeThing(thing: Thing, patch: ThingPatch, months: Months = always): Thing {
  const inside = thing.spans.flatMap((span) => {
    const both = shared(span, months);
    return both ? [{ ...span, ...patch, ...both }] : [];
  });
  const before = thing.spans.findLast(({ from }) => months.from === null || from === null || from <= months.from);
  const first = before ?? thing.spans[0] ?? { name: thing.id, owner: null, parent: null };
  const added = thing.spans
    .reduce<readonly Months[]>((left, span) => left.flatMap((one) => outside(one, span)), [months])
    .map((gap): ThingSpan => ({ ...first, ...patch, ...gap }));
  const untouched = thing.spans.flatMap((span) => outside(span, months).map((rest) => ({ ...span, ...rest })));
  return { ...thing, spans: joined([...untouched, ...inside, ...added]) };
}

/** Takes a thing out of some months, and its aliases with it. */
export function retireThing(thing: Thing, months: Months): Thing {
  return {
    ...thing,
    spans: thing.spans.flatMap((span) => outside(span, months).map((rest) => ({ ...span, ...rest }))),
    aliases: thing.aliases.flatMap((alias) => outside(alias, months).map((rest) => ({ ...alias, ...rest }))),
  };
}

/** Lets a value name the thing in some months. */
export function addAlias(thing: Thing, { kind, value }: Said, { from, to }: Months): Thing {
  const { aliases } = removeAlias(thing, { kind, value }, { from, to });
  const own = joinedMonths([...aliases.filter(isOf({ kind, value })), { from, to }]);
  return {
    ...thing,
    aliases: [
      ...aliases.filter((alias) => !isOf({ kind, value })(alias)),
      ...own.map((months): Alias => ({ kind, value, from: months.from, to: months.to })),
    ].toSorted(byAlias),
  };
}

/** Takes a value from the thing in some months. */
export function removeAlias(thing: Thing, said: Said, months: Months): Thing {
  const aliases = thing.aliases.flatMap((alias) =>
    isOf(said)(alias) ? outside(alias, months).map((rest) => ({ ...alias, ...rest })) : [alias],
  );
  return { ...thing, aliases };
}

function isOf({ kind, value }: Said): (alias: Alias) => boolean {
  return (alias) => alias.kind === kind && alias.value === value;
}

function byAlias(left: Alias, right: Alias): number {
  const [a, b] = [`${left.kind} ${left.value}`, `${right.kind} ${right.value}`];
  return a < b ? -1 : a > b ? 1 : byBeginning(left, right);
}

/** Spans in order; two that follow each other and say the same are one. */
function joined(spans: readonly ThingSpan[]): readonly ThingSpan[] {
  return spans.toSorted(byBeginning).reduce<readonly ThingSpan[]>((done, span) => {
    const last = done.at(-1);
    const same = last && last.name === span.name && last.owner === span.owner && last.parent === span.parent;
    return last && same && touches(last, span) ? [...done.slice(0, -1), { ...last, to: span.to }] : [...done, span];
  }, []);
}

function joinedMonths(spans: readonly Months[]): readonly Months[] {
  return spans.toSorted(byBeginning).reduce<readonly Months[]>((done, span) => {
    const last = done.at(-1);
    return last && touches(last, span) ? [...done.slice(0, -1), { from: last.from, to: span.to }] : [...done, span];
  }, []);
}

function touches(earlier: Months, later: Months): boolean {
  return earlier.to !== null && monthAfter(earlier.to) === later.from;
}
