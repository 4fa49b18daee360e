import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFine } from '@capwise/domain/money';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { expectOpens } from '../support/books.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

type Choice = 'as-stated' | 'once' | 'refuse';

const commitment = 'sp-1';
const covered = { CommitmentDiscountId: commitment, CommitmentDiscountStatus: 'Used', ContractedCost: '150' };
const purchased = { ChargeCategory: 'Purchase', CommitmentDiscountId: commitment, ChargeFrequency: 'One-Time' };
const bought = (cost: string): BillRow => billRow('2026-01', cost, { ...purchased, InvoiceId: 'INV-1' });
const used = (month: string, cost: string, more: BillRow = {}): BillRow =>
  billRow(month, '0', { ...covered, EffectiveCost: cost, InvoiceId: `INV-${month}`, ...more });

/** 1,200 paid in January for a year of use at 100 a month, and stated as a cost of January too. */
const year: readonly BillRow[] = [bought('1200'), used('2026-01', '100'), used('2026-02', '100')];

async function load(company: string, rows: readonly BillRow[], purchases?: Choice) {
  const files = [await fileOf(billText(rows))];
  return capwise.invoke('sources.import', { files, ...(purchases && { purchases }) }, { company });
}

async function effective(company: string) {
  const { rows } = await capwise.invoke('cloud.cost', { by: ['ChargeCategory'], months: false }, { company });
  return Object.fromEntries(rows.map(({ keys, figure }) => [keys[0], figure.value]));
}

async function ebitda(company: string): Promise<readonly (string | null)[]> {
  const { lines } = await capwise.invoke('books.statement', { period: '2026-01..2026-02' }, { company });
  return lines.find(({ line }) => line === 'ebitda')?.figures.map(({ value }) => value) ?? [];
}

describe('a purchase of a commitment whose EffectiveCost its usage has too', () => {
  it('counts twice as it is stated, with a warning', async () => {
    const { warnings } = await load('stated', year);
    expect(warnings.map(({ code }) => code)).toContain('PURCHASE_WITH_EFFECTIVE_COST');
    expect(await ebitda('stated')).toEqual(['-1300.00', '-100.00']);
    expect(await effective('stated')).toEqual({ Purchase: '1200', Usage: '200' });
  });

  it('counts once where that is asked for, named and priced, and its invoices tie', async () => {
    const company = 'once';
    const answer = await load(company, year, 'once');
    const correction = answer.warnings.find(({ code }) => code === 'PURCHASE_COUNTED_ONCE');
    expect(correction).toMatchObject({ rows: 1, billed: '1200', rule: 'InvalidEffectiveCost' });
    expect(correction?.message).toContain('1200 USD less than was stated');
    expect(answer.warnings.map(({ code }) => code)).not.toContain('PURCHASE_WITH_EFFECTIVE_COST');
    expect(answer.ties.map(({ tied }) => tied)).toEqual([true, true, true]);
    expect(await ebitda(company)).toEqual(['-100.00', '-100.00']);
    expect(await effective(company)).toEqual({ Purchase: '0', Usage: '200' });
    const quality = await capwise.invoke('sources.quality', {}, { company });
    expect(quality.warnings.map(({ code }) => code)).toContain('PURCHASE_COUNTED_ONCE');
    expect(quality.prepaids.map(({ months }) => months.at(-1)?.closing.value)).toEqual(['1000.00']);
  });

  it('opens to its row, which shows what was stated beside the 0 that counts', async () => {
    const company = 'opens';
    await load(company, year, 'once');
    const { rows, totals } = await capwise.invoke('cloud.cost', { by: ['ChargeCategory'], months: false }, { company });
    const invoke = ((name: string, input: unknown) =>
      capwise.invoke(name, input, { company })) as typeof capwise.invoke;
    await expectOpens(
      invoke,
      [...rows, ...totals].map(({ figure }) => figure),
    );
    const figure = rows.find(({ keys }) => keys[0] === 'Purchase')?.figure;
    const opened = await capwise.invoke('books.trace', { trace: figure?.trace as never }, { company });
    expect(JSON.stringify(opened)).toContain('x_capwise_stated_effective_cost');
    expect(parseFine(opened.total.value ?? '')).toBe(0n);
  });

  it('stays so for the next files of the source, until something else is said', async () => {
    const company = 'remembered';
    await load(company, year, 'once');
    const restated = [bought('1300'), used('2026-01', '100')];
    await load(company, restated);
    expect((await effective(company))['Purchase']).toBe('0');
    await load(company, [...restated, billRow('2026-01', '1')], 'as-stated');
    expect((await effective(company))['Purchase']).toBe('1300');
  });

  it('is put right by the same files with the choice, and as of before the books say what they said', async () => {
    const company = 'later';
    await load(company, year);
    const before = (await (await capwise.ports.store.company(company)).moment()) ?? '';
    expect((await load(company, year, 'once')).outcome).toBe('published');
    expect(await ebitda(company)).toEqual(['-100.00', '-100.00']);
    const then = await capwise.invoke('books.statement', { period: '2026-01', asOf: before }, { company });
    expect(then.lines.find(({ line }) => line === 'ebitda')?.figures[0]?.value).toBe('-1300.00');
  });

  it('counts once in its month of use also where its own period is the whole term', async () => {
    const whole = { ...bought('1200'), ChargePeriodEnd: '2027-01-01T00:00:00Z' };
    const { ties } = await load('whole-term', [whole, ...year.slice(1)], 'once');
    expect(ties.map(({ tied }) => tied)).toEqual([true, true, true]);
    expect(await ebitda('whole-term')).toEqual(['-100.00', '-100.00']);
  });

  it('is refused with the commitment, its amount and the remedy where none is taken', async () => {
    await expect(load('refused', year, 'refuse')).rejects.toMatchObject({
      code: 'PURCHASE_COUNTED_TWICE',
      message: expect.stringContaining('--purchases once'),
      data: { value: commitment, amount: '1200 USD', rows: 1 },
    });
    expect((await capwise.invoke('companies.list', {})).companies.map(({ name }) => name)).not.toContain('refused');
  });

  it('takes its refund along: no month of use costs more or less for it', async () => {
    const company = 'refunded';
    const refund = billRow('2026-02', '-300', { ...purchased, InvoiceId: 'INV-R' });
    const { warnings } = await load(company, [...year, refund, used('2026-03', '100')], 'once');
    expect(warnings.find(({ code }) => code === 'PURCHASE_COUNTED_ONCE')).toMatchObject({ rows: 2, billed: '900' });
    expect(await ebitda(company)).toEqual(['-100.00', '-100.00']);
  });
});

