import { errorCatalogue, operationEntry } from '@capwise/contract';
import type { Operation } from '@capwise/contract/operation';
import { outputFileField } from '../schema/file-fields.ts';
import { inputSchema, outputSchema } from '../schema/json-schema.ts';
import { commonFlags } from './arguments.ts';
import { spelled } from './find-command.ts';
import { fieldsOf, type Field, type Shape } from './shape.ts';
import { spellInput } from './spell-input.ts';
import { wrapped } from './wrap.ts';

/** The page of one operation, from its schema: words, flags with defaults, examples, failures. */
export function operationHelp(operation: Operation, columns = 100): string {
  const fields = fieldsOf(inputSchema(operation));
  const { short } = operationEntry(operation.name);
  const words = fields.find(({ name }) => name === operation.commandLine?.words);
  const usage = [spelled(operation.name), ...(short ? [short] : [])].map(
    (command) => `capwise ${command}${words ? ` ${wordsOf(words)}` : ''} [--flags]`,
  );
  return [
    operation.summary,
    '',
    ...usage.map((line, index) => `${index === 0 ? 'usage: ' : '       '}${line}`),
    '',
    ...section('flags', fields.map(fieldRow), columns),
    ...section('flags of every command', commonRows(operation), columns),
    ...examples(operation, fields),
    ...section('failures', operation.errors.map(failureRow), columns),
  ].join('\n');
}

function wordsOf({ name, shape, required }: Field): string {
  const word = shape.kind === 'list' ? `<${name}…>` : `<${name}>`;
  return required ? word : `[${word}]`;
}

function fieldRow(field: Field): readonly [string, string] {
  const { flag, shape, required, defaultValue, description } = field;
  const spelling = shape.kind === 'boolean' ? `--${flag}, --no-${flag}` : `--${flag} ${placeholder(shape)}`;
  const notes = [
    ...formNotes(shape),
    ...(required ? ['required'] : []),
    ...(shape.kind === 'list' || shape.kind === 'record' ? ['may be repeated'] : []),
    ...(isShown(defaultValue)
      ? [`default ${typeof defaultValue === 'string' ? defaultValue : JSON.stringify(defaultValue)}`]
      : []),
  ];
  return [spelling, [description, ...(notes.length > 0 ? [`(${notes.join('; ')})`] : [])].filter(Boolean).join(' ')];
}

/** What JSON looks like that a flag takes. */
function formNotes(shape: Shape): readonly string[] {
  if (shape.kind === 'json') return [`as ${shape.form}`];
  return shape.kind === 'record' && shape.value.kind === 'json' ? [`as NAME=${shape.value.form}`] : [];
}

function isShown(value: unknown): boolean {
  return value !== undefined && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function placeholder(shape: Shape): string {
  switch (shape.kind) {
    case 'choice':
      return shape.choices.join('|');
    case 'list':
      return placeholder(shape.item);
    case 'record':
      return shape.value.kind === 'json' ? 'NAME=JSON' : 'NAME=VALUE';
    case 'file':
      return 'PATH';
    case 'any':
      return 'VALUE';
    case 'text':
    case 'number':
    case 'boolean':
    case 'json':
      return shape.kind.toUpperCase();
  }
}

function commonRows(operation: Operation): readonly (readonly [string, string])[] {
  const writesFile = outputFileField(outputSchema(operation)) !== undefined;
  return Object.entries(commonFlags)
    .filter(([, { commands }]) => !commands || operation.kind === 'command')
    .filter(([flag]) => flag !== 'output' || writesFile)
    .map(([flag, { takes, says }]) => [takes ? `--${flag} ${takes}` : `--${flag}`, says] as const);
}

function failureRow(code: Operation['errors'][number]): readonly [string, string] {
  const { exit, when } = errorCatalogue[code];
  return [code, `exit ${exit}: ${when}`];
}

function section(title: string, rows: readonly (readonly [string, string])[], columns: number): readonly string[] {
  if (rows.length === 0) return [];
  const width = Math.min(34, Math.max(...rows.map(([name]) => name.length)));
  const lines = rows.flatMap(([name, says]) => {
    const [first = '', ...more] = wrapped(says, Math.max(30, columns - width - 4));
    const head =
      name.length > width ? [`  ${name}`, `  ${' '.repeat(width)}  ${first}`] : [`  ${name.padEnd(width)}  ${first}`];
    return [...head, ...more.map((line) => `  ${' '.repeat(width)}  ${line}`)];
  });
  return [title, ...lines.map((line) => line.trimEnd()), ''];
}

function examples(operation: Operation, fields: readonly Field[]): readonly string[] {
  if (operation.examples.length === 0) return [];
  const lines = operation.examples.flatMap(({ title, input }) => [
    `  # ${title}`,
    `  ${['capwise', spelled(operation.name), ...spellInput(input as Record<string, unknown>, fields, operation.commandLine?.words)].join(' ')}`,
  ]);
  return ['examples', ...lines, ''];
}
