import { describe, expect, it } from 'vitest';
import { add, isZero, money, negate, subtract, toEstimate, total } from './money.ts';

describe('money', () => {
  it('adds, subtracts and negates within one currency', () => {
    expect(add(money(150n, 'USD'), money(-50n, 'USD'))).toEqual(money(100n, 'USD'));
    expect(subtract(money(150n, 'USD'), money(200n, 'USD'))).toEqual(money(-50n, 'USD'));
    expect(negate(money(-7n, 'USD'))).toEqual(money(7n, 'USD'));
    expect([isZero(money(0n, 'USD')), isZero(money(1n, 'USD'))]).toEqual([true, false]);
  });

  it('does not compile and does not run when currencies are mixed', () => {
    const [usd, eur] = [money(1n, 'USD'), money(1n, 'EUR')];
    // @ts-expect-error dollars take no euros
    expect(() => add(usd, eur)).toThrow('cannot mix USD and EUR');
    // @ts-expect-error dollars lose no euros
    expect(() => subtract(usd, eur)).toThrow('cannot mix USD and EUR');
    // @ts-expect-error a total of dollars holds no euros
    expect(() => total('USD', [usd, eur])).toThrow('cannot mix USD and EUR');
  });

  it('is refused at run time where the types know only text', () => {
    const codes: readonly string[] = ['USD', 'EUR'];
    const [first = '', second = ''] = codes;
    expect(() => add(money(1n, first), money(1n, second))).toThrow('convert one of them with a dated rate first');
  });

  it('totals nothing to zero', () => {
    expect(total('USD', [])).toEqual(money(0n, 'USD'));
  });

  it('sums without losing a cent far beyond what a double holds', () => {
    const large = money(10n ** 20n + 1n, 'USD');
    expect(total('USD', [large, large, negate(large)])).toEqual(large);
  });

  it('becomes an estimate in major units', () => {
    expect([toEstimate(money(12345n, 'USD')), toEstimate(money(-5n, 'JPY')), toEstimate(money(1n, 'KWD'))]).toEqual([
      123.45, -5, 0.001,
    ]);
  });
});
