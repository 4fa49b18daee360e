import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

const commitment = (cost: string): string =>
  'ContractCommitmentId,ContractId,ContractCommitmentCategory,ContractCommitmentType,ContractCommitmentPeriodStart,' +
  'ContractCommitmentPeriodEnd,ContractPeriodStart,ContractPeriodEnd,ContractCommitmentCost,BillingCurrency\n' +
  'CC-1,K-1,Spend,EDP,2026-01-01T00:00:00Z,2027-01-01T00:00:00Z,2026-01-01T00:00:00Z,2027-01-01T00:00:00Z,' +
  `${cost},USD\n`;

describe('a bill that is the first file of a company', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  const companies = async (): Promise<readonly string[]> =>
    (await capwise.ports.store.companies()).map(({ name }) => name);
  const bill = () => fileOf(billText([billRow('2026-01', '10')]));
  const refused = { code: 'INVALID_VALUE', data: { column: 'ContractCommitmentCost' } };

  it.each([{ dryRun: false }, { dryRun: true }])(
    'and comes with another dataset that is refused leaves no company, %o',
    async ({ dryRun }) => {
      const files = [await bill(), await fileOf(commitment('much'), 'commitments.csv')];
      await expect(capwise.invoke('sources.import', { files }, { company: 'beside', dryRun })).rejects.toMatchObject(
        refused,
      );
      expect(await companies()).toEqual([]);
    },
  );

  it('nor does a dataset that comes alone', async () => {
    const files = [await fileOf(commitment('much'), 'commitments.csv')];
    await expect(capwise.invoke('sources.import', { files }, { company: 'alone' })).rejects.toMatchObject(refused);
    expect(await companies()).toEqual([]);
  });

  it('and comes with one that is right makes its company', async () => {
    const files = [await bill(), await fileOf(commitment('100'), 'commitments.csv')];
    const answer = await capwise.invoke('sources.import', { files }, { company: 'right' });
    expect(answer).toMatchObject({ outcome: 'published', datasets: [{ rows: 1, changed: 1 }] });
    expect(await companies()).toEqual(['right']);
  });
});
