import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableKinds } from '@capwise/contract';
import { fileOf } from '../support/bills.ts';
import type { TestInstallation } from '../support/installation.ts';
import { emptyCompany } from '../support/tables.ts';

describe('the template of a table', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
  });
  afterAll(() => capwise.drop());

  it.each(tableKinds.filter((kind) => kind !== 'payments'))(
    'of %s is read as it is, and then once more in vain',
    async (kind) => {
      const { columns, file } = await capwise.invoke('sources.template', { kind });
      expect(columns.every(({ about, example }) => about !== '' && example !== '')).toBe(true);
      const read = async () => capwise.invoke('sources.read', { kind, file: await fileOf(file.text, file.name) });
      expect(await read()).toMatchObject({ rows: 1, recorded: 1, unchanged: 0, ignoredColumns: [] });
      expect(await read()).toMatchObject({ recorded: 0, unchanged: 1 });
    },
  );
});
