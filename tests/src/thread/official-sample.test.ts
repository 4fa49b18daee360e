import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { fineText, parseFine } from '@capwise/domain/money';
import { installation, type TestInstallation } from '../support/installation.ts';
import { hasShared, officialSample, sharedFile, skippedWithoutShared } from '../support/shared.ts';
import { walkDown } from '../support/trace.ts';

const sum = (texts: readonly (string | null)[]): string =>
  fineText(texts.reduce((total, text) => total + parseFine(text ?? '0'), 0n));

describe.skipIf(!hasShared)(`the official FOCUS sample${skippedWithoutShared}`, () => {
  let capwise: TestInstallation;
  let imported: Answer<'sources.import'>;

  beforeAll(async () => {
    capwise = await installation();
    imported = await capwise.invoke('sources.import', { files: [sharedFile(...officialSample)] });
  });
  afterAll(() => capwise.drop());

  it('creates the company main, loads 1,000 rows of FOCUS 1.0 and lists warnings', () => {
    expect(imported).toMatchObject({ outcome: 'published', company: 'main', rows: 1000, version: '1.0' });
    expect(imported.warnings.length).toBeGreaterThan(0);
  });

  it('bills 20.28022672899 in September and 0.24 in October, and 14.97651418586 is effective', () => {
    const billed = (month: string): string =>
      sum(imported.parts.filter((part) => part.billingPeriod === month).map((part) => part.billed));
    expect(billed('2024-09')).toBe('20.28022672899');
    expect(billed('2024-10')).toBe('0.24');
    expect(sum(imported.parts.map((part) => part.effective))).toBe('14.97651418586');
  });

  it('ties six invoices to the cent: 20.52 payable, 14.98 expense, prepaid 0, the difference named', () => {
    expect(imported.ties).toHaveLength(6);
    expect(imported.ties.every(({ tied }) => tied)).toBe(true);
    expect(sum(imported.ties.map(({ payable }) => payable.value))).toBe('20.52');
    expect(sum(imported.ties.map(({ expense }) => expense.value))).toBe('14.98');
    expect(sum(imported.ties.map(({ prepaid }) => prepaid.value))).toBe('0');
    expect(sum(imported.ties.map(({ difference }) => difference.value))).toBe('5.54');
  });

  it('opens every figure of the ties to rows of the file', async () => {
    for (const tie of imported.ties) {
      for (const figure of [tie.billed, tie.payable, tie.effective, tie.expense, tie.difference]) {
        const opened = await capwise.invoke('books.trace', { trace: figure.trace });
        expect(parseFine(opened.total.value ?? '')).toBe(parseFine(figure.value ?? ''));
      }
      await walkDown(capwise.invoke, tie.expense.trace, 'main');
    }
  });

  it('changes nothing when the same file comes again', async () => {
    const again = await capwise.invoke('sources.import', { files: [sharedFile(...officialSample)] });
    expect(again.outcome).toBe('unchanged');
    expect((await capwise.invoke('sources.list', {})).loads).toHaveLength(1);
  });

  it('shows the same ties on the quality page', async () => {
    const quality = await capwise.invoke('sources.quality', {});
    expect(quality.ties).toHaveLength(6);
    expect(quality.ties.every(({ tied }) => tied)).toBe(true);
    expect(quality.prepaids).toEqual([]);
    expect(sum(quality.differences.map(({ figure }) => figure.value))).toBe('5.54');
  });

  it('says the EBITDA effect, and every figure of the statement opens down to bill rows that add up', async () => {
    const statement = await capwise.invoke('books.statement', {});
    expect(statement.measure).toBe('EBITDA effect of engineering spend');
    const ebitda = statement.lines.find(({ line }) => line === 'ebitda');
    expect(sum(ebitda?.figures.map(({ value }) => value) ?? [])).toBe('-14.98');
    const cash = statement.lines.find(({ line }) => line === 'cash');
    expect(sum(cash?.figures.map(({ value }) => value) ?? [])).toBe('-20.52');
    let rows = 0;
    for (const line of statement.lines) {
      for (const figure of line.figures.filter(({ value }) => Number(value) !== 0)) {
        const opened = await capwise.invoke('books.trace', { trace: figure.trace });
        expect([line.line, opened.total.value]).toEqual([line.line, figure.value]);
        rows += (await walkDown(capwise.invoke, figure.trace, 'main')).rows;
      }
    }
    expect(rows).toBeGreaterThan(100);
  });

  it('bridges EBITDA to cash without a residual', async () => {
    const bridge = await capwise.invoke('books.bridge', { period: '2024-09..2024-12' });
    expect(bridge.residual.value).toBe('0.00');
    const value = (bar: string): string | null | undefined =>
      bridge.bars.find((candidate) => candidate.bar === bar)?.figure.value;
    expect([value('ebitda'), value('billed-effective-difference'), value('cash')]).toEqual([
      '-14.98',
      '-5.54',
      '-20.52',
    ]);
  });

  it('verifies', async () => {
    expect(await capwise.invoke('books.verify', {})).toMatchObject({ intact: true, broken: null });
  });
});