describe('a purchase of a commitment that comes in another load than its usage', () => {
  const codes = (answer: Awaited<ReturnType<typeof load>>): readonly string[] =>
    answer.warnings.map(({ code }) => code).filter((code) => code.startsWith('PURCHASE_'));

  it('and is live is priced with the load that puts it right, which then counts it once', async () => {
    const company = 'apart';
    await load(company, [bought('1200')], 'once');
    const answer = await load(company, [used('2026-02', '100')]);
    expect(codes(answer)).toEqual(['PURCHASE_LIVE_TWICE']);
    const found = answer.warnings.find(({ code }) => code === 'PURCHASE_LIVE_TWICE');
    expect(found).toMatchObject({ rows: 1, billed: '1200' });
    expect(found?.message).toContain('1200 USD in Acme, account A-1, 2026-01');
    expect(found?.message).toContain('import the files of 2026-01 again with --purchases once');
    expect(await effective(company)).toEqual({ Purchase: '1200', Usage: '100' });
    expect(codes(await load(company, [bought('1200')], 'once'))).toEqual(['PURCHASE_COUNTED_ONCE']);
    expect(await effective(company)).toEqual({ Purchase: '0', Usage: '100' });
    expect(await ebitda(company)).toEqual(['0.00', '-100.00']);
    expect(codes(await load(company, [used('2026-03', '100')]))).toEqual([]);
  });

  it('counts 0 where its usage is live, also when its month is stated again alone', async () => {
    const company = 'usage-first';
    await load(company, [used('2026-02', '100')], 'once');
    expect(codes(await load(company, [bought('1200')]))).toEqual(['PURCHASE_COUNTED_ONCE']);
    expect(codes(await load(company, [bought('1300')]))).toEqual(['PURCHASE_COUNTED_ONCE']);
    expect(await effective(company)).toEqual({ Purchase: '0', Usage: '100' });
  });

  it('is refused where its usage is live and none is taken', async () => {
    const company = 'refused-apart';
    await load(company, [used('2026-02', '100')], 'refuse');
    await expect(load(company, [bought('1200')])).rejects.toMatchObject({ code: 'PURCHASE_COUNTED_TWICE' });
  });

  it('is left alone by usage of a month that the load replaces', async () => {
    const company = 'replaced-apart';
    await load(company, [used('2026-01', '100')], 'once');
    const answer = await load(company, [bought('1200')]);
    expect(answer.parts).toMatchObject([{ change: 'replaced' }]);
    expect(codes(answer)).toEqual(['PURCHASE_WITH_EFFECTIVE_COST']);
    expect(await effective(company)).toEqual({ Purchase: '1200' });
  });
});

describe('a purchase of a commitment is left alone by the choice', () => {
  it.each([
    ['whose EffectiveCost no usage has', [bought('1200')], '1200'],
    [
      'whose EffectiveCost is what was not used',
      [{ ...bought('100'), EffectiveCost: '30' }, used('2026-01', '70')],
      '30',
    ],
    ['whose EffectiveCost is 0 already', [{ ...bought('1200'), EffectiveCost: '0' }, used('2026-01', '100')], '0'],
    ['whose usage is billed by itself', [bought('1200'), used('2026-01', '100', { BilledCost: '100' })], '1200'],
  ] as const)('%s', async (_, rows, cost) => {
    const company = `alone-${cost}-${rows.length}`;
    const { warnings } = await load(company, rows, 'once');
    expect(warnings.map(({ code }) => code)).not.toContain('PURCHASE_COUNTED_ONCE');
    expect((await effective(company))['Purchase']).toBe(cost);
  });
});

describe('a bill with a purchase that counts once', () => {
  it('is exported with the 0 that counts and what was stated', async () => {
    const company = 'exported';
    await load(company, year, 'once');
    const { file, totals } = await capwise.invoke('cloud.export', {}, { company });
    expect(totals).toMatchObject([{ billed: '1200', effective: '200' }]);
    const [header = '', ...rows] = Buffer.from(file.base64 ?? '', 'base64')
      .toString('utf8')
      .trimEnd()
      .split('\n');
    const at = header.split(',').indexOf('x_capwise_stated_effective_cost');
    expect(rows.map((row) => row.split(',')[at]).filter(Boolean)).toEqual(['1200']);
  });
});
