import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '@capwise/domain';
import fc from 'fast-check';
import { expect } from 'vitest';
import { installation, type TestInstallation } from '../support/installation.ts';
import { anyStep, type Step } from './steps.ts';

export type Length = { readonly runs: number; readonly steps: number };

/** What the books say: each line of the statement by month. */
type Statement = Readonly<Record<string, readonly (string | null | undefined)[]>>;
type Known = { readonly moment: string | null; readonly statement: Statement };

/**
 * After any sequence of commands the books verify, each batch balances per entity, a refused command changed nothing, and each
 * moment between still answers what it answered then.
 */
export async function expectSoundSequences({ runs, steps }: Length): Promise<void> {
  const capwise = await installation();
  let made = 0;
  const property = fc.asyncProperty(
    fc.array(anyStep, { minLength: 1, maxLength: steps, size: 'max' }),
    async (sequence) => {
      made += 1;
      const company = `sequence-${made}`;
      await capwise.invoke('companies.set', { currency: 'USD' }, { company });
      const known: Known[] = [await knownOf(capwise, company)];
      for (const step of sequence) {
        const before = known.at(-1);
        const accepted = await isAccepted(capwise, step, company);
        const after = await knownOf(capwise, company);
        if (!accepted) expect(after, `${step.name} was refused`).toEqual(before);
        known.push(after);
      }
      for (const { moment, statement } of known) {
        if (moment !== null) expect(await statementOf(capwise, company, moment)).toEqual(statement);
      }
      await capwise.ports.store.drop(company);
      await capwise.ports.lake.drop(company);
    },
  );
  try {
    await fc.assert(property, { numRuns: runs });
  } finally {
    await capwise.drop();
  }
}

async function isAccepted({ home, invoke }: TestInstallation, step: Step, company: string): Promise<boolean> {
  const { name, text, input } = step;
  const file = path.join(home, 'given.csv');
  if (text !== undefined) await writeFile(file, text);
  try {
    await invoke(name as string, input(file), { company });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Checks the books as they are, and answers what they say. */
async function knownOf(capwise: TestInstallation, company: string): Promise<Known> {
  expect(await capwise.invoke('books.verify', {}, { company })).toMatchObject({ intact: true, broken: null });
  const store = await capwise.ports.store.company(company);
  const moment = await store.moment();
  for (const basis of ['us-gaap', 'ifrs'] as const) {
    const sums = await store.sumsBy({ scenario: 'actual', basis }, ['entity'], moment ?? undefined);
    const left = Map.groupBy(sums, ({ month, values }) => `${month} ${values['entity']}`);
    for (const [where, members] of left)
      expect([where, members.reduce((sum, { minor }) => sum + minor, 0n)]).toEqual([where, 0n]);
  }
  const { residual } = await capwise.invoke('books.bridge', { period: '2025-12..2029-12' }, { company });
  expect(residual.value).toBe('0.00');
  return { moment, statement: await statementOf(capwise, company) };
}

async function statementOf({ invoke }: TestInstallation, company: string, asOf?: string): Promise<Statement> {
  const period = '2025-12..2029-12';
  const { lines } = await invoke('books.statement', { period, ...(asOf !== undefined && { asOf }) }, { company });
  return Object.fromEntries(lines.map(({ line, figures }) => [line, figures.map(({ value }) => value)]));
}
