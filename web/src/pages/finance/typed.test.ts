import { describe, expect, it } from 'vitest';
import type { Argument } from './finance-function.ts';
import { addressOf, argumentsOf, entriesOf, numberOf, pastedEntries, plainEntry, typedFrom } from './typed.ts';

const argument = (name: string, kind: Argument['kind'], rest: Partial<Argument> = {}): Argument => ({
  name,
  kind,
  unit: 'amount',
  required: rest.default === undefined,
  default: null,
  choices: [],
  description: '',
  example: 1,
  ...rest,
});

const definitions = [
  argument('rate', 'number', { example: 0.1 }),
  argument('flows', 'flows', { example: [-100, 110] }),
  argument('mode', 'choice', { default: 'interp', example: 'interp' }),
  argument('noSwitch', 'boolean', { default: false, example: false }),
];

describe('a number in a field', () => {
  it('is read as people and spreadsheets write it', () => {
    const cases: readonly (readonly [string, number | undefined])[] = [
      ['0.1', 0.1],
      ['10%', 0.1],
      ['7.5 %', 0.075],
      ['1,200.50', 1200.5],
      ['$1,200', 1200],
      ['(300)', -300],
      ['−5', -5],
      ['1e3', 1000],
      ['.5', 0.5],
      ['', undefined],
      ['abc', undefined],
      ['1.2.3', undefined],
    ];
    for (const [text, number] of cases) expect([text, numberOf(text)]).toEqual([text, number]);
  });
});

describe('pasted entries', () => {
  it('are the cells of a column or a row, or numbers with commas between them', () => {
    expect(pastedEntries('-1,400.00\r\n380\r\n(395)\r\n')).toEqual(['-1400', '380', '-395']);
    expect(pastedEntries('1\t2\t3')).toEqual(['1', '2', '3']);
    expect(pastedEntries('-100, 230, -132')).toEqual(['-100', '230', '-132']);
    expect(pastedEntries('-100,230.5,-1')).toEqual(['-100', '230.5', '-1']);
    expect(pastedEntries('1,200')).toEqual(['1200']);
    expect(pastedEntries('2024-01-01\n2025-01-01')).toEqual(['2024-01-01', '2025-01-01']);
    expect(plainEntry('1,000')).toBe('1000');
  });
});

describe('the fields of a function', () => {
  it('begin with the examples, or with what the address says', () => {
    expect(typedFrom(definitions, undefined)).toEqual({
      rate: '0.1',
      flows: '-100,110',
      mode: 'interp',
      noSwitch: 'false',
    });
    expect(typedFrom(definitions, ['rate=', 'flows=-1,2', 'noSwitch=true'])).toEqual({
      rate: '',
      flows: '-1,2',
      mode: 'interp',
      noSwitch: 'true',
    });
  });

  it('come back out of their own address', () => {
    const typed = { rate: '7%', flows: '-1,x,2', mode: 'whole', noSwitch: 'true' };
    expect(typedFrom(definitions, addressOf(typed))).toEqual(typed);
  });

  it('give the arguments: an empty field none, and what is no number as it stands', () => {
    const typed = { rate: '10%', flows: '-1,x,2', mode: 'whole', noSwitch: 'true' };
    expect(argumentsOf(definitions, typed)).toEqual({
      rate: 0.1,
      flows: [-1, 'x', 2],
      mode: 'whole',
      noSwitch: true,
    });
    expect(argumentsOf(definitions, { rate: ' ', flows: '', mode: '', noSwitch: '' })).toEqual({ flows: [] });
    expect(entriesOf('')).toEqual([]);
  });
});
