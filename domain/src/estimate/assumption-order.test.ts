import { describe, expect, it } from 'vitest';
import { orderAssumptions } from './assumption-order.ts';
import { parseFormula } from './formula-read.ts';
import type { Formula } from './formula.ts';

type Given = { readonly name: string; readonly formula: Formula | null };

const given = (written: Readonly<Record<string, string | null>>): readonly Given[] =>
  Object.entries(written).map(([name, text]) => ({ name, formula: text === null ? null : parseFormula(text) }));

const namesOf = (ordered: readonly Given[]): readonly string[] => ordered.map(({ name }) => name);

describe('assumptions in order', () => {
  it('come after those that they use, and otherwise as they were given', () => {
    const assumptions = given({
      total: 'rate * seats + seats',
      other: null,
      rate: 'base * 2',
      seats: null,
      base: null,
    });
    expect(namesOf(orderAssumptions(assumptions))).toEqual(['base', 'rate', 'seats', 'total', 'other']);
  });

  it('stay as they are where they are in order, a long chain too', () => {
    const chain = given(
      Object.fromEntries(
        Array.from({ length: 500 }, (_, index) => [`a${index}`, index === 0 ? null : `a${index - 1}`]),
      ),
    );
    expect(orderAssumptions(chain)).toEqual(chain);
    expect(orderAssumptions(chain.toReversed())).toEqual(chain);
  });

  it.each([
    [{ a: 'b + 1', b: 'a' }, 'a -> b -> a'],
    [{ a: 'a + 1' }, 'a -> a'],
    [{ start: 'x', x: 'y', y: 'z', z: 'x' }, 'x -> y -> z -> x'],
  ])('are refused in a ring, which is named: %o', (written, ring) => {
    const refuse = (): unknown => orderAssumptions(given(written));
    expect(refuse).toThrow(
      expect.objectContaining({
        code: 'ASSUMPTION_CYCLE',
        message: expect.stringContaining(`in a ring: ${ring}; give one`),
      }),
    );
  });

  it('are refused with the nearest names where one is not known', () => {
    const refuse = (): unknown =>
      orderAssumptions(given({ revenue: 'pirce per seat * seats', 'price per seat': null, seats: null, other: null }));
    expect(refuse).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_NAME',
        message:
          '"revenue" is calculated from "pirce per seat", which is no assumption: ' +
          'the nearest are "price per seat", "seats", "other"; use one of them, or write "pirce per seat" as an assumption',
      }),
    );
  });

  it('are refused alone with a name that nothing else has', () => {
    const refuse = (): unknown => orderAssumptions(given({ revenue: 'seats' }));
    expect(refuse).toThrow('there is no other assumption; write it as one');
  });
});
