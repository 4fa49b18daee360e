import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OperationName } from '@capwise/contract';
import type { Operation } from '@capwise/contract/operation';
import { loadOperation } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import type { Composition } from '../compose.ts';
import { withFiles } from '../schema/file-fields.ts';
import { inputSchema, outputSchema, type JsonSchema } from '../schema/json-schema.ts';
import { isText, outputFileOf } from '../schema/output-file.ts';
import { knownFields } from '../schema/unknown-fields.ts';
import { readArguments, type Arguments } from './arguments.ts';
import { filePlace, type FilePlace } from './file-place.ts';
import { operationHelp } from './operation-help.ts';
import { progressLine } from './progress.ts';
import { render } from './render/render.ts';
import { fieldsOf } from './shape.ts';
import type { Terminal } from './terminal.ts';

/** What running an operation needs besides its words. */
export type World = {
  readonly terminal: Terminal;
  readonly open: () => Promise<Composition>;
  readonly signal: AbortSignal;
};

/** Runs one operation from its words and prints what it answers. */
export async function runOperation(name: OperationName, words: readonly string[], world: World): Promise<void> {
  const operation = await loadOperation(name);
  const schema = inputSchema(operation);
  const grammar = { fields: fieldsOf(schema), words: operation.commandLine?.words, kind: operation.kind };
  const given = readArguments(words, grammar);
  const { common } = given;
  if (common.help) return world.terminal.out(operationHelp(operation, world.terminal.columns));
  const input = await inputOf(operation, schema, { given, terminal: world.terminal });
  const { invoke } = await world.open();
  const line = progressLine(world.terminal);
  const place = filePlace(world.terminal.folder, { output: common.output, inAnswer: isOn(common.json) });
  const call = {
    company: common.company,
    dryRun: isOn(common['dry-run']),
    idempotencyKey: common['idempotency-key'],
    progress: line.show,
    signal: world.signal,
    fileTarget: place.target,
  };
  const answer = await invoke(name as string, input, call).finally(line.clear);
  await print(answer, operation, { common, place, terminal: world.terminal });
}

/** True for a switch that was given and not turned off: `--json`, but not `--json=false`. */
function isOn(flag: string | undefined): boolean {
  return flag !== undefined && flag !== 'false';
}

type Asked = { readonly given: Arguments; readonly terminal: Terminal };

async function inputOf(operation: Operation, schema: JsonSchema, { given, terminal }: Asked): Promise<unknown> {
  const whole = given.common.input === undefined ? {} : await wholeInput(given.common.input, terminal);
  const merged = { ...knownFields(operation.name, schema, whole), ...given.input };
  return withFiles(schema, merged, async (file, name) => {
    const full = path.resolve(terminal.folder, file);
    return { path: full, name: name ?? path.basename(full) };
  });
}

async function wholeInput(source: string, terminal: Terminal): Promise<unknown> {
  const file = path.resolve(terminal.folder, source);
  const text = source === '-' ? await terminal.readInput() : await readFile(file, 'utf8').catch(() => null);
  if (text === null)
    throw new Refusal('FILE_NOT_FOUND', `--input: cannot read "${file}": give a JSON file, or - for standard input`);
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new Refusal('INVALID_INPUT', `--input: "${source}" is not JSON: ${reason}`, { flag: '--input' });
  }
}

type Printing = {
  readonly common: Arguments['common'];
  readonly place: FilePlace;
  readonly terminal: Terminal;
};

/** Bytes are nothing to read in a terminal: they become a file, as does what --output asks for. */
async function print(answer: unknown, operation: Operation, { common, place, terminal }: Printing): Promise<void> {
  const schema = outputSchema(operation);
  const file = outputFileOf(answer, schema);
  if (common.output !== undefined && !file) throw answersNoFile(operation);
  const isAsked = common.output !== undefined;
  const isKept = file && (isAsked || (!isText(file) && !isOn(common.json)));
  const written = isKept ? await place.put(file) : null;
  if (isOn(common.json)) return terminal.out(`${JSON.stringify(answer)}\n`);
  const rest = render(answer, schema, terminal.columns);
  if (written !== null) return terminal.out(`written: ${written}\n${rest}`);
  if (!file || !isText(file)) return terminal.out(rest);
  terminal.out(file.text.endsWith('\n') ? file.text : `${file.text}\n`);
  if (rest.trim() !== '') terminal.err(rest);
}

function answersNoFile({ name }: Operation): Refusal {
  return new Refusal('INVALID_INPUT', `${name} answers no file: leave --output out, or use the shell's > `, {
    flag: '--output',
  });
}
