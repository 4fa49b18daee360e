import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAlias, changeThing, removeAlias, retireThing } from './change.ts';
import { requireCatalog } from './check.ts';
import { always, holds, outside, overlaps, type Months } from './months.ts';
import { byThing, createResolver, type CatalogView } from './resolve.ts';
import { nameOf, type Alias, type Catalog, type Said, type Thing, type ThingKind } from './thing.ts';

const thing = (id: string, kind: ThingKind, parent: string | null = null, ...aliases: readonly Alias[]): Thing => ({
  id,
  kind,
  spans: [{ name: id, owner: null, parent, ...always }],
  aliases,
});
const alias = (kind: string, value: string, months: Months = always): Alias => ({ kind, value, ...months });
const said = (kind: string, value: string): Said => ({ kind, value });

const july = { from: '2026-07', to: null };
const checkout = thing('checkout', 'service', 'team-a', alias('tag:service', 'checkout'));
const moved: Catalog = {
  things: [changeThing(checkout, { parent: 'team-b' }, july), thing('team-a', 'team'), thing('team-b', 'team')],
};
const teamIn = (month: string, view: CatalogView): string | undefined =>
  createResolver(moved, { view, now: '2026-11' }).thingOf([said('tag:service', 'checkout')], month, 'team')?.id;

describe('a service that moves from team A to team B in July', () => {
  it('is read as it was: team A to June, team B from July', () => {
    expect(['2026-05', '2026-06', '2026-07', '2026-08'].map((month) => teamIn(month, 'as-was'))).toEqual([
      'team-a',
      'team-a',
      'team-b',
      'team-b',
    ]);
  });

  it('is read as it is now: team B in every month', () => {
    expect(['2026-05', '2026-07'].map((month) => teamIn(month, 'as-is'))).toEqual(['team-b', 'team-b']);
  });

  it('is still with team A as it is now, while July is to come', () => {
    const resolver = createResolver(moved, { view: 'as-is', now: '2026-06' });
    expect(resolver.thingOf([said('tag:service', 'checkout')], '2026-05', 'team')?.id).toBe('team-a');
  });
});

describe('a value', () => {
  const both: Catalog = {
    things: [
      thing('search', 'team', null, alias('tag:team', 'search')),
      { ...checkout, spans: [{ name: 'Checkout', owner: null, parent: null, ...always }] },
    ],
  };
  const resolver = createResolver(both, { view: 'as-was', now: '2026-11' });
  const row = [said('tag:team', 'search'), said('tag:service', 'checkout')];

  it('that names the most particular thing has the amount, and the team comes from what else the row says', () => {
    expect(resolver.thingOf(row, '2026-01')?.id).toBe('checkout');
    expect(resolver.thingOf(row, '2026-01', 'team')?.id).toBe('search');
    expect(resolver.thingOf(row, '2026-01', 'group')).toBeNull();
  });

  it('of a thing that is retired is unmapped in the months after it, as it was, and stays with it as it is now', () => {
    const gone = retireThing(checkout, july);
    const catalog = { things: [{ ...gone, aliases: checkout.aliases }] };
    const at = (view: CatalogView, month: string) =>
      createResolver(catalog, { view, now: '2026-11' }).thingOf([said('tag:service', 'checkout')], month)?.id;
    expect([at('as-was', '2026-06'), at('as-was', '2026-07'), at('as-is', '2026-06')]).toEqual([
      'checkout',
      undefined,
      'checkout',
    ]);
  });
});

describe('a catalog is refused', () => {
  it('where one value names two things in a month, with both names and the months', () => {
    const first = thing('one', 'service', null, alias('tag:app', 'x', { from: null, to: '2026-07' }));
    const second = thing('two', 'service', null, alias('tag:app', 'x', july));
    expect(() => requireCatalog({ things: [first, second] })).toThrow(
      expect.objectContaining({
        code: 'ALIAS_TAKEN',
        message: expect.stringMatching(/tag:app "x" would name both "one" and "two" \(2026-07 to 2026-07\)/),
      }),
    );
    const earlier = removeAlias(first, said('tag:app', 'x'), july);
    expect(() => requireCatalog({ things: [earlier, second] })).not.toThrow();
  });

  it('where things belong to each other in a circle, if only from one month on', () => {
    const group = thing('group', 'group');
    const team = thing('team', 'team', 'group');
    expect(() => requireCatalog({ things: [group, team] })).not.toThrow();
    expect(() => requireCatalog({ things: [changeThing(group, { parent: 'team' }, july), team] })).toThrow(
      expect.objectContaining({ code: 'PARENT_CYCLE', message: expect.stringContaining('2026-07') }),
    );
  });

  it('where a parent is not there, a name is there twice, or months end before they begin', () => {
    const codes = (things: readonly Thing[]): string => {
      try {
        requireCatalog({ things });
        return 'none';
      } catch (error) {
        return (error as { readonly code: string }).code;
      }
    };
    const same = { ...thing('b', 'team'), spans: [{ name: 'a', owner: null, parent: null, ...always }] };
    expect(codes([thing('a', 'service', 'nobody')])).toBe('UNKNOWN_PARENT');
    expect(codes([thing('a', 'team'), same])).toBe('THING_EXISTS');
    expect(codes([thing('a', 'team', null, alias('tag:a', 'b', { from: '2026-02', to: '2026-01' }))])).toBe(
      'INVALID_PERIOD',
    );
  });
});

