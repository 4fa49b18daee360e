import { Refusal } from '@capwise/domain';
import type { FinanceArgument } from '@capwise/domain/finance/catalogue';

/** What a caller gave to a function, by name. */
type Given = Readonly<Record<string, unknown>>;
type Definitions = Readonly<Record<string, FinanceArgument>>;
type Place = { readonly fn: string; readonly name: string };

/** Entries that a list may hold: a century of months. */
const periodsMax = 1200;

/**
 * Reads what a function takes, with its defaults. Refuses what it does not take, what is missing and what is of another kind as
 * INVALID_INPUT, a text that is no day as INVALID_DATE.
 */
export function readArguments(fn: string, args: Given, definitions: Definitions): Readonly<Record<string, unknown>> {
  requireNames(fn, args, Object.keys(definitions));
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      const value = Object.hasOwn(args, name) ? args[name] : undefined;
      if (value !== undefined) return [name, read(value, definition, { fn, name })];
      if (definition.default === undefined)
        throw invalid(fn, `needs "${name}": ${wanted[definition.kind]}`, { argument: name });
      return [name, definition.default];
    }),
  );
}

const wanted: Readonly<Record<FinanceArgument['kind'], string>> = {
  number: 'a number',
  flows: 'a list of numbers',
  dates: 'a list of days',
  choice: 'a word',
  boolean: 'true or false',
};

function requireNames(fn: string, args: Given, names: readonly string[]): void {
  const unknown = Object.keys(args).filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  throw invalid(fn, `has no argument ${unknown.map(quoted).join(', ')}: its arguments are ${names.join(', ')}`, {
    unknown,
    names,
  });
}

function read(value: unknown, definition: FinanceArgument, place: Place): unknown {
  switch (definition.kind) {
    case 'number':
      return readNumber(value, place);
    case 'flows':
      return readNumbers(value, place);
    case 'dates':
      return readDates(value, place);
    case 'choice':
      return readChoice(value, definition.choices, place);
    case 'boolean':
      return readBoolean(value, place);
  }
}

/** JSON has no NaN and no infinity: their names in quotes stand for them. */
function readNumber(value: unknown, { fn, name }: Place): number {
  const number = asNumber(value);
  if (number !== undefined) return number;
  throw invalid(fn, `takes a number as "${name}", not ${shown(value)}`, { argument: name });
}

function readNumbers(value: unknown, place: Place): readonly number[] {
  const { fn, name } = place;
  return readList(value, place, { what: 'a list of numbers', example: '[-100, 110]' }).map((entry, period) => {
    const number = asNumber(entry);
    if (number !== undefined) return number;
    throw invalid(fn, `takes numbers in "${name}", but period ${period} is ${shown(entry)}`, {
      argument: name,
      period,
    });
  });
}

/** A command line gives days as one text with commas. */
function readDates(value: unknown, place: Place): readonly Temporal.PlainDate[] {
  const { fn, name } = place;
  const given = typeof value === 'string' ? value.split(',') : value;
  return readList(given, place, { what: 'a list of days', example: '["2026-01-31"]' }).map((entry, position) => {
    const date = asDate(entry);
    if (date) return date;
    throw new Refusal(
      'INVALID_DATE',
      `${fn} takes days in "${name}", but entry ${position} is ${shown(entry)}: write a day of the calendar as 2026-10-31`,
      { fn, argument: name, period: position },
    );
  });
}

type Words = { readonly what: string; readonly example: string };

function readList(value: unknown, { fn, name }: Place, { what, example }: Words): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw invalid(fn, `takes ${what} as "${name}", not ${shown(value)}: write ${example}`, { argument: name });
  }
  if (value.length > periodsMax) {
    throw invalid(fn, `takes at most ${periodsMax} periods as "${name}", not ${value.length}: add up to longer ones`, {
      argument: name,
      limit: periodsMax,
    });
  }
  return value;
}

function readChoice(value: unknown, choices: readonly string[], { fn, name }: Place): string {
  const choice = choices.find((word) => word === value);
  if (choice !== undefined) return choice;
  throw invalid(fn, `takes ${choices.map(quoted).join(' or ')} as "${name}", not ${shown(value)}`, { argument: name });
}

function readBoolean(value: unknown, { fn, name }: Place): boolean {
  if (typeof value === 'boolean') return value;
  throw invalid(fn, `takes true or false as "${name}", not ${shown(value)}`, { argument: name });
}

function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined;
}

function asDate(value: unknown): Temporal.PlainDate | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

function invalid(fn: string, problem: string, data: Refusal['data']): Refusal {
  return new Refusal('INVALID_INPUT', `${fn} ${problem}`, { fn, ...data });
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function quoted(word: string): string {
  return `"${word}"`;
}
