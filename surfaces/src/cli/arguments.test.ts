import { operationNames, type OperationName } from '@capwise/contract';
import { loadOperation, loadOperations } from '@capwise/contract/registry';
import { describe, expect, it } from 'vitest';
import { argumentsAround } from '../mcp/tools.ts';
import { inputSchema } from '../schema/json-schema.ts';
import { commonFlags, readArguments, type Arguments } from './arguments.ts';
import { fieldsOf } from './shape.ts';

async function read(name: OperationName, ...words: string[]): Promise<Arguments> {
  const operation = await loadOperation(name);
  return readArguments(words, {
    fields: fieldsOf(inputSchema(operation)),
    words: operation.commandLine?.words,
    kind: operation.kind,
  });
}

describe('readArguments', () => {
  it('reads numbers, choices, switches and lists by the schema of the input', async () => {
    const { input } = await read(
      'cloud.cost',
      '--measure',
      'billed',
      '--by',
      'ServiceName,RegionId',
      '--by=tag:team',
      '--no-months',
      '--limit=5',
    );
    expect(input).toEqual({ measure: 'billed', by: ['ServiceName', 'RegionId', 'tag:team'], months: false, limit: 5 });
  });

  it('gathers a record flag by flag, with null for a name alone', async () => {
    const { input } = await read(
      'cloud.cost',
      '--filter',
      'ServiceName=a',
      '--filter',
      'ServiceName=b=c',
      '--filter',
      'RegionId',
    );
    expect(input).toEqual({ filter: { ServiceName: ['a', 'b=c'], RegionId: [null] } });
  });

  it('takes JSON for any object, and plain lists of numbers', async () => {
    const flows = { rate: 0.1, flows: [-10, 20] };
    expect((await read('finance.calculate', 'npv', '--args', JSON.stringify(flows))).input).toEqual({
      fn: 'npv',
      args: flows,
    });
    expect((await read('finance.calculate', 'npv', '--args', 'rate=0.1', '--args', 'flows=-10,20')).input).toEqual({
      fn: 'npv',
      args: flows,
    });
  });

  it('hands bare words to the field that takes them, never splitting a path', async () => {
    expect((await read('sources.import', 'a,b.csv', 'c.csv', '--source', 'x')).input).toEqual({
      files: ['a,b.csv', 'c.csv'],
      source: 'x',
    });
    await expect(read('finance.calculate', 'npv', 'irr')).rejects.toThrow(/one fn is expected and 2 words/);
    await expect(read('books.bridge', 'october')).rejects.toThrow(/takes no words/);
  });

  it('spells flags in kebab case and takes the name of the field too', async () => {
    expect((await read('books.bridge', '--as-of', 'x')).input).toEqual({ asOf: 'x' });
    expect((await read('books.bridge', '--asOf=x')).input).toEqual({ asOf: 'x' });
  });

  it('names the nearest flag for one that does not exist', async () => {
    await expect(read('books.bridge', '--perid', '2026-10')).rejects.toThrow(
      /no flag --perid \(did you mean "--period"\?\)/,
    );
  });

  it('refuses values that do not fit, with flag and value', async () => {
    await expect(read('cloud.cost', '--limit', 'many')).rejects.toThrow(/--limit takes a number and "many" is not one/);
    await expect(read('cloud.cost', '--measure', 'bild')).rejects.toThrow(/none of them/);
    await expect(read('cloud.cost', '--limit')).rejects.toThrow(/--limit takes a value and none follows/);
    await expect(read('cloud.cost', '--by', '--json')).rejects.toThrow(/--by takes a value/);
  });

  it('keeps the flags of commands away from questions', async () => {
    await expect(read('books.bridge', '--dry-run')).rejects.toThrow(/changes nothing anyway/);
    expect((await read('books.close', '2026-10', '--dry-run')).common).toEqual({ 'dry-run': 'true' });
  });

  it('has no operation with a field that a common flag or a tool argument would hide', async () => {
    expect(Object.keys(operationNames).length).toBeGreaterThan(10);
    for (const operation of await loadOperations()) {
      const fields = fieldsOf(inputSchema(operation));
      const hidden = fields.filter(({ name, flag }) => flag in commonFlags || name in argumentsAround(operation));
      expect({ operation: operation.name, hidden }).toEqual({ operation: operation.name, hidden: [] });
    }
  });
});
