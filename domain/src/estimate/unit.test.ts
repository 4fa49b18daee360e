import { describe, expect, it } from 'vitest';
import { multiplyUnits, parseUnit, readUnit, unitText } from './unit.ts';

describe('a unit', () => {
  it.each([
    ['USD', { USD: 1 }, 'USD'],
    ['USD / seat / month', { USD: 1, seat: -1, month: -1 }, 'USD per seat per month'],
    ['USD per seat per month', { USD: 1, seat: -1, month: -1 }, 'USD per seat per month'],
    ['USD/person/year', { USD: 1, person: -1, month: -1 }, 'USD per person per month'],
    ['days', { month: 1 }, 'month'],
    ['per month', { month: -1 }, 'per month'],
    ['/ month', { month: -1 }, 'per month'],
    ['person-months', { person: 1, month: 1 }, 'person-month'],
    ['engineers', { person: 1 }, 'person'],
    ['FTE', { person: 1 }, 'person'],
    ['people', { person: 1 }, 'person'],
    ['seats', { seat: 1 }, 'seat'],
    ['GPUs', { GPU: 1 }, 'GPU'],
    ['queries', { query: 1 }, 'query'],
    ['gas', { gas: 1 }, 'gas'],
    ['constructor', { constructor: 1 }, 'constructor'],
    ['TB per TB', {}, 'ratio'],
    ['ratio', {}, 'ratio'],
    ['%', {}, 'ratio'],
  ])('is read from %s', (text, unit, printed) => {
    expect(parseUnit(text)).toEqual(unit);
    expect(unitText(parseUnit(text))).toBe(printed);
    expect(parseUnit(printed)).toEqual(unit);
  });

  it.each([
    ['year', 12, 1],
    ['quarter', 3, 1],
    ['day', 1, 30],
    ['USD per year', 1, 12],
    ['USD per day', 30, 1],
    ['month', 1, 1],
  ])('knows what %s does to its number', (text, up, down) => {
    expect(readUnit(text)).toMatchObject({ up, down });
  });

  it('loses what a quotient takes away', () => {
    expect(multiplyUnits(parseUnit('USD per month'), parseUnit('months'))).toEqual({ USD: 1 });
    expect(multiplyUnits(parseUnit('USD'), parseUnit('USD'), -1)).toEqual({});
  });

  it.each([
    ['', 'it is empty'],
    ['USD /', 'a word is missing beside "/"'],
    ['USD EUR', '"USD EUR" is not one word'],
    ['5 USD', '"5 USD" is not one word'],
    ['e6', 'numbers have no exponent, 1e6 is written 1M'],
  ])('is refused of "%s"', (text, why) => {
    const refuse = (): unknown => parseUnit(text);
    expect(refuse).toThrow(expect.objectContaining({ code: 'INVALID_FORMULA', message: expect.stringContaining(why) }));
  });
});
