import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { record, statementLine, type SourceDocument } from '../support/documents.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

describe('closing a month', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await capwise.invoke('sources.import', { files: [await fileOf(billText([billRow('2026-01', '10')]))] });
  });
  afterAll(() => capwise.drop());

  it('is refused while an invoice does not tie to its bill, with both values and the remedy', async () => {
    const { ties } = await capwise.invoke('sources.quality', {});
    const invoice = ties[0]?.invoice ?? '';
    const total: SourceDocument = { kind: 'invoice-total', what: 'Paper', invoice, amount: '11', month: '2026-01' };
    await record(capwise, 'paper', total);
    await expect(capwise.invoke('books.close', { through: '2026-01' })).rejects.toMatchObject({
      code: 'SOURCE_UNBALANCED',
      data: { invoice, said: '11.00', billed: '10.00', difference: '1.00' },
    });
    expect((await capwise.invoke('books.statement', {})).periods[0]?.closed).toBe(false);
    await record(capwise, 'paper', { ...total, amount: '10' }, true);
    expect((await capwise.invoke('books.close', { through: '2026-01' })).through).toBe('2026-01');
  });

  it('is for good: the same month, or one before, is not closed again', async () => {
    await expect(capwise.invoke('books.close', { through: '2026-01' })).rejects.toMatchObject({
      code: 'PERIOD_CLOSED',
    });
  });

  it('lets an asset that was bought before enter in the first open month', async () => {
    await capwise.invoke('assets.add', {
      id: 'late',
      name: 'Late',
      class: 'equipment',
      cost: '1200',
      began: '2026-01-01',
      inService: '2026-01-01',
      lifeMonths: 12,
    });
    expect(await statementLine(capwise, 'amortization', '2026-01')).toBe('0.00');
    expect(await statementLine(capwise, 'amortization', '2026-02')).toBe('-200.00');
    const { asset, rows } = await capwise.invoke('assets.show', { id: 'late' });
    expect([asset.cost, rows[0]?.charge.value]).toEqual(['1200', '100.00']);
  });
});