describe('a change', () => {
  it('from a month on splits the span, and taken back makes it one again', () => {
    const renamed = changeThing(checkout, { name: 'Basket' }, july);
    expect(renamed.spans.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['checkout', null, '2026-06'],
      ['Basket', '2026-07', null],
    ]);
    expect([nameOf(renamed, '2026-06'), nameOf(renamed, '2026-07')]).toEqual(['checkout', 'Basket']);
    expect(changeThing(renamed, { name: 'checkout' }, july)).toEqual(checkout);
  });

  it('brings a thing back that was retired, as it was last', () => {
    const back = changeThing(retireThing(checkout, july), {}, { from: '2026-09', to: null });
    expect(back.spans.map(({ from, to, parent }) => [from, to, parent])).toEqual([
      [null, '2026-06', 'team-a'],
      ['2026-09', null, 'team-a'],
    ]);
  });

  it('of an alias that is added and taken away again leaves what was there', () => {
    const known = said('tag:service', 'checkout');
    expect(addAlias(removeAlias(checkout, known, july), known, july)).toEqual(checkout);
  });
});

const anyMonth = fc
  .integer({ min: 0, max: 17 })
  .map((count) => Temporal.PlainYearMonth.from('2026-01').add({ months: count }).toString());
const anyMonths: fc.Arbitrary<Months> = fc
  .tuple(fc.option(anyMonth), fc.option(anyMonth))
  .filter(([from, to]) => from === null || to === null || from <= to)
  .map(([from, to]) => ({ from, to }));

describe('by property', () => {
  it('months less others are the months outside of them, and no more', () => {
    fc.assert(
      fc.property(anyMonths, anyMonths, anyMonth, (months, taken, month) => {
        const left = outside(months, taken).some((one) => holds(one, month));
        expect(left).toBe(holds(months, month) && !holds(taken, month));
        expect(overlaps(months, taken) || outside(months, taken).length === 1).toBe(true);
      }),
    );
  });

  it('resolving loses no dollar: things and unmapped are the total, as it was and as it is now', () => {
    const values = ['a', 'b', 'c', 'd'];
    const aliases = fc.array(fc.tuple(fc.constantFrom(...values), anyMonths), { maxLength: 4 });
    const anyThings = fc.array(fc.tuple(fc.constantFrom<ThingKind>('service', 'team'), aliases, anyMonths), {
      maxLength: 4,
    });
    const items = fc.array(
      fc.record({ value: fc.constantFrom(...values, 'e'), month: anyMonth, minor: fc.bigInt(-99n, 99n) }),
    );
    fc.assert(
      fc.property(anyThings, items, fc.constantFrom<CatalogView>('as-was', 'as-is'), (made, sums, view) => {
        const things = made.map(
          ([kind, own, months], index): Thing => ({
            id: `t${index}`,
            kind,
            spans: [{ name: `t${index}`, owner: null, parent: index > 0 ? 't0' : null, ...months }],
            aliases: own.map(([value, span]) => alias('tag:x', value, span)),
          }),
        );
        const resolver = createResolver({ things }, { view, now: '2026-12' });
        for (const kind of [undefined, 'team'] as const) {
          const { named, unmapped } = byThing(sums, ({ value, month }) =>
            resolver.thingOf([said('tag:x', value)], month, kind),
          );
          const total = (members: readonly { readonly minor: bigint }[]): bigint =>
            members.reduce((sum, { minor }) => sum + minor, 0n);
          const parts = [...named.values(), unmapped].reduce((sum, members) => sum + total(members), 0n);
          expect(parts).toBe(total(sums));
        }
      }),
    );
  });
});
