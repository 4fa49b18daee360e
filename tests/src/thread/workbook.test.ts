import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import type { Answer, Question } from '@capwise/contract/registry';
import { installation, type TestInstallation } from '../support/installation.ts';

const laptop = (id: string, more: Partial<Question<'assets.add'>> = {}): Question<'assets.add'> => ({
  id,
  name: 'Platform',
  class: 'software',
  cost: '1000000.01',
  residual: '1000',
  began: '2026-01-01',
  inService: '2026-01-01',
  lifeMonths: 36,
  ...more,
});

const resultAt = (sheet: Worksheet, row: number, column: number): unknown => {
  const cell = sheet.getCell(row, column);
  return cell.formula ? cell.result : cell.value;
};

/** A column of a schedule sheet by its heading, from its first month on. */
const columnOf = (sheet: Worksheet, heading: string): { readonly values: unknown[]; readonly formulas: unknown[] } => {
  const rows = Array.from({ length: sheet.rowCount }, (_, index) => index + 1);
  const head = rows.find((row) => sheet.getCell(row, 1).value === 'Month') ?? 0;
  const column = rows.find((index) => sheet.getCell(head, index).value === heading) ?? 0;
  const months = rows.filter((row) => row > head + 1);
  return {
    values: months.map((row) => resultAt(sheet, row, column)),
    formulas: months.map((row) => sheet.getCell(row, column).formula),
  };
};

/** A formula without its own row numbers: the same in each row where it is one formula. */
const shapeOf = (formula: unknown, row: number): string =>
  String(formula).replace(
    /(?<![$\d])(\b[A-Z]{1,2})(\d+)\b/g,
    (_, letters: string, number: string) => `${letters}[${Number(number) - row}]`,
  );

