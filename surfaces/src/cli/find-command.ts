import { operationEntry, operationNames, type OperationName } from '@capwise/contract';
import { Refusal } from '@capwise/domain';
import { didYouMean } from '../nearest.ts';
import { kebab } from './kebab.ts';

const names = Object.keys(operationNames) as readonly OperationName[];

/** Programs of the command line that are no operations. */
export const programs = {
  serve: 'Serve the workbench and the API on this machine; prints its address',
  mcp: 'Serve the operations as tools over standard input and output (Model Context Protocol)',
  help: 'Show this page, or that of a desk or a command',
} as const;

export type Program = keyof typeof programs;

/** What the first words name. */
export type Found =
  | { readonly kind: 'program'; readonly program: Program; readonly rest: readonly string[] }
  | { readonly kind: 'desk'; readonly desk: string; readonly rest: readonly string[] }
  | { readonly kind: 'operation'; readonly name: OperationName; readonly rest: readonly string[] };

/** The words that name an operation: `desk verb`. */
export function spelled(name: OperationName): string {
  return name.split('.').map(kebab).join(' ');
}

/** The desks, in the order of the index. */
export function desks(): readonly string[] {
  return [...new Set(names.map(deskOf))];
}

/** The operations of a desk. */
export function operationsOf(desk: string): readonly OperationName[] {
  return names.filter((name) => deskOf(name) === desk);
}

/** Finds what the first words name. Refuses UNKNOWN_OPERATION and says what is nearest. */
export function findCommand([first = '', second, ...others]: readonly string[]): Found {
  const after = second === undefined ? [] : [second, ...others];
  if (Object.hasOwn(programs, first)) return { kind: 'program', program: first as Program, rest: after };
  const whole = names.find((name) => name === first || operationEntry(name).short === first);
  if (whole) return { kind: 'operation', name: whole, rest: after };
  if (!desks().includes(first)) throw unknownCommand(first, second);
  if (second === undefined || second.startsWith('-')) return { kind: 'desk', desk: first, rest: after };
  const found = operationsOf(first).find(
    (name) => spelled(name) === `${first} ${second}` || name === `${first}.${second}`,
  );
  if (found) return { kind: 'operation', name: found, rest: others };
  throw unknownVerb(first, second);
}

function deskOf(name: OperationName): string {
  return name.slice(0, name.indexOf('.'));
}

function unknownCommand(first: string, second: string | undefined): Refusal {
  const shorts = names.flatMap((name) => operationEntry(name).short ?? []);
  const written = [first, second].filter((word) => word !== undefined && !word.startsWith('-')).join(' ');
  const pairs = names.map(spelled);
  const meant =
    didYouMean(first, [...shorts, ...Object.keys(programs), ...desks()]) || didYouMean(written, pairs) || byVerb(first);
  return new Refusal(
    'UNKNOWN_OPERATION',
    `there is no command "${first}"${meant}: "capwise --help" lists all of them`,
    {
      value: first,
    },
  );
}

function byVerb(word: string): string {
  const found = names.find((name) => name.endsWith(`.${word}`));
  return found ? ` (did you mean "${spelled(found)}"?)` : '';
}

function unknownVerb(desk: string, verb: string): Refusal {
  const verbs = operationsOf(desk).map((name) => spelled(name).slice(desk.length + 1));
  return new Refusal(
    'UNKNOWN_OPERATION',
    `there is no command "${desk} ${verb}"${didYouMean(verb, verbs, `${desk} `)}: ${desk} has ${verbs.join(', ')}`,
    { value: `${desk} ${verb}` },
  );
}
