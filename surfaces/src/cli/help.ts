import { operationEntry, type OperationName } from '@capwise/contract';
import { desks, operationsOf, programs, spelled } from './find-command.ts';

/** The first page of help: names and summaries, from the index alone. */
export function topHelp(): string {
  return [
    'capwise: for this engineering dollar, what happens to EBITDA, and what happens to cash?',
    '',
    'usage: capwise <desk> <verb> [words] [--flags]',
    '       capwise <desk> <verb> --help',
    '',
    ...desks().flatMap((desk) => [desk, ...rows(operationsOf(desk).map(operationRow)), '']),
    'also',
    ...rows([...Object.entries(programs), ['--version', 'Show the version']]),
    '',
  ].join('\n');
}

/** The page of one desk. */
export function deskHelp(desk: string): string {
  return [
    `usage: capwise ${desk} <verb> [words] [--flags]`,
    '',
    ...rows(operationsOf(desk).map(operationRow)),
    '',
  ].join('\n');
}

function operationRow(name: OperationName): readonly [string, string] {
  const { short, summary } = operationEntry(name);
  return [spelled(name), short ? `${summary} (short: ${short})` : summary];
}

function rows(pairs: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, says]) => `  ${name.padEnd(width)}  ${says}`);
}
