import { describe, expect, it } from 'vitest';
import { parseFormula } from './formula-read.ts';
import { unitOf } from './formula-unit.ts';
import { parseUnit, unitText } from './unit.ts';

const units: Readonly<Record<string, string>> = {
  'build cost': 'USD',
  salary: 'USD per person per year',
  team: 'people',
  duration: 'months',
  growth: 'ratio',
  price: 'USD / seat / month',
};
const unitOfName = (name: string): ReturnType<typeof unitOf> =>
  units[name] === undefined ? null : parseUnit(units[name]);

describe('the unit of a formula', () => {
  it.each([
    ['5', null],
    ['5M USD', 'USD'],
    ['30%', 'ratio'],
    ['unknown', null],
    ['2 * build cost + 3', 'USD'],
    ['build cost * (1 + growth)', 'USD'],
    ['unknown * build cost', null],
    ['unknown + build cost', 'USD'],
    ['salary * team * duration', 'USD'],
    ['salary * 5 engineers * 2 years', 'USD'],
    ['price * 40 seats', 'USD per month'],
    ['build cost / duration', 'USD per month'],
    ['1 / build cost', 'per USD'],
    ['build cost / 1M USD', 'ratio'],
    ['max(build cost, 5M USD, 3)', 'USD'],
    ['if(team > 3 people, build cost, 0)', 'USD'],
    ['round(build cost / 1000) * 1000', 'USD'],
    ['-abs(build cost)', 'USD'],
    ['build cost ^ 2', 'USD-USD'],
    ['sqrt(build cost * build cost)', 'USD'],
    ['(1 + growth) ^ (duration / 1 year)', 'ratio'],
    ['exp(growth) + ln(2)', 'ratio'],
    ['exp(2)', null],
    ['unknown ^ growth', null],
    ['0.92 EUR per USD * build cost', 'EUR'],
  ])('of %s is %s', (text, expected) => {
    const unit = unitOf(parseFormula(text), unitOfName);
    expect(unit && unitText(unit)).toBe(expected);
  });

  it.each([
    ['5M USD + 6 months', '5M USD and 6 months cannot be added: give both one unit'],
    ['build cost - duration', '"build cost" (USD) and "duration" (month) cannot be subtracted: give both one unit'],
    ['build cost + growth', '"growth" (ratio) cannot be added: a share of a value is written value * (1 + 30%)'],
    ['min(5 TB, unknown, 3 USD)', '5 TB and 3 USD cannot be compared'],
    ['if(5 USD > 3 EUR, 1, 2)', '5 USD and 3 EUR cannot be compared'],
    ['if(1, 5 USD, 6 days)', '5 USD and 6 days cannot be two answers of one if'],
    ['2 ^ duration', 'an exponent has no unit, and "duration" (month) has one: divide it by a number with that unit'],
    ['(3% per year) ^ unknown', 'what is raised to a power that may vary has no unit'],
    ['exp(build cost)', 'exp takes a number without a unit, and "build cost" (USD) has one'],
    ['ln(5 USD)', 'ln takes a number without a unit, and 5 USD has one'],
    ['sqrt(build cost)', '"build cost" (USD) to the power of 0.5 has no unit that can be named'],
    ['2 * (1 USD + 1 EUR)', '1 USD and 1 EUR cannot be added'],
  ])('is refused of %s', (text, message) => {
    const refuse = (): unknown => unitOf(parseFormula(text), unitOfName);
    expect(refuse).toThrow(expect.objectContaining({ code: 'UNIT_MIX', message: expect.stringContaining(message) }));
  });
});
