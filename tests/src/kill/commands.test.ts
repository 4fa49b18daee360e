import { operationNames, type OperationName } from '@capwise/contract';
import { loadOperation } from '@capwise/contract/registry';
import { describe, expect, it } from 'vitest';
import { commandTable } from './commands.ts';

const names = (Object.keys(operationNames) as OperationName[]).filter(
  (name) => operationNames[name].kind === 'command',
);

describe('the table of commands that are killed', () => {
  it('has inputs for every writing operation, or says why it is left out', () => {
    expect(names.filter((name) => commandTable[name] === undefined)).toEqual([]);
  });

  it('has nothing but writing operations', () => {
    expect(Object.keys(commandTable).filter((name) => !names.includes(name as OperationName))).toEqual([]);
  });

  it.each(names)('gives %s what it takes, a new input each time', async (name) => {
    const entry = commandTable[name];
    if (entry?.kind !== 'ready') return;
    const inputs = [0, 1, 2].map((n) => entry.input(n, (file) => `/given/${file}`));
    const { input } = await loadOperation(name);
    for (const each of inputs) expect(input.safeParse(each).error).toBeUndefined();
    expect(JSON.stringify(inputs[1])).not.toBe(JSON.stringify(inputs[0]));
  });
});
