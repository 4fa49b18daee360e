import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbook, type Cell } from '@cj-tech-master/excelts';
import { caseText } from '../support/case.ts';
import { differingFigures, failedChecks, optionFigures } from '../support/case-workbook.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { buyOrBuild, everyTreatment, soldAndLeased, taxed } from '../support/workbook-cases.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

const exported = async (document: string): Promise<Workbook> => {
  const { file } = await capwise.invoke('decide.workbook', { document });
  const book = new Workbook();
  await book.xlsx.load(Buffer.from(file.base64, 'base64'));
  return book;
};

describe('the workbook of a case', () => {
  it.each([
    ['with ranges, dates and a rate that assumptions decide', buyOrBuild],
    ['of every treatment, under US GAAP', everyTreatment],
    ['of every treatment, under IFRS', everyTreatment.replace('options:', 'framework: ifrs\noptions:')],
    ['of every treatment, with a sale and a term that assumptions decide', soldAndLeased],
    [
      'after tax, with losses that are used',
      taxed(everyTreatment, '{rate: 25%, software: 5 years, equipment: MACRS-5}'),
    ],
    ['after tax, with losses that wait', taxed(everyTreatment, '{rate: 25%, losses: carried forward}')],
  ])('%s has figures of its formulas that are those of the estimate, and all its checks hold', async (_, document) => {
    const book = await exported(document);
    const figures = optionFigures(book, document);
    expect(figures.length).toBeGreaterThan(900);
    expect(differingFigures(figures, 1e-9)).toEqual([]);
    expect(failedChecks(book)).toEqual([]);
  });
});

const cellsOf = (book: Workbook, sheets = book.worksheets.map(({ name }) => name)): readonly Cell[] => {
  const cells: Cell[] = [];
  for (const sheet of book.worksheets) {
    if (sheets.includes(sheet.name)) sheet.eachRow((row) => row.eachCell((cell) => void cells.push(cell)));
  }
  return cells;
};

/** Numbers in a formula that are no part of a name, an address or a text. */
const constantsIn = (formula: string): readonly string[] =>
  formula.replaceAll(/"[^"]*"/g, '').match(/(?<![\p{L}\p{N}_$.])\d+(?:\.\d+)?(?![\p{L}\p{N}_])/gu) ?? [];

/** A formula with its columns counted from its own: the same across a row where it is one formula. */
const inOwnColumn = ({ formula, col }: Cell): string =>
  (formula ?? '').replaceAll(/(?<![$\p{L}\d_])([A-Z]{1,3})(?=\$?\d)/gu, (letters) => {
    const column = [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0);
    return `[${column - Number(col)}]`;
  });

/** The cell beside what a row of the sheet Options is called. */
const scalar = (book: Workbook, item: string): Cell | undefined => {
  const sheet = book.getWorksheet('Options');
  const label = cellsOf(book, ['Options']).find((cell) => cell.value === item);
  return label && sheet?.getCell(Number(label.row), 6);
};

