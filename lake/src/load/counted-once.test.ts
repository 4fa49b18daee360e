import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostQuestion, PurchaseChoice } from '@capwise/app/ports';
import { fineText } from '@capwise/domain/money';
import { csvOf, openBench, partsOf, refusalOf, type Bench, type BillRowText } from '../testing/bills.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const once = (): PurchaseChoice => 'once';
const question: CostQuestion = { measure: 'effective', by: ['ChargeCategory'], months: false, filter: {}, limit: 10 };

const purchase = (id: string, more: BillRowText = {}): BillRowText => ({
  ChargeCategory: 'Purchase',
  CommitmentDiscountId: id,
  BilledCost: '12',
  EffectiveCost: '12',
  ...more,
});
const usage = (id: string, more: BillRowText = {}): BillRowText => ({
  CommitmentDiscountId: id,
  BilledCost: '0',
  EffectiveCost: '1',
  ...more,
});

async function costOf(rows: readonly BillRowText[], choice: (source: string) => PurchaseChoice) {
  const staged = await bench.stage([await bench.put('bill.csv', csvOf(rows))], { purchases: choice });
  const { rows: found } = await bench.company.cost(partsOf(staged), question);
  const costs = Object.fromEntries(found.map(({ keys, value }) => [keys[0], fineText(value)]));
  const corrections = staged.warnings.filter(({ code }) => code === 'PURCHASE_COUNTED_ONCE');
  const effective = staged.parts.reduce((sum, part) => sum + part.effective, 0n);
  return { costs, corrections, effective: fineText(effective), parts: staged.parts.length };
}

describe('purchases that count once', () => {
  it('find their usage whatever the case of its id', async () => {
    const { costs } = await costOf([purchase('SP-1'), usage('sp-1')], once);
    expect(costs).toEqual({ Purchase: '0', Usage: '1' });
  });

  it.each([2, 8, 100])('count so in a load of %i parts, whose sums are those of their rows', async (count) => {
    const rows = Array.from({ length: count }, (_, at) => {
      const account = { BillingAccountId: `A-${at}` };
      return [purchase(`sp-${at}`, account), usage(`sp-${at}`, account)];
    });
    const { costs, corrections, effective, parts } = await costOf(rows.flat(), once);
    expect({ costs, effective, parts }).toEqual({
      costs: { Purchase: '0', Usage: String(count) },
      effective: String(count),
      parts: count,
    });
    expect(corrections).toMatchObject([{ rows: count }]);
    expect(corrections[0]?.message).toContain(`${12 * count} USD less than was stated`);
  });

  it('are those of the sources that it was chosen for', async () => {
    const other = { ProviderName: 'Other Cloud' };
    const rows = [purchase('sp-1'), usage('sp-1'), purchase('sp-2', other), usage('sp-2', other)];
    const { costs } = await costOf(rows, (source) => (source === 'Other Cloud' ? 'once' : 'as-stated'));
    expect(costs).toEqual({ Purchase: '12', Usage: '2' });
  });

  it('are told apart by currency: usage in one says nothing of a purchase in another', async () => {
    const { costs } = await costOf([purchase('sp-1', { BillingCurrency: 'EUR' }), usage('sp-1')], once);
    expect(costs).toEqual({ Purchase: '12', Usage: '1' });
  });

  it('are refused with the commitment where none is to be taken', async () => {
    const path = await bench.put('refused.csv', csvOf([purchase('sp-1'), usage('sp-1')]));
    const refused = await refusalOf(bench.stage([path], { purchases: () => 'refuse' }));
    expect(refused).toMatchObject({ code: 'PURCHASE_COUNTED_TWICE', data: { value: 'sp-1', amount: '12 USD' } });
  });
});
