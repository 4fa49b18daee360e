import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createClient } from '@capwise/contract/client';
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { capwiseProgram } from '../support/capwise-program.ts';
import type { Evaluation } from '../support/case.ts';
import { optionFigures } from '../support/case-workbook.ts';
import { handoutPart } from '../support/handout.ts';
import { htmlTables, markdownTables, numberOf, tableOf, type ReadTable } from '../support/memo.ts';
import { runProgram } from '../support/program.ts';
import { callTool } from '../support/tool-call.ts';

const document = `question: Buy or build the payments platform?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
north star: ebitda
mode: growth
status quo: buy
assumptions:
  build cost: 10M (8M to 16M)
  upkeep: 10% (8% to 30%)
  fee: {value: 5M, unit: USD / year, source: quote}
  fee uplift: 0% to 10%
  life: 5 years
moves together:
  - {of: 'build cost, upkeep', how: strongly}
options:
  buy:
    name: Buy
    lines:
      - {what: Fee 1, treatment: expense, amount: fee, every: year, for: 1 year}
      - {what: Fee 2, treatment: expense, amount: fee * (1 + fee uplift), every: year, starts at month: 12, for: 1 year}
      - {what: Fee 3, treatment: expense, amount: fee * (1 + fee uplift)^2, every: year, starts at month: 24, for: 1 year}
      - {what: Fee 4, treatment: expense, amount: fee * (1 + fee uplift)^3, every: year, starts at month: 36, for: 1 year}
      - {what: Fee 5, treatment: expense, amount: fee * (1 + fee uplift)^4, every: year, starts at month: 48, for: 1 year}
  build:
    name: Build
    lines:
      - {what: Build, treatment: capitalize, amount: build cost, life: life}
      - {what: Upkeep, treatment: expense, nature: labor, amount: build cost * upkeep, every: year}
`;

/** What a case comes to, wherever it is read. */
type Said = {
  readonly recommended: string | null;
  readonly options: readonly {
    readonly id: string;
    readonly npv: number;
    readonly ebitda: readonly number[];
    readonly cash: readonly number[];
  }[];
  readonly favored: number | undefined;
  /** Values at which the choice flips, by name. */
  readonly flips: Readonly<Record<string, number | null>>;
};

const years = 5;
const nowhere = 'nowhere in its range';

function saidBy({
  options,
  estimate,
  recommendation,
}: Pick<Evaluation, 'options' | 'estimate' | 'recommendation'>): Said {
  const figures = (option: Evaluation['options'][number], line: string): readonly number[] =>
    (option.lines.find((one) => one.line === line)?.figures ?? []).map(({ value }) => Number(value));
  return {
    recommended: recommendation.verdict.option,
    options: options.map((option) => ({
      id: option.id,
      npv: Number(option.npv.value),
      ebitda: figures(option, 'ebitda'),
      cash: figures(option, 'cash'),
    })),
    favored: estimate?.difference.favored,
    flips: Object.fromEntries((estimate?.swings ?? []).map(({ name, flipsAt }) => [name, flipsAt])),
  };
}

let capwise: ServedInstallation;
let expected: Evaluation;
beforeAll(async () => {
  capwise = await servedEmpty();
  expected = await capwise.invoke('decide.evaluate', { document });
});
afterAll(() => capwise.drop());