describe('the sheets of a case', () => {
  it('are inputs, workings, options, statements and checks, and what was sampled where there are ranges', async () => {
    const names = (book: Workbook): readonly string[] => book.worksheets.map(({ name }) => name);
    const live = ['Inputs', 'Workings', 'Options', 'Statements', 'Checks'];
    expect(names(await exported(everyTreatment))).toEqual(live);
    const book = await exported(buyOrBuild);
    expect(names(book)).toEqual([...live, 'Sampled']);
    const sampled = cellsOf(book, ['Sampled']);
    expect(sampled[0]?.value).toBe('Sampled: values, not formulas');
    expect(sampled.filter(({ formula }) => formula)).toEqual([]);
    const { estimate } = await capwise.invoke('decide.evaluate', { document: buyOrBuild });
    const said = [3, 4, 5].map((row) => book.getWorksheet('Sampled')?.getCell(row, 2).value);
    expect(said).toEqual([estimate?.seed, estimate?.points, estimate?.engine]);
    expect(sampled.map(({ value }) => value)).toContain(Number(estimate?.difference.npv.mean.toPrecision(15)));
  });

  it('hold no constant but 0, 1, 12 and 30, no address that is put together, and one formula a row of months', async () => {
    for (const document of [buyOrBuild, taxed(everyTreatment, '{rate: 25%, losses: carried forward}')]) {
      const book = await exported(document);
      const formulas = cellsOf(book).flatMap(({ formula }) => formula ?? []);
      expect(formulas.length).toBeGreaterThan(3000);
      expect(formulas.filter((formula) => /OFFSET|INDIRECT/.test(formula))).toEqual([]);
      expect(
        [...new Set(formulas.flatMap(constantsIn))].filter((text) => !['0', '1', '12', '30'].includes(text)),
      ).toEqual([]);
      const months = cellsOf(book, ['Workings', 'Options']).filter(({ col, formula }) => Number(col) > 7 && formula);
      const byRow = Map.groupBy(months, (cell) => `${cell.worksheet.name} ${cell.row}`);
      const several = [...byRow].filter(([, cells]) => new Set(cells.map(inOwnColumn)).size > 1);
      expect(several.map(([row]) => row)).toEqual([]);
      expect(byRow.size).toBeGreaterThan(60);
    }
  });

  it('escape what a spreadsheet would run, and name every input', async () => {
    const book = await exported(buyOrBuild);
    const texts = cellsOf(book).flatMap(({ value }) => (typeof value === 'string' ? value : []));
    expect(texts.filter((text) => /^[=+\-@]/.test(text))).toEqual([]);
    expect(texts).toEqual(
      expect.arrayContaining(["'=Buy or build the payments platform?", "'+quote of 2026-10-02", "'@Upkeep"]),
    );
    const addressOf = (name: string): string => book.definedNames.getRanges(name).ranges[0]?.replace(/^.*!/, '') ?? '';
    const inputs = book.getWorksheet('Inputs');
    expect(inputs?.getCell(addressOf('fee').replaceAll('$', '')).value).toBe(5_000_000);
    expect(inputs?.getCell(addressOf('yearly_upkeep').replaceAll('$', '')).formula).toBe(
      'MAX(build_cost*upkeep,number_in_yearly_upkeep)+number_in_yearly_upkeep_2',
    );
  });

  it('hold what assumptions decide of a sale and of a term beside the values that stand on it', async () => {
    const book = await exported(soldAndLeased);
    const checks = cellsOf(book, ['Checks']).map(({ text }) => text);
    const standing = checks.filter((text) => text.startsWith('Has values, which stand on'));
    expect(standing).toEqual(
      expect.arrayContaining(
        ['event_2_proceeds', 'event_2_at_month', 'term_months'].map((name) => expect.stringContaining(name) as string),
      ),
    );
    const proceeds = cellsOf(book, ['Inputs']).find(({ text }) => text === 'Old platform, sale: proceeds');
    const { result, formula } = proceeds?.row
      ? (cellsOf(book, ['Inputs']).find((cell) => cell.row === proceeds.row && cell.formula) ?? {})
      : {};
    expect([result, formula]).toEqual([300_000, expect.stringMatching(/resale/)]);
  });

  it('say which lines are values and why', async () => {
    const { lines } = await capwise.invoke('decide.workbook', { document: everyTreatment });
    const values = lines.filter(({ option, live }) => option === 'change' && !live).map(({ what }) => what);
    expect(values).toEqual(['Cluster', 'Cage', 'Old platform', 'Spent last year', 'Share of rent']);
    const taxedLines = (await capwise.invoke('decide.workbook', { document: taxed(everyTreatment, '{rate: 25%}') }))
      .lines;
    const notLive = taxedLines.filter(({ option, live }) => option === 'change' && !live).map(({ what }) => what);
    expect(notLive).toEqual(expect.arrayContaining([...values, 'Own platform']));
    const book = await exported(everyTreatment);
    const notes = cellsOf(book, ['Workings']).map(({ text }) => text);
    expect(notes.filter((text) => text.startsWith('These are values of the books: events'))).toHaveLength(3);
  });
});

describe('the rate of return in a workbook', () => {
  const flows = (...amounts: readonly (readonly [string, number, string])[]): string =>
    caseText({
      one: `lines:\n${amounts.map(([treatment, month, amount]) => `  - {what: Of ${month}, treatment: ${treatment}, amount: ${amount}, starts at month: ${month}}`).join('\n')}`,
    });

  it('begins at our root, and what it leaves stands beside it', async () => {
    const book = await exported(flows(['expense', 0, '1000'], ['earn', 12, '1210']));
    expect(scalar(book, 'Internal rate of return a month')?.formula).toMatch(/^IRR\(\$H\$?\d+:\$BP\$?\d+,F\d+\)$/);
    expect(scalar(book, 'Internal rate of return a year')?.result).toBeCloseTo(0.21, 9);
    expect(scalar(book, 'What the flows are worth at that rate')?.result).toBeCloseTo(0, 6);
  });

  it('is a text and the modified rate where there are several, and a text where there is none', async () => {
    const several = await exported(flows(['expense', 0, '1000'], ['earn', 12, '2300'], ['expense', 24, '1320']));
    expect(scalar(several, 'Internal rate of return a year')?.value).toBe('several: 10.00%, 20.00%');
    expect(scalar(several, 'Modified internal rate of return a month')?.formula).toMatch(/^MIRR\(/);
    const none = await exported(flows(['expense', 0, '1000']));
    expect(scalar(none, 'Internal rate of return')?.text).toMatch(/^none/);
  });
});

describe('a workbook that cannot be', () => {
  it('is refused where the case is too large, before anything is calculated', async () => {
    const lines = Array.from(
      { length: 160 },
      (_, index) => `  - {what: L${index}, treatment: earn, amount: 1k, every: month}`,
    );
    const document = caseText({ large: `lines:\n${lines.join('\n')}` }).replace('years: 5', 'years: 30');
    await expect(capwise.invoke('decide.workbook', { document })).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});