describe('the workbook of the asset register', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await capwise.ports.store.create('main', { demo: false });
    await capwise.ports.store.use('main');
    await capwise.invoke('assets.add', laptop('platform'));
    await capwise.invoke('assets.record', {
      id: 'platform',
      event: { kind: 'impairment', date: '2026-07-10', loss: '12345.67' },
    });
    await capwise.invoke('assets.add', laptop('waiting', { inService: undefined }));
    const units = { method: 'units-of-production', expectedUnits: 1000, lifeMonths: 0 } as const;
    await capwise.invoke('assets.add', laptop('press', { class: 'equipment', ...units }));
    await capwise.invoke('assets.record', { id: 'press', event: { kind: 'usage', date: '2026-02-10', units: 333 } });
    const plan = { kind: 'shutdown-plan', date: '2026-03-01', ceaseUse: '2026-06-01', document: 'test' } as const;
    await capwise.invoke('assets.record', { id: 'press', event: plan });
  });
  afterAll(() => capwise.drop());

  const exported = async (
    question: Question<'assets.workbook'>,
  ): Promise<{ readonly book: Workbook; readonly answer: Answer<'assets.workbook'> }> => {
    const answer = await capwise.invoke('assets.workbook', question);
    const book = new Workbook();
    await book.xlsx.load(Buffer.from(answer.file.base64, 'base64'));
    return { book, answer };
  };
  const sheetOf = (book: Workbook, name: string): Worksheet => {
    const sheet = book.getWorksheet(name);
    if (!sheet) throw new Error(`there is no sheet "${name}"`);
    return sheet;
  };

  it('has inputs, register, a schedule for each asset in service, and checks', async () => {
    const { book, answer } = await exported({ month: '2026-10' });
    expect(answer.file).toMatchObject({ name: 'main-assets.xlsx', mediaType: expect.stringContaining('spreadsheet') });
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Inputs',
      'Register',
      'Schedule platform',
      'Schedule press',
      'Checks',
    ]);
    expect(answer.assets).toContainEqual({ id: 'waiting', sheet: null, live: false });
  });

  it('writes each schedule as formulas whose cached results are our figures', async () => {
    const { book } = await exported({ id: 'platform' });
    const { rows } = await capwise.invoke('assets.show', { id: 'platform' });
    const sheet = sheetOf(book, 'Schedule platform');
    for (const [heading, field] of [
      ['Charge', 'charge'],
      ['Accumulated', 'accumulated'],
      ['Carrying at the end', 'carrying'],
    ] as const) {
      const { values, formulas } = columnOf(sheet, heading);
      expect(values.slice(0, rows.length)).toEqual(rows.map((row) => Number(row[field].value)));
      expect(formulas.every((formula) => typeof formula === 'string')).toBe(true);
      const head = sheet.rowCount - formulas.length;
      expect(new Set(formulas.map((formula, index) => shapeOf(formula, head + 1 + index))).size).toBe(1);
    }
  });

  it('leaves room for a longer life: months after the end charge nothing', async () => {
    const { book } = await exported({ id: 'platform' });
    const { values } = columnOf(sheetOf(book, 'Schedule platform'), 'Charge');
    expect(values.length).toBeGreaterThanOrEqual(60);
    expect(new Set(values.slice(36))).toEqual(new Set([0]));
  });

  it('names the inputs of an asset', async () => {
    const { book } = await exported({ id: 'platform' });
    for (const [name, value] of [
      ['cost_platform', 1_000_000.01],
      ['residual_platform', 1000],
      ['life_months_platform', 36],
      ['in_service_platform', new Date('2026-01-01T00:00:00Z')],
    ] as const) {
      const [range = ''] = book.definedNames.getRanges(name).ranges;
      expect(sheetOf(book, 'Inputs').getCell(range.replace(/^.*!/, '').replaceAll('$', '')).value).toEqual(value);
    }
  });

  it('writes values and the reason where no formula gives the figures', async () => {
    const { book, answer } = await exported({ id: 'press' });
    expect(answer.assets).toEqual([{ id: 'press', sheet: 'Schedule press', live: false }]);
    const sheet = sheetOf(book, 'Schedule press');
    expect(sheet.getCell('A3').text).toMatch(/^Charges are values, not formulas: a plan to stop/);
    const { rows } = await capwise.invoke('assets.show', { id: 'press' });
    const { values, formulas } = columnOf(sheet, 'Charge');
    expect(values).toEqual(rows.map(({ charge }) => Number(charge.value)));
    expect(new Set(formulas)).toEqual(new Set([undefined]));
  });

  it('shows the register at the end of the month that was asked for', async () => {
    const { book } = await exported({ month: '2026-08' });
    const { assets } = await capwise.invoke('assets.list', { month: '2026-08' });
    const register = sheetOf(book, 'Register');
    const shown = assets.map((_, index) => [1, 3, 4, 5].map((column) => resultAt(register, 3 + index, column)));
    expect(shown).toEqual(
      assets.map(({ id, charge, accumulated, carrying }) => [
        id,
        ...[charge, accumulated, carrying].map(({ value }) => Number(value)),
      ]),
    );
  });

  it('checks itself against the books by formulas, all of which give 0', async () => {
    const { book } = await exported({ month: '2026-10' });
    const checks = sheetOf(book, 'Checks');
    const cells = Array.from({ length: checks.rowCount }, (_, index) => checks.getCell(index + 1, 3));
    const formulas = cells.filter(({ formula }) => formula);
    expect(formulas.length).toBeGreaterThanOrEqual(9);
    expect(new Set(formulas.map(({ result }) => result))).toEqual(new Set([0]));
  });

  it('says so where a closed month keeps what was posted before an event', async () => {
    await capwise.invoke('assets.add', laptop('late'), { company: 'main' });
    await capwise.invoke('books.close', { through: '2026-03' });
    const event = { kind: 'life-change', date: '2026-02-01', counts: 'total', months: 60 } as const;
    await capwise.invoke('assets.record', { id: 'late', event });
    const { book } = await exported({ id: 'late' });
    const checks = sheetOf(book, 'Checks');
    const rows = Array.from({ length: checks.rowCount }, (_, index) => index + 1);
    const monthly = rows.filter((row) => /month by month/.test(checks.getCell(row, 2).text));
    expect(monthly.map((row) => checks.getCell(row, 3).value)).toEqual([null, null]);
    expect(monthly.every((row) => checks.getCell(row, 4).text.startsWith('Months that were closed'))).toBe(true);
    const { values } = columnOf(sheetOf(book, 'Schedule late'), 'Charge');
    const booked = columnOf(sheetOf(book, 'Schedule late'), 'Charge in the books').values.map(Number);
    const sum = (numbers: readonly number[]): string => numbers.reduce((total, each) => total + each, 0).toFixed(2);
    expect(values.slice(0, booked.length)).not.toEqual(booked);
    expect(sum(values.map(Number))).toBe(sum(booked));
  });

  it('refuses an asset that is not there, and an amount that no cell holds', async () => {
    await expect(capwise.invoke('assets.workbook', { id: 'nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await capwise.invoke('assets.add', laptop('huge', { cost: '100000000000.00' }));
    await expect(capwise.invoke('assets.workbook', { id: 'huge' })).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});