describe('one case', () => {
  it('says what is compared: two options over five years, a choice, its share of the draws, and flips', () => {
    const said = saidBy(expected);
    expect(said.options.map(({ ebitda, cash }) => [ebitda.length, cash.length])).toEqual([
      [years, years],
      [years, years],
    ]);
    expect(said.recommended).toBe('build');
    expect(said.favored).toBeGreaterThan(0.5);
    expect(Object.values(said.flips).filter((flip) => flip !== null).length).toBeGreaterThan(0);
    expect(said.options.find(({ id }) => id === 'build')?.ebitda).toEqual([-1e6, -1e6, -1e6, -1e6, -1e6]);
  });

  it('is the same to the last digit on the command line, over HTTP, and as a tool', async () => {
    const file = path.join(capwise.home, 'case.yaml');
    await writeFile(file, document);
    const { code, out, err } = await runProgram(capwiseProgram(capwise, ['decide', 'evaluate', file, '--json']));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual(expected);
    const token = new URL(capwise.address).searchParams.get('token') ?? '';
    const client = createClient({ baseUrl: capwise.origin, token });
    expect(await client.call('decide.evaluate', { document })).toEqual(expected);
    expect(await callTool(capwise, 'decide_evaluate', { document })).toEqual(expected);
  });

  it('is the same in the file that answers back', async () => {
    const { file } = await capwise.invoke('decide.handout', { document });
    const { figures } = JSON.parse(handoutPart(file.text, 'payload')) as { readonly figures: Evaluation };
    expect(saidBy(figures)).toEqual(saidBy(expected));
  });

  it('is the same in the cached values of the workbook', async () => {
    const { file, options } = await capwise.invoke('decide.workbook', { document });
    const book = new Workbook();
    await book.xlsx.load(Buffer.from(file.base64, 'base64'));
    const said = saidBy(expected);
    expect(options.map(({ id, npv }) => [id, npv.value])).toEqual(
      expected.options.map(({ id, npv }) => [id, npv.value]),
    );
    const cells = optionFigures(book, document);
    for (const { id, npv, ebitda, cash } of said.options) {
      const row = (figure: string): readonly number[] =>
        cells.filter(({ where }) => where.startsWith(`${id}, ${figure}`)).map(({ theirs }) => theirs);
      expect(row('npv').map(inCents)).toEqual([inCents(npv)]);
      expect(byYear(row('ebitda')).map(inCents)).toEqual(ebitda.map(inCents));
      const [first = 0, ...months] = row('cash');
      const [second = 0, ...others] = byYear(months);
      expect([first + second, ...others].map(inCents)).toEqual(cash.map(inCents));
    }
    const sampled = sheetOf(book, 'Sampled');
    expect(cellIn(sampled, 'Build is worth more', 2)).toBe(said.favored);
    const factorOf = (name: string): number => expected.assumptions.find((one) => one.name === name)?.factor ?? 1;
    expect(Object.keys(said.flips).map((name) => inDigits(cellIn(sampled, name, 6)))).toEqual(
      Object.entries(said.flips).map(([name, flip]) => (flip === null ? nowhere : inDigits(flip / factorOf(name)))),
    );
  });

  it.each(['html', 'markdown'] as const)('is the same in the memo as %s', async (format) => {
    const { file } = await capwise.invoke('decide.memo', { document, format });
    const text = 'text' in file ? file.text : '';
    const said = saidBy(expected);
    const tables: readonly Omit<ReadTable, 'exact'>[] = format === 'html' ? htmlTables(text) : markdownTables(text);
    const table = (words: string): Omit<ReadTable, 'exact'> => {
      const found = tables.find(({ caption }) => caption.includes(words));
      if (!found) throw new Error(`the memo has no table "${words}"`);
      return found;
    };
    const [chosen, other] = ['build', 'buy'].map((id) => said.options.find((option) => option.id === id));
    const views = table('EBITDA plus bridge is cash').rows;
    for (const [at, option] of [chosen, other].entries()) {
      const column = (of: number): readonly number[] =>
        views.map((row) => numberOf(row[1 + 3 * at + of])).slice(0, years);
      expect(column(0)).toEqual(option?.ebitda);
      expect(column(2)).toEqual(option?.cash);
    }
    const npv = table('at the base of the assumptions').rows.find(([label]) => label?.startsWith('NPV at'));
    expect(npv?.slice(1, 3).map(numberOf)).toEqual([chosen?.npv, other?.npv]);
    expect(text).toContain('Build (recommended)');
    const losses = table('of 4096 draws').rows.find(([label]) => label === 'P(NPV < 0)');
    expect(numberOf(losses?.at(-1))).toBeCloseTo(1 - (said.favored ?? 0), 3);
  });

  it('is the same in the memo as HTML to the last digit: its share of the draws, and where it flips', async () => {
    const { file } = await capwise.invoke('decide.memo', { document });
    const read = htmlTables('text' in file ? file.text : '');
    const { favored, flips } = saidBy(expected);
    const losses = tableOf(read, 'of 4096 draws').exact.find(([label]) => label === 'P(NPV < 0)');
    expect(Number(losses?.at(-1))).toBe(1 - (favored ?? 0));
    for (const row of tableOf(read, 'one assumption at a time').exact) {
      expect({ name: row[0], flip: row.at(-1) }).toEqual({
        name: row[0],
        flip: String(flips[row[0] ?? ''] ?? nowhere),
      });
    }
  });
});

function inCents(value: number): number {
  return Number(value.toFixed(2));
}

/** A number by the digits that a sheet keeps. */
function inDigits(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
}

/** Sums of twelve months each. */
function byYear(months: readonly number[]): readonly number[] {
  return Array.from({ length: years }, (_, year) =>
    months.slice(year * 12, year * 12 + 12).reduce((sum, value) => sum + value, 0),
  );
}

function sheetOf(book: Workbook, name: string): Worksheet {
  const sheet = book.getWorksheet(name);
  if (!sheet) throw new Error(`the workbook has no sheet "${name}"`);
  return sheet;
}

/** The value of a column in the last row that begins with a text. */
function cellIn(sheet: Worksheet, text: string, column: number): unknown {
  const rows = Array.from({ length: sheet.rowCount }, (_, index) => index + 1);
  const row = rows.findLast((number) => sheet.getCell(number, 1).text === text);
  if (row === undefined) throw new Error(`the sheet "${sheet.name}" has no row "${text}"`);
  return sheet.getCell(row, column).value;
}
