import type { CompanyStore } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawPool, temporaryStore, type RawPool, type TemporaryStore } from '../testing/index.ts';
import { sampleBatch } from '../testing/sample-batch.ts';

const command = { operation: 'sources.import', inputHash: 'x', actor: 'test' };
const actual = { scenario: 'actual' };
let temporary: TemporaryStore;
let raw: RawPool;
let company: CompanyStore;

beforeAll(async () => {
  temporary = await temporaryStore();
  raw = rawPool(temporary.databaseUrl);
  await temporary.store.create('books', { demo: false });
  company = await temporary.store.company('books');
  await company.write(
    command,
    (books) => books.record(sampleBatch({ expenses: [{ minor: 100n }, { minor: 250n }] })),
    true,
  );
});

afterAll(async () => {
  await raw.end();
  await temporary.drop();
});

const columns = `(batch_id, line, basis, scenario, date, account, dimensions, amount_minor, currency, transaction_minor,
  transaction_currency, measure, non_cash)`;

function row(minor: number, { date = '2026-11-30', entity = 'main', line = 0 } = {}): string {
  return `(1, ${line}, 'us-gaap', 'actual', '${date}', '6920', '{"entity":"${entity}"}', ${minor}, 'USD', ${minor}, 'USD', 'billed', false)`;
}

function insert(...rows: readonly string[]): string {
  return `insert into company_books.posting ${columns} values ${rows.join(', ')}`;
}

describe('the books', () => {
  it('refuse an entry that does not balance, with the value, before anything is written', async () => {
    const batch = sampleBatch({ subject: 'lopsided', expenses: [{ minor: 100n }] });
    const lopsided = { ...batch, postings: batch.postings.slice(0, 1) };
    const refusal = await company.write(command, (books) => books.record(lopsided), true).catch((error) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'UNBALANCED', data: { line: 0, minor: '100', currency: 'USD' } });
    expect(refusal.message).toContain('1.00 USD');
  });

  it('refuse an unbalanced entry from raw SQL', async () => {
    await expect(raw.query(insert(row(5)))).rejects.toMatchObject({ code: 'CW001' });
    await expect(raw.query(insert(row(5), row(-4)))).rejects.toMatchObject({ code: 'CW001' });
  });

  it('refuse entries that balance in total but not per entity, per line or per day', async () => {
    await expect(raw.query(insert(row(5), row(-5, { entity: 'other' })))).rejects.toMatchObject({ code: 'CW001' });
    await expect(raw.query(insert(row(5), row(-5, { line: 1 })))).rejects.toMatchObject({ code: 'CW001' });
    await expect(raw.query(insert(row(5), row(-5, { date: '2026-11-29' })))).rejects.toMatchObject({ code: 'CW001' });
  });

  it('accept an entry that is typed in two statements of one transaction, and refuse it when the second is missing', async () => {
    await raw.query(`begin; ${insert(row(5))}; ${insert(row(-5))}; rollback`);
    await raw.query(`begin; ${insert(row(5))}; ${insert(row(-5))}; set constraints all immediate; rollback`);
    await expect(raw.query(`begin; ${insert(row(5))}; commit`)).rejects.toMatchObject({ code: 'CW001' });
  });

  it('refuse an unbalanced entry even when the note of it is removed', async () => {
    const cheat = `begin; ${insert(row(5))}; delete from company_books.open_entry; commit`;
    await expect(raw.query(cheat)).rejects.toMatchObject({ code: 'CW001' });
  });

  it('refuse a posting without a source line', async () => {
    await expect(raw.query(insert(row(5, { line: 9 }), row(-5, { line: 9 })))).rejects.toThrow(/no source line 9/);
  });

  it.each([
    'update company_books.posting set amount_minor = 0',
    'update company_books.batch set subject = subject',
    'update company_books.source_line set what = $$else$$',
    'delete from company_books.posting',
    'delete from company_books.batch where false',
    'delete from company_books.source_line',
    'truncate company_books.posting',
    'truncate company_books.batch cascade',
    'truncate company_books.source_line',
    'delete from company_books.closing',
  ])('refuse to change what was recorded: %s', async (statement) => {
    await expect(raw.query(statement)).rejects.toMatchObject({ code: 'CW003' });
  });

  it('give back lines and postings as they were recorded', async () => {
    const given = sampleBatch({ expenses: [{ minor: 100n }, { minor: 250n }] });
    const lines = await company.lines('bills');
    expect(lines.map(({ id: _, batch: __, ...line }) => line)).toEqual(given.lines);
    const { count, minor, postings } = await company.postings(actual, { limit: 10, offset: 0 });
    expect([count, minor]).toEqual([4, 0n]);
    expect(postings.map(({ amount }) => amount.minor)).toEqual([250n, -250n, 100n, -100n]);
    const [first] = postings;
    if (!first) throw new Error('there is no posting');
    const { id, lineId, batch, what, ...posting } = first;
    expect(posting).toEqual(given.postings[2]);
    expect(what).toBe(given.lines[1]?.what);
    expect(await company.line(lineId)).toMatchObject({ id: lineId, batch, what });
    expect(await company.posting(id)).toMatchObject({ id, lineId });
    expect(await company.posting('9999')).toBeNull();
    expect(await company.line('no id')).toBeNull();
  });
});
