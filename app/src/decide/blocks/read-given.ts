import { isCurrencyCode } from '@capwise/domain/money';
import type { BlockDefinition, BlockKey, Given } from '@capwise/domain/decide';
import {
  evaluate,
  namesIn,
  parseFormula,
  quantityText,
  unitOf,
  unitText,
  type Formula,
  type Unit,
} from '@capwise/domain/estimate';
import { calculated, type Expected } from '../formulas.ts';
import type { LineSetting } from '../line-setting.ts';
import { daysOf, delayOf, offsetOf, wordOf, type Quantity } from '../quantities.ts';
import type { Section } from '../reader.ts';

/** A key as the block's formulas take it; the value is null where it is words. */
type Told = { readonly text: string; readonly value: number | null; readonly factor?: string };

const isNumber = /^[\d.,]+\s*[kKmMbB]?$/;

/** Reads what a block is told. Refuses INVALID_CASE at the key that is missing or does not fit. */
export function readGiven(section: Section, { keys }: BlockDefinition, setting: LineSetting): Given {
  const told = keys.flatMap((key): readonly (readonly [string, Told])[] => {
    if (section.has(key.key)) return [[key.key, readKey(section, key, setting)]];
    if (key.isRequired) section.required(key.key, key.example);
    return key.otherwise === null ? [] : [[key.key, unsaid(key, key.otherwise)]];
  });
  return {
    texts: new Map(told.map(([key, { text }]) => [key, text])),
    values: new Map(told.flatMap(([key, { value }]) => (value === null ? [] : [[key, value]]))),
    factors: new Map(told.flatMap(([key, { factor }]) => (factor === undefined ? [] : [[key, factor]]))),
    currency: setting.currency,
    horizon: setting.horizon,
  };
}

function unsaid({ kind }: BlockKey, text: string): Told {
  const isWords = kind === 'text' || kind === 'word' || kind === 'list';
  return { text, value: isWords ? null : evaluate(parseFormula(text), () => Number.NaN) };
}

function readKey(section: Section, key: BlockKey, { currency }: LineSetting): Told {
  const { kind } = key;
  switch (kind) {
    case 'text':
      return { text: section.required(key.key, key.example), value: null };
    case 'word':
      return { text: wordOf(section, key.key, key.words), value: null };
    case 'list':
      return { text: section.texts(key.key).join(', '), value: null };
    case 'duration':
      return timed(section, key, delayOf(section, key.key));
    case 'offset':
      return timed(section, key, offsetOf(section, key.key));
    case 'days':
      return timed(section, key, daysOf(section, key.key));
    case 'share':
      return measured(section, key, {
        currency,
        what: 'a share',
        factorOf: (unit) => (isBare(unit) ? 1 : null),
      });
    case 'number':
      return measured(section, key, {
        currency,
        what: `a ${key.unit}`,
        factorOf: (unit) => numberFactor(unit, key),
      });
    case 'amount':
    case 'rate':
      return measured(section, key, {
        currency,
        what: kind === 'rate' ? `an amount in ${currency} of a time` : `an amount in ${currency}`,
        factorOf: (unit) => (isAmount(unit, currency, kind === 'rate') ? 1 : null),
      });
  }
}

function timed(section: Section, key: BlockKey, { value, formula }: Quantity<number>): Told {
  if (formula === null || namesIn(formula).length === 0) return { text: String(value), value };
  if (key.isSure) throw unsure(section, key);
  return { text: section.required(key.key, key.example), value };
}

function measured(section: Section, key: BlockKey, expected: Expected & { readonly currency: string }): Told {
  const { formula, value } = calculated(section, key.key, { ...expected, remedy: `write ${key.example}` });
  if (value < 0 && key.kind !== 'share') throw section.refuse(key.key, `it comes to ${value}: write ${key.example}`);
  if (key.isSure && namesIn(formula).length > 0) throw unsure(section, key);
  const text = section.required(key.key, key.example);
  const measure = { key, formula, unit: unitOf(formula, section.scope.unitOf), currency: expected.currency };
  return { value, ...(isMoney(key) ? moneyTold(text, value, measure) : numberTold(text, value, measure)) };
}

type Measure = {
  readonly key: BlockKey;
  readonly formula: Formula;
  readonly unit: Unit | null;
  readonly currency: string;
};

/** Units that only count are divided out, so that amounts stay money however they are multiplied. */
function numberTold(text: string, value: number, { key, formula, unit }: Measure): Pick<Told, 'text'> {
  if (key.kind === 'number' && namesIn(formula).length === 0)
    return { text: quantityText(value * (unit ? (numberFactor(unit, key) ?? 1) : 1), null) };
  if (unit === null || isBare(unit)) return { text };
  return { text: `(${text}) / 1 ${unitText(unit)}${numberFactor(unit, key) === 12 ? ' * 12' : ''}` };
}

/** Money for each of something is multiplied by one of it. */
function moneyTold(
  text: string,
  value: number,
  { key, formula, unit, currency }: Measure,
): Pick<Told, 'text' | 'factor'> {
  if (key.isSure) return { text: quantityText(value, null) };
  if (unit === null)
    return namesIn(formula).length > 0
      ? { text }
      : { text, factor: isNumber.test(text) ? `${text} ${currency}` : `(${text}) * 1 ${currency}` };
  const counted = Object.entries(unit).filter(([word]) => word !== 'month' && !isCurrencyCode(word));
  if (counted.length === 0) return { text };
  const one = unitText(Object.fromEntries(counted.map(([word, power]) => [word, -power])));
  return { text: `(${text}) * 1 ${one}` };
}

/** A number of a time fits only where the key is of one. */
function numberFactor(unit: Unit, { unit: words }: BlockKey): number | null {
  const { month = 0 } = powersOf(unit);
  if (Object.keys(unit).some((word) => isCurrencyCode(word))) return null;
  if (month === 0) return 1;
  if (month !== -1) return null;
  return words.endsWith('a month') ? 1 : words.endsWith('a year') ? 12 : null;
}

function isAmount(unit: Unit, currency: string, isOfTime: boolean): boolean {
  const powers = powersOf(unit);
  const { month } = powers;
  return powers[currency] === 1 && (month === undefined || (isOfTime && month === -1));
}

function powersOf(unit: Unit): Readonly<Record<string, number>> {
  return unit;
}

function isBare(unit: Unit): boolean {
  return Object.keys(unit).length === 0;
}

function unsure(section: Section, { key, example }: BlockKey) {
  return section.refuse(
    key,
    `it cannot be calculated from assumptions, since it decides what lines there are: write ${example}`,
  );
}

function isMoney({ kind }: BlockKey): boolean {
  return kind === 'amount' || kind === 'rate';
}
