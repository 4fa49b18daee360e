import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { closing, effects, statementLine } from '../support/documents.ts';
import type { TestInstallation } from '../support/installation.ts';
import { batches, emptyCompany, readTable } from '../support/tables.ts';
import { walkDown } from '../support/trace.ts';

const header =
  'contract,vendor,what,treatment,amount,currency,every,start,end,term_months,net_days,function,nature,cost_center';

const monitoring =
  'MSA-14,Datadog,Monitoring,prepay,1200,USD,year,2026-01-01,2027-12-31,,0,cost-of-revenue,software,Platform';
const office = 'Office 3,Regus,Rent of desks,expense,500,USD,month,2026-01-01,2026-06-30,,30,,facilities,';
const capacity = 'GPU-1,Lambda,Reserved capacity,obligation,900,USD,quarter,2026-02-01,2026-12-31,,,,,';

const read = (capwise: TestInstallation, rows: readonly string[]): Promise<Answer<'sources.read'>> =>
  readTable(capwise, { kind: 'contracts', header }, rows);

describe('a table of contracts', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
  });
  afterAll(() => capwise.drop());

  it('that is wrong in one row records nothing, and names the row and the value', async () => {
    for (const [row, data] of [
      [monitoring.replace('prepay', 'lease'), { column: 'treatment', value: 'lease' }],
      [monitoring.replace('1200', '0'), { column: 'amount', value: '0' }],
      [monitoring.replace('USD', 'EUR'), { column: 'currency', value: 'EUR' }],
      [monitoring.replace('2027-12-31', ''), { column: 'end', value: '' }],
      [monitoring.replace('2027-12-31', '2025-12-31'), { column: 'end', value: '2025-12-31' }],
      [monitoring.replace(',year,', ',week,'), { column: 'every', value: 'week' }],
      [monitoring.replace(',,0,', ',0,0,'), { column: 'term_months', value: '0' }],
      [monitoring.replace(',,0,', ',,400,'), { column: 'net_days', value: '400' }],
      [office.replace('Office 3', 'office-3'), { column: 'contract', value: 'office-3' }],
    ] as const) {
      await expect(read(capwise, [office, row])).rejects.toMatchObject({
        code: 'INVALID_VALUE',
        data: { row: 2, ...data },
      });
    }
    expect(await batches(capwise)).toBe(0);
  });

  it('becomes documents that their treatments post', async () => {
    expect(await read(capwise, [monitoring, office, capacity])).toMatchObject({ recorded: 3, unchanged: 0, notes: [] });
    const { documents } = await capwise.invoke('books.documents', {});
    expect(documents.map(({ id, kind }) => `${id}: ${kind}`).toSorted()).toEqual([
      'contract-gpu-1--2026-02: purchase-obligation',
      'contract-gpu-1--2026-05: purchase-obligation',
      'contract-gpu-1--2026-08: purchase-obligation',
      'contract-gpu-1--2026-11: purchase-obligation',
      'contract-msa-14--2026-01: prepay',
      'contract-msa-14--2027-01: prepay',
      'contract-office-3: expense',
    ]);
    expect(effects(await capwise.invoke('books.document', { id: 'contract-office-3' })).slice(0, 2)).toEqual([
      '2026-01: -500.00 / 0.00',
      '2026-02: -500.00 / -500.00',
    ]);
    expect(await closing(capwise, '1210', '2026-01')).toBe('1100.00');
    const { totals } = await capwise.invoke('books.obligations', { month: '2026-01' });
    expect(totals.map(({ value }) => value)).toEqual(['3600.00']);
  });

  it('opens from the statement down to the document', async () => {
    const { lines } = await capwise.invoke('books.statement', { period: '2026-02' });
    const trace = lines.find(({ line }) => line === 'ebitda')?.figures[0]?.trace;
    if (!trace) throw new Error('the statement has no EBITDA');
    expect((await walkDown(capwise.invoke, trace, 'main')).levels).toBeGreaterThan(2);
  });

  it('that comes again changes nothing', async () => {
    const before = await batches(capwise);
    expect(await read(capwise, [capacity, office, monitoring])).toMatchObject({ recorded: 0, unchanged: 3, notes: [] });
    expect(await batches(capwise)).toBe(before);
  });

  it('changes the document of a row that says something else, and leaves what is gone, named', async () => {
    const shorter = monitoring.replace('2027-12-31', '2026-12-31');
    const { recorded, notes } = await read(capwise, [shorter, office.replace(',500,', ',600,')]);
    expect(recorded).toBe(2);
    expect(notes.filter((note) => note.includes('gpu-1'))).toHaveLength(4);
    expect(await statementLine(capwise, 'ebitda', '2026-01')).toBe('-700.00');
    expect((await capwise.invoke('books.document', { id: 'contract-gpu-1--2026-02' })).withdrawn).toBe(false);
    expect((await capwise.invoke('books.document', { id: 'contract-msa-14' })).withdrawn).toBe(false);
    expect(notes.filter((note) => note.includes('withdrawn: the contract'))).toHaveLength(2);
    expect(await closing(capwise, '1210', '2027-01')).toBe('0.00');
  });
});
