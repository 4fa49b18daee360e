import type { CompanyStore } from '@capwise/app/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryStore, type TemporaryStore } from '../testing/index.ts';
import { sampleBatch } from '../testing/sample-batch.ts';

const command = { operation: 'sources.import', inputHash: 'x', actor: 'test' };
let temporary: TemporaryStore;
let company: CompanyStore;

beforeAll(async () => {
  temporary = await temporaryStore();
  await temporary.store.create('lines', { demo: false });
  company = await temporary.store.company('lines');
});

afterAll(() => temporary.drop());

async function record(producer: string, period: string, ...amounts: readonly bigint[]): Promise<string> {
  const batch = sampleBatch({ producer, period, expenses: amounts.map((minor) => ({ minor })) });
  return (await company.write(command, (books) => books.record(batch), true)).recordedAt;
}

describe('lines of some periods', () => {
  it('are those of the latest revisions of their batches, now and as of a moment', async () => {
    await record('bills', '2026-09', 1n);
    const first = await record('bills', '2026-10', 2n);
    await record('bills', '2026-10', 3n, 4n);
    await record('bills', '2026-11', 5n);
    await record('purchases', '2026-10', 6n);
    const amounts = async (periods?: readonly string[], asOf?: string): Promise<readonly (bigint | undefined)[]> =>
      (await company.lines('bills', asOf, periods)).map((line) => line.amounts.billed?.minor);
    expect(await amounts(['2026-10'])).toEqual([3n, 4n]);
    expect(await amounts(['2026-10'], first)).toEqual([2n]);
    expect(await amounts(['2026-11', '2026-09'])).toEqual([1n, 5n]);
    expect(await amounts([])).toEqual([]);
    expect(await amounts()).toEqual([1n, 3n, 4n, 5n]);
  });
});
