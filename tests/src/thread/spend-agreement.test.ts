import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installation, type TestInstallation } from '../support/installation.ts';
import { hasShared, sharedFile, skippedWithoutShared, spendAgreement } from '../support/shared.ts';

describe.skipIf(!hasShared)(`a spend agreement paid up front${skippedWithoutShared}`, () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await capwise.invoke('sources.import', { files: [sharedFile(...spendAgreement)] });
  });
  afterAll(() => capwise.drop());

  it('is prepaid and used: 1,152, 1,032, 972, 0', async () => {
    const { prepaids } = await capwise.invoke('sources.quality', {});
    expect(prepaids).toHaveLength(1);
    expect(prepaids[0]?.commitment).toBe('unidentified');
    expect(prepaids[0]?.months.map(({ month, closing }) => [month, closing.value])).toEqual([
      ['2025-04', '1152.00'],
      ['2025-05', '1032.00'],
      ['2025-06', '972.00'],
      ['2026-03', '0.00'],
    ]);
  });

  it('opens each closing balance to postings that add up to it', async () => {
    const { prepaids } = await capwise.invoke('sources.quality', {});
    for (const { opening, bought, used, closing } of prepaids[0]?.months ?? []) {
      for (const figure of [opening, bought, used, closing]) {
        const opened = await capwise.invoke('books.trace', { trace: figure.trace });
        expect(opened.total.value).toBe(figure.value);
        expect(opened.check.equal).toBe(true);
      }
    }
  });

  it('refuses a scenario file without a currency by the name of the column', async () => {
    const file = sharedFile(
      'datasets',
      'focus-spec-1.2-scenarios',
      'commitment_discount_scenarios',
      'commitment_discount_purchase_scenario_3.csv',
    );
    await expect(capwise.invoke('sources.import', { files: [file] })).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('BillingCurrency') as string,
    });
  });
});
