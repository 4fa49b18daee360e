import type { CompanyStore } from '@capwise/app/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawPool, temporaryStore, type TemporaryStore } from '../testing/index.ts';

const command = { operation: 'decide.save', inputHash: 'x', actor: 'test' };
const figures = {
  currency: 'USD',
  months: ['2027-01'],
  options: [{ id: 'buy', name: 'Buy', npv: '-12', ebitda: ['-12'], cash: ['-12'] }],
};
const approval = {
  name: 'move',
  version: 2,
  contentHash: 'ab'.repeat(32),
  document: 'two',
  engine: 1,
  figures,
  approver: 'Finance',
  note: null,
};
let temporary: TemporaryStore;
let company: CompanyStore;

beforeAll(async () => {
  temporary = await temporaryStore();
  await temporary.store.create('main', { demo: false });
  company = await temporary.store.company('main');
});

afterAll(() => temporary.drop());

const save = (hash: string, document: string) =>
  company.write(command, (books) => books.saveCase({ name: 'move', hash, document }), true);

describe('a case', () => {
  it('keeps each text that it had, and answers the latest', async () => {
    const saved = [await save('1', 'one'), await save('1', 'one'), await save('2', 'two'), await save('1', 'one')];
    expect(saved).toEqual([
      { version: 1, isNew: true },
      { version: 1, isNew: false },
      { version: 2, isNew: true },
      { version: 3, isNew: true },
    ]);
    const moment = await company.moment();
    const latest = { name: 'move', version: 3, hash: '1', document: 'one', note: null, author: 'test' };
    expect(await company.cases()).toEqual([{ ...latest, savedAt: moment, approval: null, approvedVersion: null }]);
    expect((await company.caseVersions('move')).map(({ document }) => document)).toEqual(['one', 'two', 'one']);
    expect([await company.caseDocument('2'), await company.caseDocument('3')]).toEqual(['two', null]);
  });

  it('is a draft as of the moment before its approval', async () => {
    const before = (await company.moment()) ?? '';
    const approvedAt = await company.write(command, (books) => books.approveCase(approval), true);
    const state = async (asOf?: string) =>
      (await company.caseVersions('move', asOf)).map((record) => [record.version, record.approval?.approver ?? null]);
    expect([await state(before), await state()]).toEqual([
      [
        [1, null],
        [2, null],
        [3, null],
      ],
      [
        [1, null],
        [2, 'Finance'],
        [3, null],
      ],
    ]);
    expect((await company.cases()).map(({ approvedVersion }) => approvedVersion)).toEqual([2]);
    expect(await company.caseApproval('move', 2)).toEqual({ ...approval, approvedAt });
    expect(await company.caseApproval('move', 1)).toBeNull();
  });

  it('is approved once for each version, whoever asks', async () => {
    const again = company.write(command, (books) => books.approveCase(approval), true);
    await expect(again).rejects.toMatchObject({ code: '23505' });
    const unknown = company.write(command, (books) => books.approveCase({ ...approval, version: 9 }), true);
    await expect(unknown).rejects.toMatchObject({ code: '23503' });
  });

  it.each(['case_document', 'case_approval'])('is never changed nor removed: %s', async (table) => {
    const pool = rawPool(temporary.databaseUrl);
    try {
      for (const statement of [`update company_main.${table} set note = ''`, `delete from company_main.${table}`]) {
        await expect(pool.query(statement)).rejects.toMatchObject({ code: 'CW003' });
      }
    } finally {
      await pool.end();
    }
  });
});
