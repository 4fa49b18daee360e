import { Refusal } from '@capwise/domain';
import type { Assumption } from '@capwise/domain/decide';
import {
  evaluate,
  isRange,
  orderAssumptions,
  parseFormula,
  parseRange,
  readUnit,
  scaled,
  unitOf,
  unitText,
  type Formula,
  type Unit,
} from '@capwise/domain/estimate';
import type { Place, Section } from './reader.ts';
import { noScope, type Scope } from './scope.ts';

/** The assumptions of a case, each after those that it is calculated from, with their places. */
export type ReadAssumptions = {
  readonly assumptions: readonly Assumption[];
  readonly places: ReadonlyMap<string, Place>;
  readonly scope: Scope;
};

/** Beyond this no amount of a company lies, and sums would lose their cents. */
const valueMax = 1e15;
const needs = 'write a value, a range as "8M to 16M", or a formula of other assumptions';

/** Reads "assumptions:". Refuses INVALID_CASE for what cannot be read, a ring, an unknown name, and units that do not fit. */
export function readAssumptions(root: Section): ReadAssumptions {
  const section = root.section('assumptions');
  if (!section) return { assumptions: [], places: new Map(), scope: noScope };
  const places = new Map(section.keys.map((name) => [name, section.placeOf(name)]));
  const given = new Map(section.keys.map((name) => [name, readGiven(section, name)]));
  const order = at(section, section.keys[0] ?? '', () => orderAssumptions([...given.values()]));
  const read = new Map<string, Assumption>();
  for (const one of order) {
    const { formula } = one;
    read.set(one.name, formula ? calculatedFrom(section, { ...one, formula }, read) : one);
  }
  return { assumptions: [...read.values()], places, scope: scopeOf(read) };
}

function scopeOf(read: ReadonlyMap<string, Assumption>): Scope {
  return {
    names: [...read.keys()],
    unitOf: (name) => read.get(name)?.unit ?? null,
    valueOf: (name) => read.get(name)?.base ?? Number.NaN,
  };
}

function readGiven(section: Section, name: string): Assumption {
  if (!isName(name)) throw section.refuse(name, noNameWords(name));
  const own = section.isSection(name) ? section.section(name) : null;
  own?.only(['value', 'unit', 'source', 'owner', 'date']);
  const [cell, key] = own ? [own, 'value'] : [section, name];
  const text = cell.required(key, '8M to 16M');
  const stated = own?.has('unit') ? at(own, 'unit', () => readUnit(own.required('unit', 'USD'))) : null;
  const about = {
    name,
    stated: stated && { unit: own?.text('unit') ?? '', factor: stated.up / stated.down },
    written: text,
    source: own?.text('source') ?? null,
    owner: own?.text('owner') ?? null,
    date: own?.has('date') ? dayOf(own, 'date') : null,
  };
  if (!isRange(text)) {
    const formula = at(cell, key, () => parseFormula(text));
    return { ...about, base: Number.NaN, unit: stated?.unit ?? null, distribution: null, formula, words: 'calculated' };
  }
  const range = at(cell, key, () => parseRange(text));
  if (!(Math.abs(range.base) <= valueMax)) throw cell.refuse(key, `it is beyond ${valueMax}: ${needs}`);
  if (stated && range.unit) at(cell, key, () => requireUnit(stated.unit, range.unit));
  const factor = stated && !range.unit ? stated.up / stated.down : 1;
  return {
    ...about,
    base: range.base * factor,
    unit: range.unit ?? stated?.unit ?? null,
    distribution: range.distribution && scaled(range.distribution, factor),
    formula: null,
    words: range.words,
  };
}

function calculatedFrom(
  section: Section,
  one: Assumption & { readonly formula: Formula },
  read: ReadonlyMap<string, Assumption>,
): Assumption {
  const scope = scopeOf(read);
  return at(section, one.name, () => {
    const unit = unitOf(one.formula, scope.unitOf);
    requireUnit(one.unit, unit);
    return { ...one, unit: one.unit ?? unit, base: evaluate(one.formula, scope.valueOf) };
  });
}

function requireUnit(stated: Unit | null, found: Unit | null): void {
  if (!stated || !found || unitText(stated) === unitText(found)) return;
  throw new Refusal(
    'UNIT_MIX',
    `it is in ${unitText(found)}, and its unit says ${unitText(stated)}: change one of them`,
  );
}

/** A name as formulas read it: a formula of this name alone is the name. */
function isName(name: string): boolean {
  const formula = formulaIn(name);
  return formula?.op === 'name' && formula.name === name;
}

function formulaIn(text: string): Formula | null {
  try {
    return parseFormula(text);
  } catch {
    return null;
  }
}

/** Why a text is no name: formulas have that word for themselves, or it is none of words. */
function noNameWords(name: string): string {
  const [two, counted] = [`${name} fee`, `${name} needed`];
  if (formulaIn(`1 ${name.toLowerCase()}`) && isName(counted))
    return `"${name}" is a word of units, as in "6 months" or "5 people", which no assumption can be called: give it a second word, as "${counted}"`;
  if (isName(two))
    return `"${name}" is a word that formulas are written with, which no assumption can be called: give it a second word, as "${two}"`;
  return 'a name is of words that begin with a letter, as "build cost": formulas could not say it';
}

function dayOf(section: Section, key: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(section.required(key, '2026-10-02'));
  } catch {
    throw section.refuse(key, 'it is not a day: write 2026-10-02');
  }
}

/** Runs what a formula or a range may refuse: its refusal says where in the file it is, and what may be written. */
function at<Value>(section: Section, key: string, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'INVALID_CASE') throw error;
    const user = error.data?.['user'];
    throw section.refuse(typeof user === 'string' && section.has(user) ? user : key, `${error.message}; ${needs}`);
  }
}
