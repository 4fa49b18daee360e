import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCurrencyCode, minorDigits } from './currency.ts';
import { fineText, moneyText, parseFine, parseMoney, roundFine, toFine } from './decimal.ts';
import { money } from './money.ts';

const unit = 10n ** 18n;

describe('fine amounts', () => {
  it('reads plain decimals, signs and exponents exactly', () => {
    expect(parseFine('12.5')).toBe(12n * unit + unit / 2n);
    expect(parseFine('-0.01')).toBe(-(unit / 100n));
    expect(parseFine('+3')).toBe(3n * unit);
    expect(parseFine('1.2E-05')).toBe(12n * 10n ** 12n);
    expect(parseFine('1e3')).toBe(1000n * unit);
    expect(parseFine(' 7 ')).toBe(7n * unit);
    expect(parseFine('-0')).toBe(0n);
  });

  it('reads eighteen places and no nineteenth', () => {
    expect(parseFine('0.000000000000000001')).toBe(1n);
    expect(parseFine('1E-18')).toBe(1n);
    expect(parseFine('0.1000000000000000000')).toBe(unit / 10n);
    expect(() => parseFine('0.0000000000000000001')).toThrow('more than 18 decimal places');
    expect(() => parseFine('1E-19')).toThrow('more than 18 decimal places');
  });

  it('reads nothing that is not a decimal', () => {
    for (const text of [
      '',
      '-',
      '.',
      '.5',
      '5.',
      '1,000',
      '1.2.3',
      '0x10',
      'NaN',
      'Infinity',
      '1e',
      '--1',
      '1 2',
      '١',
    ]) {
      expect(() => parseFine(text)).toThrow(`"${text}" is not a decimal number`);
    }
  });

  it('refuses an exponent that would fill the memory', () => {
    expect(() => parseFine('1e300000000')).toThrow('is not a decimal number');
    expect(() => parseFine('1e-300000000')).toThrow('is not a decimal number');
  });

  it('writes the shortest exact text', () => {
    expect(['0', '10', '-0.5', '100.25', '1E-18'].map((text) => fineText(parseFine(text)))).toEqual([
      '0',
      '10',
      '-0.5',
      '100.25',
      '0.000000000000000001',
    ]);
  });

  it('comes back from its text unchanged', () => {
    fc.assert(fc.property(fc.bigInt(), (fine) => parseFine(fineText(fine)) === fine));
  });

  it('rounds once to the minor unit of the currency', () => {
    expect(roundFine(parseFine('0.125'), 'USD', 'half-even')).toEqual(money(12n, 'USD'));
    expect(roundFine(parseFine('0.125'), 'USD', 'half-up')).toEqual(money(13n, 'USD'));
    expect(roundFine(parseFine('-1.5'), 'JPY', 'half-even')).toEqual(money(-2n, 'JPY'));
    expect(roundFine(parseFine('1.23456'), 'BHD', 'half-even')).toEqual(money(1235n, 'BHD'));
  });
});

describe('money as text', () => {
  it('has all places of its currency', () => {
    expect(moneyText(money(5n, 'USD'))).toBe('0.05');
    expect(moneyText(money(-123456n, 'USD'))).toBe('-1234.56');
    expect(moneyText(money(-7n, 'JPY'))).toBe('-7');
    expect(moneyText(money(1n, 'KWD'))).toBe('0.001');
    expect(moneyText(money(12n, 'CLF'))).toBe('0.0012');
  });

  it('is refused with more places than the currency has', () => {
    expect(() => parseMoney('1.005', 'USD')).toThrow('more than 2 decimal places');
    expect(() => parseMoney('1.5', 'JPY')).toThrow('more than 0 decimal places');
    expect(parseMoney('1.500', 'USD')).toEqual(money(150n, 'USD'));
  });

  it('comes back from text and from fine amounts unchanged in every kind of currency', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.constantFrom('USD', 'JPY', 'KWD', 'CLF'), (minor, currency) => {
        const amount = money(minor, currency);
        expect(parseMoney(moneyText(amount), currency)).toEqual(amount);
        expect(roundFine(toFine(amount), currency, 'down')).toEqual(amount);
      }),
    );
  });
});

describe('currencies', () => {
  it('have two places unless ISO 4217 says otherwise', () => {
    expect(['USD', 'EUR', 'JPY', 'TND', 'UYW'].map(minorDigits)).toEqual([2, 2, 0, 3, 4]);
  });

  it('are named by three capital letters', () => {
    expect(['USD', 'usd', 'US', 'USDT', 'U$D', ''].map(isCurrencyCode)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
