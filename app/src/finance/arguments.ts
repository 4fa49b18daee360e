import { Refusal } from '@capwise/domain';

/** What a caller gave to a function, by name. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Entries that a list may hold: a century of months. */
const periodsMax = 1200;

/** Refuses names that a function does not take as INVALID_INPUT. */
export function requireNames(fn: string, args: Arguments, names: readonly string[]): void {
  const unknown = Object.keys(args).filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  throw invalid(fn, `has no argument ${unknown.map(quoted).join(', ')}: its arguments are ${names.join(', ')}`, {
    unknown,
    names,
  });
}

/** Reads one number. JSON has no NaN and no infinity: their names in quotes stand for them. */
export function numberArgument(fn: string, args: Arguments, name: string): number {
  const value = args[name];
  if (value === undefined) throw missing(fn, name, 'a number');
  const number = asNumber(value);
  if (number !== undefined) return number;
  throw invalid(fn, `takes a number as "${name}", not ${shown(value)}`, { argument: name });
}

/** Reads a list of numbers by period. */
export function numbersArgument(fn: string, args: Arguments, name: string): readonly number[] {
  const value = args[name];
  if (value === undefined) throw missing(fn, name, 'a list of numbers');
  if (!Array.isArray(value)) {
    throw invalid(fn, `takes a list of numbers as "${name}", not ${shown(value)}: write [-100, 110]`, {
      argument: name,
    });
  }
  if (value.length > periodsMax) {
    throw invalid(fn, `takes at most ${periodsMax} periods as "${name}", not ${value.length}: add up to longer ones`, {
      argument: name,
      limit: periodsMax,
    });
  }
  return value.map((entry: unknown, period) => {
    const number = asNumber(entry);
    if (number !== undefined) return number;
    throw invalid(fn, `takes numbers in "${name}", but period ${period} is ${shown(entry)}`, {
      argument: name,
      period,
    });
  });
}

/** Reads one of a few words; the first is what holds without the argument. */
export function choiceArgument<Choice extends string>(
  fn: string,
  args: Arguments,
  { name, choices }: { readonly name: string; readonly choices: readonly [Choice, ...Choice[]] },
): Choice {
  const value = args[name];
  if (value === undefined) return choices[0];
  const choice = choices.find((word) => word === value);
  if (choice !== undefined) return choice;
  throw invalid(fn, `takes ${choices.map(quoted).join(' or ')} as "${name}", not ${shown(value)}`, { argument: name });
}

function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined;
}

function missing(fn: string, name: string, what: string): Refusal {
  return invalid(fn, `needs "${name}": ${what}`, { argument: name });
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
