import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationNames, type OperationName } from '@capwise/contract';
import { loadOperations } from '@capwise/contract/registry';
import { demoInstallation, type TestInstallation } from '../support/installation.ts';

const operations = await loadOperations();
const examples = operations.flatMap(({ name, kind, examples: own, input, output }) =>
  own.map((example) => ({ name, kind, title: example.title, question: example.input, input, output })),
);

describe('the examples of the contract, on the demo company', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await demoInstallation();
  });
  afterAll(() => capwise.drop());

  it.each(examples)('$name: $title', async ({ name, question, input, output }) => {
    expect(input.safeParse(question).error).toBeUndefined();
    const answer = await capwise.invoke(name as string, question);
    expect(output.safeParse(answer).error).toBeUndefined();
    // What goes over the wire is the answer itself: nothing in it is lost by JSON.
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it('cover every query that needs no file', () => {
    const covered = new Set(examples.map(({ name }) => name));
    const queries = (Object.keys(operationNames) as OperationName[]).filter(
      (name) => operationNames[name].kind === 'query',
    );
    expect(queries.filter((name) => !covered.has(name))).toEqual([
      'sources.inspect',
      'books.document',
      'decide.evaluate',
      'decide.review',
      'decide.diff',
      'decide.verify',
      'assets.show',
      'govern.finding',
    ]);
  });
});
