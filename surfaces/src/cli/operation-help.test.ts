import { spawnSync } from 'node:child_process';
import { loadOperation, loadOperations } from '@capwise/contract/registry';
import { describe, expect, it } from 'vitest';
import { inputSchema } from '../schema/json-schema.ts';
import { readArguments } from './arguments.ts';
import { spelled } from './find-command.ts';
import { operationHelp } from './operation-help.ts';
import { fieldsOf } from './shape.ts';
import { spellInput } from './spell-input.ts';

const operations = await loadOperations();

/** The words of command lines, as a shell hands them over. */
function wordsOf(lines: string): readonly (readonly string[])[] {
  const script = `capwise() { printf '%s\\0' "$#" "$@"; }\n${lines}\n`;
  const { stdout, stderr } = spawnSync('sh', { input: script, encoding: 'utf8' });
  expect(stderr).toBe('');
  const pieces = stdout.split('\0');
  const found: string[][] = [];
  for (let at = 0; at < pieces.length - 1; at += Number(pieces[at]) + 1)
    found.push(pieces.slice(at + 1, at + 1 + Number(pieces[at])));
  return found;
}

describe('the help of an operation', () => {
  it('spells examples as commands that a shell hands over as the input that they stand for', () => {
    const examples = operations.flatMap((operation) =>
      operation.examples.map(({ title, input }) => ({ operation, title, input: input as Record<string, unknown> })),
    );
    const pages = operations.map((operation) =>
      /^examples$([^]*?)(?:^failures$|(?![^]))/m.exec(operationHelp(operation)),
    );
    const found = wordsOf(pages.map((page) => page?.[1] ?? '').join('\n'));
    expect(found).toHaveLength(examples.length);
    for (const [index, words] of found.entries()) {
      const example = examples[index];
      if (!example) continue;
      const { operation, title, input } = example;
      const fields = fieldsOf(inputSchema(operation));
      const grammar = { fields, words: operation.commandLine?.words, kind: operation.kind };
      const read = readArguments(words.slice(spelled(operation.name).split(' ').length), grammar);
      expect({ title, input: read.input }).toEqual({ title, input });
    }
  });

  it('spells lists of objects as JSON, and texts with commas and quotes so that they stay whole', async () => {
    const fund = await loadOperation('decide.fund');
    const migrate = await loadOperation('decide.migrate');
    for (const operation of [fund, migrate]) expect(operationHelp(operation)).not.toContain('[object');
    expect(operationHelp(fund)).toContain(`--cases '[{"id":"rightsizing","npv":700000,`);
    const fields = fieldsOf(inputSchema(migrate));
    expect(spellInput({ regions: ['eu', "us, it's"] }, fields, undefined)).toEqual([
      '--regions',
      String.raw`'["eu","us, it'\''s"]'`,
    ]);
  });

  it('says of every flag that takes JSON what it looks like', async () => {
    const page = operationHelp(await loadOperation('decide.fund'), 400);
    expect(page).toContain('(as [{year, floor}])');
    expect(page).toContain('(as [{id, name?, npv, ebitda: [NUMBER], cash: [NUMBER], people: [NUMBER], mustDo?,');
    expect(operationHelp(await loadOperation('decide.migrate'), 400)).toContain('(as {months?, from?}; default');
    expect(operationHelp(await loadOperation('decide.migrate'), 400)).toMatch(
      /--assumptions NAME=JSON .*\(as NAME=\{\w/,
    );
    const forms = operations.flatMap((operation) =>
      fieldsOf(inputSchema(operation)).flatMap(({ shape }) => (shape.kind === 'json' ? [shape.form] : [])),
    );
    expect(forms.length).toBeGreaterThan(10);
    for (const form of forms) expect(form).toMatch(/^(?:\[?\{\w|\d)/);
  });
});
