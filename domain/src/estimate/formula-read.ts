import { Refusal } from '../refusal/index.ts';
import { matchAt, numberAt } from './formula-number.ts';
import { functionNames, type Arithmetic, type Comparison, type Formula, type FunctionName } from './formula.ts';
import { readUnit, unitWordPattern, unitWords, type Unit } from './unit.ts';

const charactersMax = 2_000;
const nestingMax = 100;
/** More of a formula than this is not repeated in a message. */
const quotedMax = 80;

const space = /\s*/y;
const nameWord = String.raw`[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*`;
const namePattern = new RegExp(String.raw`\p{L}[\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*(?:\s+${nameWord})*`, 'uy');
const wordAfterNumber = new RegExp(String.raw`\s*(?!per\b)(${unitWordPattern})(?![\p{L}\p{N}_]|\s*\()`, 'uy');
const perWord = new RegExp(String.raw`\s*\bper\s+(${unitWordPattern})`, 'uy');
const belowWords = new RegExp(String.raw`\s*\/\s*(${unitWordPattern}(?:\s+${nameWord})*)`, 'uy');
const strayWord = new RegExp(`${nameWord}|.`, 'uy');

const comparisons: readonly (readonly [RegExp, Comparison])[] = [
  [/<=/y, 'less-or-equal'],
  [/<>/y, 'not-equal'],
  [/>=/y, 'greater-or-equal'],
  [/</y, 'less'],
  [/>/y, 'greater'],
  [/=(?!=)/y, 'equal'],
];
const sums: readonly (readonly [RegExp, Arithmetic])[] = [
  [/\+/y, 'add'],
  [/[-−]/y, 'subtract'],
];
const products: readonly (readonly [RegExp, Arithmetic])[] = [
  [/[*×]/y, 'multiply'],
  [/[/÷]/y, 'divide'],
];
/** How many values a function takes; what is not said here takes one. */
const taken: Readonly<Partial<Record<FunctionName, readonly [number, number]>>> = {
  if: [3, 3],
  min: [2, Number.POSITIVE_INFINITY],
  max: [2, Number.POSITIVE_INFINITY],
};
const reserved: ReadonlySet<string> = new Set([...functionNames, 'per', ...unitWords]);
/** Words that ranges are written with: no unit after a number. */
const rangeWords: ReadonlySet<string> = new Set(['to', 'chance', 'of']);

/** Distributions that ranges are written with by name. */
export const rangeNames = ['normal', 'lognormal', 'uniform', 'triangular', 'pert', 'overrun'] as const;

/**
 * Reads a formula over named values: `users * price per seat * (1 + 30%)`.
 *
 * A name is a run of words with spaces between them, so that `-` inside of a word belongs to it. A number may carry k, M, B or %,
 * then one word as its unit, then more after `per`: `12 USD per TB`. After `/` only time words and `person` are of the unit, since
 * no name can be one of them: `500k USD / person / year`. `^` binds before a sign and to the right, so that −2^2 is −4; then
 * come * and /, then + and −. Comparisons stand only as the condition of `if`. Refuses INVALID_FORMULA.
 */
export function parseFormula(text: string): Formula {
  if (text.length > charactersMax) {
    throw new Refusal(
      'INVALID_FORMULA',
      `the formula has ${text.length} characters, of ${charactersMax} at most: ` +
        'name a part of it as an assumption of its own',
      { characters: text.length },
    );
  }
  return new FormulaReader(text).whole();
}

class FormulaReader {
  readonly #text: string;
  #position = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Formula {
    if (this.#text.trim() === '') throw this.#refuse('it is empty; write 5M, or names and numbers with + - * /');
    const formula = this.#sum();
    if (!this.#isAtEnd()) throw this.#stray('after');
    return formula;
  }

  #condition(): Formula {
    const left = this.#sum();
    const op = this.#operator(comparisons);
    return op ? { op, left, right: this.#sum() } : left;
  }

  #sum(): Formula {
    return this.#chain(sums, () => this.#chain(products, () => this.#signed()));
  }

