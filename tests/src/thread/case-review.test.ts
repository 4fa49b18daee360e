import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf } from '../support/bills.ts';
import type { TestInstallation } from '../support/installation.ts';
import { emptyCompany } from '../support/tables.ts';

const document = `question: Keep the old service?
currency: USD
start: 2026-01
years: 1
discount rate: 0%
options:
  keep:
    name: Keep
    lines:
      - {what: Cloud, treatment: expense, nature: cloud, amount: 200, every: month}
  leave:
    name: Leave
    lines:
      - {what: Exit, treatment: expense, amount: 1500}
`;

describe('an approved case beside what happened', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
    await capwise.invoke('sources.import', {
      files: [await fileOf(billText([billRow('2026-01', '250'), billRow('2026-02', '300')]), 'bill.csv')],
    });
    await capwise.invoke('decide.save', { name: 'old-service', document });
  });
  afterAll(() => capwise.drop());

  it('is refused while it is a draft', async () => {
    await expect(capwise.invoke('decide.review', { name: 'old-service', option: 'keep' })).rejects.toMatchObject({
      code: 'NOT_APPROVED',
    });
  });

  it('lays the books over what was promised, month by month, and what was spent is not in what is left', async () => {
    await capwise.invoke('decide.approve', { name: 'old-service' });
    const review = await capwise.invoke('decide.review', { name: 'old-service', option: 'keep' });
    expect(review.through).toBe('2026-02');
    expect(review.months.map(({ ebitda }) => [ebitda.promised, ebitda.actual.value, ebitda.difference])).toEqual([
      ['-200.00', '-250.00', '-50.00'],
      ['-200.00', '-300.00', '-100.00'],
    ]);
    expect(review.toDate.ebitda).toMatchObject({ promised: '-400.00', difference: '-150.00' });
    // Ten months at 200 are left of keeping; of leaving all was due on the first day and is sunk.
    expect(review.remaining.map(({ option, npv }) => [option, npv])).toEqual([
      ['keep', '-2000.00'],
      ['leave', '0.00'],
    ]);
    expect(review.remainsBest).toBe('leave');
    const opened = await capwise.invoke('books.trace', { trace: review.toDate.ebitda.actual.trace });
    expect(Number(opened.total.value)).toBe(-550);
    expect(review.words).toContain('EBITDA is 150.00 below what was promised');
  });

  it('looks only at what carries a dimension, and through a month', async () => {
    const other = await capwise.invoke('decide.review', {
      name: 'old-service',
      option: 'keep',
      dimensions: { vendor: 'Nobody' },
    });
    expect(other.toDate.ebitda.actual.value).toBe('0.00');
    const early = await capwise.invoke('decide.review', { name: 'old-service', option: 'keep', through: '2026-01' });
    expect(early.months).toHaveLength(1);
    await expect(capwise.invoke('decide.review', { name: 'old-service', option: 'rent' })).rejects.toMatchObject({
      message: 'the case has no option "rent": these are: keep, leave',
    });
  });
});
