import { createHash } from 'node:crypto';
import type { OperationName } from '@capwise/contract';
import { loadOperations } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import type { Composition } from '@capwise/surfaces';

/** What an installation answers: company and question → digest of the answer. Two that are equal hold the same. */
export type Answers = ReadonlyMap<string, string>;

/** Questions whose answers do not come from what a company holds, or are asked apart. */
const left: ReadonlySet<OperationName> = new Set([
  'books.verify',
  'books.differences',
  'companies.list',
  'finance.calculate',
  'finance.functions',
  // A review follows its command in a commit of its own: a kill between the two leaves it to the next command.
  'govern.findings',
  'jobs.list',
]);

const operations = await loadOperations();
const questions = operations.flatMap(({ name, kind, examples }) =>
  kind === 'query' && !left.has(name) ? examples.map(({ title, input }) => ({ name, title, input })) : [],
);

/** Asks each company all that the contract has examples for; a refusal is an answer too. */
export async function answersOf({ invoke, ports }: Composition): Promise<Answers> {
  const list = await invoke('companies.list', {});
  const answers = new Map([['companies', JSON.stringify(list)]]);
  for (const { name: company } of list.companies) {
    answers.set(`${company}, its last moment`, String(await (await ports.store.company(company)).moment()));
    for (const { name, title, input } of questions) {
      answers.set(
        `${company}, ${name}: ${title}`,
        digestOf(await asked(() => invoke(name as string, input, { company }))),
      );
    }
  }
  return answers;
}

/** The questions that two states answer differently. */
export function differences(left: Answers, right: Answers): readonly string[] {
  const keys = [...new Set([...left.keys(), ...right.keys()])];
  return keys.filter((key) => left.get(key) !== right.get(key));
}

async function asked(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code };
    throw error;
  }
}

/** The bytes of a file that is no text carry the time at which it was written; what it shows is asked for in other words. */
function digestOf(answer: unknown): string {
  const text = JSON.stringify(answer, (key, value: unknown) => (key === 'base64' ? undefined : value));
  return createHash('sha256').update(text).digest('base64url');
}