  #chain(operators: readonly (readonly [RegExp, Arithmetic])[], operand: () => Formula): Formula {
    let left = operand();
    for (let op = this.#operator(operators); op; op = this.#operator(operators)) {
      left = { op, left, right: operand() };
    }
    return left;
  }

  #signed(): Formula {
    return this.#nested(() => {
      if (this.#take(/[-−]/y)) return { op: 'negate', of: this.#signed() };
      const base = this.#single();
      return this.#take(/\^/y) ? { op: 'power', left: base, right: this.#signed() } : base;
    });
  }

  #single(): Formula {
    this.#take(/(?=.)/y);
    if (this.#take(/\(/y)) {
      const inner = this.#sum();
      this.#close('the bracket');
      return inner;
    }
    return this.#number() ?? this.#named();
  }

  #number(): Formula | null {
    const found = numberAt(this.#text, this.#position);
    if (!found) return null;
    this.#position = found.end;
    const start = this.#position;
    const word = this.#take(wordAfterNumber)?.[1];
    if (word !== undefined && (rangeWords.has(word) || (reserved.has(word) && !unitWords.has(word)))) {
      throw this.#refuseUnit(start, word);
    }
    while (this.#take(perWord) || this.#unitBelow()) continue;
    const unit = this.#text.slice(start, this.#position).trim();
    if (unit === '') return numberOf(found.value, found.isPercent ? {} : null);
    const { unit: powers, up, down } = readUnit(unit);
    return numberOf((found.value * up) / down, powers);
  }

  /** `/ year`, and not `/ year one cost`, which is a name. */
  #unitBelow(): boolean {
    const words = matchAt(belowWords, this.#text, this.#position);
    const [first = '', ...others] = words?.[1]?.split(/\s+per\s+/) ?? [];
    if (!words || !unitWords.has(first) || others.some((other) => /\s/.test(other))) return false;
    this.#position += words[0].length;
    return true;
  }

  #named(): Formula {
    const start = this.#skipped();
    const name = this.#take(namePattern)?.[0].replaceAll(/\s+/g, ' ');
    if (name === undefined) throw this.#stray('before');
    if (this.#take(/\(/y)) return this.#call(name.toLowerCase(), start);
    if (!reserved.has(name.toLowerCase())) return { op: 'name', name };
    this.#position = start;
    throw this.#refuse(
      isFunction(name.toLowerCase())
        ? `"${name}" is a function; write ${name}( and what it takes`
        : `"${name}" is a word of units, and follows a number: write 12 USD per seat per month, ` +
            'or give the name a second word',
    );
  }

  #call(name: string, start: number): Formula {
    if (!isFunction(name)) {
      this.#position = start;
      const remedy = rangeNames.some((known) => known === name)
        ? 'a range stands alone: give it a name and use that here'
        : `there are ${functionNames.join(', ')}; write * to multiply`;
      throw this.#refuse(`"${name}" is no function; ${remedy}`);
    }
    const of = [name === 'if' ? this.#condition() : this.#sum()];
    while (this.#take(/,/y)) of.push(this.#sum());
    this.#close(name);
    const [least, most] = taken[name] ?? [1, 1];
    if (of.length >= least && of.length <= most) return { op: 'call', name, of };
    this.#position = start;
    const wanted = name === 'if' ? 'a condition and two values' : least === 1 ? 'one value' : 'two values or more';
    throw this.#refuse(`${name} takes ${wanted}, not ${of.length}; 1,200 is one number, 1, 200 are two`);
  }

  #close(what: string): void {
    if (this.#take(/\)/y)) return;
    throw this.#isAtEnd() ? this.#refuse(`${what} is not closed; write ) after it`) : this.#stray('after');
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > nestingMax) {
      throw this.#refuse(`it is nested more than ${nestingMax} deep; name a part of it as an assumption of its own`);
    }
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #operator<Op>(operators: readonly (readonly [RegExp, Op])[]): Op | undefined {
    return operators.find(([pattern]) => this.#take(pattern))?.[1];
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    const start = this.#skipped();
    const match = matchAt(pattern, this.#text, start);
    if (match) this.#position = start + match[0].length;
    return match;
  }

  #skipped(): number {
    return this.#position + (matchAt(space, this.#text, this.#position)?.[0].length ?? 0);
  }

  #isAtEnd(): boolean {
    return this.#skipped() >= this.#text.length;
  }

  #stray(place: 'before' | 'after'): Refusal {
    this.#position = this.#skipped();
    const found = matchAt(strayWord, this.#text, this.#position)?.[0];
    if (found === undefined) return this.#refuse('it ends where a number or a name is missing');
    return this.#refuse(
      `"${found}" cannot stand ${place === 'before' ? 'where a value begins' : 'after a value'}; ${remedyFor(found)}`,
    );
  }

  #refuseUnit(start: number, word: string): Refusal {
    this.#position = start + (matchAt(space, this.#text, start)?.[0].length ?? 0);
    return this.#refuse(`"${word}" is no unit of a number; ${remedyFor(word)}`);
  }

  #refuse(why: string): Refusal {
    const position = this.#skipped();
    const found = matchAt(strayWord, this.#text, position)?.[0] ?? null;
    return new Refusal(
      'INVALID_FORMULA',
      `"${shortened(this.#text)}" is no formula: at column ${position + 1}, ${why}`,
      {
        column: position + 1,
        found,
      },
    );
  }
}

function shortened(text: string): string {
  return text.length <= quotedMax ? text : `${text.slice(0, quotedMax)}…`;
}

function numberOf(value: number, unit: Unit | null): Formula {
  return { op: 'number', value, unit };
}

function isFunction(name: string): name is FunctionName {
  return functionNames.some((known) => known === name);
}

const remedies: Readonly<Record<string, string>> = {
  '<': 'a comparison stands in if(a < b, this, that)',
  '>': 'a comparison stands in if(a > b, this, that)',
  '=': 'a comparison stands in if(a = b, this, that), with one =',
  '!': 'write <> for what differs',
  '*': 'write ^ for a power',
  '.': 'write 0.5, and no dots in names',
  ',': 'write thousands as 1,200,000, and values of a function with a space between: min(1, 200)',
  ')': 'take it out, or open it before',
  to: 'a range stands alone: give it a name and use that here',
  chance: 'a range stands alone: give it a name and use that here',
  of: 'write 30% * revenue',
  '"': 'there are no texts, only numbers and names',
};
const currencySigns: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR' };

function remedyFor(found: string): string {
  if (found === '$' || Object.hasOwn(currencySigns, found))
    return `write the currency after the number: 5M ${currencySigns[found] ?? 'USD'}`;
  if (Object.hasOwn(remedies, found)) return remedies[found] ?? '';
  return 'write + - * / or ^ between values, and nothing but names and numbers';
}
