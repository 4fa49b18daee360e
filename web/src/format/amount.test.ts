import { describe, expect, it } from 'vitest';
import {
  amountText,
  changeText,
  chooseScale,
  counted,
  everyPlace,
  exactText,
  figureText,
  shortText,
  wholeScale,
} from './amount.ts';

describe('chooseScale', () => {
  it('shows small amounts to the cent', () => {
    const scale = chooseScale(['20.52', '14.98'], 'USD');
    expect([scale.label, amountText('20.52', scale)]).toEqual(['$', '20.52']);
  });

  it('chooses thousands and millions by the largest amount, whatever its sign', () => {
    expect(chooseScale(['1', '-10000'], 'USD').label).toBe('$k');
    expect(chooseScale(['1', '-7480000.00'], 'EUR').label).toBe('€M');
    expect(chooseScale(['2000000'], 'CHF').label).toBe('CHF M');
  });

  it('leaves unknown figures out of the choice', () => {
    expect(chooseScale([null, '12.00'], 'USD').power).toBe(0);
  });

  it('has no decimals where the currency has no minor unit', () => {
    expect(amountText('950', chooseScale(['950'], 'JPY'))).toBe('950');
  });
});

describe('amountText', () => {
  const millions = chooseScale(['7480000.00'], 'USD');

  it('writes negative amounts in parentheses', () => {
    expect(amountText('-7480000.00', millions)).toBe('(7.48)');
  });

  it('writes zero as an en dash and unknown as the word', () => {
    expect(amountText('0.00', millions)).toBe('–');
    expect(amountText('-0.00', millions)).toBe('–');
    expect(amountText(null, millions)).toBe('unknown');
  });

  it('never shows an amount that is not zero as zero', () => {
    expect(amountText('543.21', millions)).toBe('<0.01');
    expect(amountText('-543.21', millions)).toBe('(<0.01)');
  });

  it('rounds half to even and groups thousands', () => {
    expect(amountText('1234565000.00', millions)).toBe('1,234.56');
    expect(amountText('1234575000.00', millions)).toBe('1,234.58');
  });

  it('keeps amounts exact that no floating-point number holds', () => {
    expect(amountText('90071992547409.93', wholeScale('USD'))).toBe('90,071,992,547,409.93');
  });
});

describe('changeText', () => {
  const scale = chooseScale(['1380000'], 'USD');

  it('gives a rise its sign and a fall its parentheses', () => {
    expect([changeText('310000.00', scale), changeText('-1380000.00', scale)]).toEqual(['+0.31', '(1.38)']);
  });

  it('gives zero and unknown no sign', () => {
    expect([changeText('0', scale), changeText(null, scale)]).toEqual(['–', 'unknown']);
  });
});

describe('exact figures', () => {
  it('show every place of a bill row and at least those of the currency', () => {
    expect(exactText('1904.1234567890', 'USD')).toBe('1,904.123456789 USD');
    expect(exactText('-1234.5', 'USD')).toBe('-1,234.50 USD');
  });

  it('show other units in words', () => {
    expect(figureText('30', 'months')).toBe('30 months');
  });
});

describe('everyPlace', () => {
  it('keeps what is finer than a cent, and money has at least its own places', () => {
    expect([everyPlace('-0.564009377500', 'USD'), everyPlace('5', 'USD'), everyPlace('0.0', 'USD')]).toEqual([
      '(0.5640093775)',
      '5.00',
      '–',
    ]);
  });
});

describe('shortText', () => {
  it('puts the unit inside the parentheses of a negative amount', () => {
    expect([shortText('-6210000.00', 'USD'), shortText('312480.55', 'USD'), shortText('20.52', 'USD')]).toEqual([
      '(6.21M)',
      '312.5k',
      '20.52',
    ]);
  });
});

describe('counted', () => {
  it('groups thousands and says one row and many rows', () => {
    expect([counted(1, 'row'), counted(2318, 'row')]).toEqual(['1 row', '2,318 rows']);
  });
});
