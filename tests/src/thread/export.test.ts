import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { hasShared, officialSample, sharedFile, skippedWithoutShared } from '../support/shared.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

const month = '2026-01';

async function load(company: string, rows: readonly BillRow[]): Promise<void> {
  await capwise.invoke('sources.import', { files: [await fileOf(billText(rows))] }, { company });
}

async function textOf(company: string): Promise<string> {
  const { file } = await capwise.invoke('cloud.export', {}, { company });
  return Buffer.from(file.base64 ?? '', 'base64').toString('utf8');
}

describe('an export', () => {
  it('has the 57 columns of FOCUS 1.2 first, and columns of providers last', async () => {
    await load('columns', [billRow(month, '1', { x_team: 'search', Region: 'east', InvoiceId: 'INV-1' })]);
    const { columns, totals, file } = await capwise.invoke('cloud.export', {}, { company: 'columns' });
    expect(columns.slice(0, 57).every((column) => !column.startsWith('x_'))).toBe(true);
    expect(columns.slice(57).every((column) => column.startsWith('x_'))).toBe(true);
    expect(columns).toEqual(expect.arrayContaining(['SkuPriceDetails', 'x_team', 'x_Region']));
    expect(totals).toEqual([{ currency: 'USD', rows: 1, billed: '1', effective: '1' }]);
    expect(file).toMatchObject({ name: 'focus-columns.csv', mediaType: 'text/csv' });
  });

  it.each(['csv', 'csv.gz', 'parquet'] as const)('as %s comes back as the same bill', async (format) => {
    const rows = [
      billRow(month, '1.000000000000000001', { Tags: '{"team":"search","note":"two\\nlines"}', InvoiceId: 'INV-1' }),
      billRow(month, '-3.5', { ChargeClass: 'Correction', InvoiceId: 'INV-1' }),
    ];
    await load(`again-${format.replace('.', '-')}`, rows);
    const { file, totals } = await capwise.invoke(
      'cloud.export',
      { format },
      { company: `again-${format.replace('.', '-')}` },
    );
    const files = [await fileOf(Buffer.from(file.base64 ?? '', 'base64'), file.name)];
    const back = await capwise.invoke('sources.import', { files }, { company: `back-${format.replace('.', '-')}` });
    expect(back).toMatchObject({
      version: '1.2',
      rows: 2,
      parts: [{ billed: totals[0]?.billed }],
      ties: [{ tied: true }],
    });
    const { rows: byTag } = await capwise.invoke(
      'cloud.cost',
      { by: ['tag:team'], months: false },
      { company: `back-${format.replace('.', '-')}` },
    );
    expect(byTag.map(({ keys }) => keys[0])).toEqual(expect.arrayContaining(['search', null]));
  });

  it('lets no sheet calculate a text of a bill, and leaves numbers alone', async () => {
    await load('formulas', [
      billRow(month, '-3', { ChargeClass: 'Correction', ResourceId: '=1+2', ServiceName: '@sum' }),
    ]);
    const text = await textOf('formulas');
    expect(text).toContain("'=1+2");
    expect(text).toContain("'@sum");
    expect(text).toMatch(/(^|,)-3(,|$)/m);
  });

  it('of a bill of 1.4 has a provider and a publisher', async () => {
    const rows = [
      billRow(month, '1', { ServiceProviderName: 'Acme', HostProviderName: 'Hosting', InvoiceDetailId: 'D-1' }),
    ];
    const files = [await fileOf(billText(rows, ['ProviderName', 'PublisherName']))];
    await capwise.invoke('sources.import', { files }, { company: 'newest' });
    const { file } = await capwise.invoke('cloud.export', {}, { company: 'newest' });
    const back = [await fileOf(Buffer.from(file.base64 ?? '', 'base64'))];
    const answer = await capwise.invoke('sources.import', { files: back, source: 'x' }, { company: 'newest-back' });
    expect(answer.warnings.map(({ code }) => code)).not.toContain('NO_PROVIDER');
  });

  it('is filtered by months and values, and refused where nothing fits', async () => {
    await load('filtered', [billRow('2026-01', '1'), billRow('2026-02', '2', { ServiceName: 'Storage' })]);
    const only = await capwise.invoke('cloud.export', { from: '2026-02' }, { company: 'filtered' });
    expect(only.totals).toMatchObject([{ rows: 1, billed: '2' }]);
    const none = capwise.invoke('cloud.export', { filter: { ServiceName: ['None'] } }, { company: 'filtered' });
    await expect(none).rejects.toMatchObject({ code: 'NO_ROWS' });
  });
});

describe('an export to a file', () => {
  it.each(['csv', 'csv.gz', 'parquet'] as const)(
    'as %s has the sums of its answer, which holds no bytes',
    async (format) => {
      const company = `file-${format.replace('.', '-')}`;
      await load(company, [billRow('2026-01', '1.5'), billRow('2026-02', '2.25'), billRow('2026-03', '-0.5')]);
      const folder = await mkdtemp(path.join(os.tmpdir(), 'capwise-export-'));
      const fileTarget = async (name: string): Promise<string> => path.join(folder, name);
      const answer = await capwise.invoke('cloud.export', { format }, { company, fileTarget });
      expect(answer.totals).toEqual([{ currency: 'USD', rows: 3, billed: '3.25', effective: '3.25' }]);
      expect(answer.file.base64).toBeUndefined();
      expect(await readdir(folder)).toEqual([`focus-${company}.${format}`]);
      const place = await fileTarget(answer.file.name);
      expect((await stat(place)).size).toBe(answer.file.bytes);
      const files = [{ path: place, name: answer.file.name }];
      const back = await capwise.invoke('sources.import', { files }, { company: `${company}-back` });
      expect(back.rows).toBe(3);
      expect(back.parts.map(({ billingPeriod, billed }) => [billingPeriod, billed])).toEqual([
        ['2026-01', '1.5'],
        ['2026-02', '2.25'],
        ['2026-03', '-0.5'],
      ]);
    },
  );

  it('that is refused leaves nothing behind', async () => {
    await load('nothing', [billRow(month, '1')]);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'capwise-export-'));
    const fileTarget = async (name: string): Promise<string> => path.join(folder, name);
    const filter = { ServiceName: ['None'] };
    await expect(capwise.invoke('cloud.export', { filter }, { company: 'nothing', fileTarget })).rejects.toMatchObject({
      code: 'NO_ROWS',
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe.skipIf(!hasShared)(`the export of the official sample${skippedWithoutShared}`, () => {
  it('has the sums of the sample to the last digit', async () => {
    const sample = sharedFile(...officialSample);
    expect((await readFile(sample.path, 'utf8')).length).toBeGreaterThan(0);
    await capwise.invoke('sources.import', { files: [sample] }, { company: 'sample' });
    const { totals } = await capwise.invoke('cloud.export', { format: 'parquet' }, { company: 'sample' });
    expect(totals).toEqual([{ currency: 'USD', rows: 1000, billed: '20.52022672899', effective: '14.97651418586' }]);
  });
});
