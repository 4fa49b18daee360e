import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '@capwise/contract';
import {
  movedCase,
  optionViews,
  readCaseModel,
  recommend,
  type OptionViews,
  type YearViews,
} from '@capwise/domain/decide';
import { parseMoney } from '@capwise/domain/money';
import { caseText, type Evaluation } from '../support/case.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

type LineName = Evaluation['options'][number]['lines'][number]['line'];

const views: readonly (readonly [LineName, (year: YearViews) => bigint])[] = [
  ['ebitda', ({ ebitda }) => ebitda],
  ['operating-income', ({ operatingIncome }) => operatingIncome],
  ['free-cash-flow', ({ freeCashFlow }) => freeCashFlow],
  ['cash', ({ cash }) => cash],
  ['cumulative-cash', ({ cumulativeCash }) => cumulativeCash],
  ['decision-total', ({ cash, offBook }) => cash + offBook],
];

/** What the server answers by year, in minor units. */
function answered({ options, currency }: Evaluation): unknown {
  const minor = ({ value }: Evaluation['options'][number]['npv']): bigint => parseMoney(value ?? '0', currency).minor;
  return options.map(({ id, npv, lines }) => ({
    id,
    npv: minor(npv),
    lines: views.flatMap(([name]) => {
      const line = lines.find((one) => one.line === name);
      return line ? [[name, line.figures.map(minor)]] : [];
    }),
  }));
}

/** The same of the fold that a handout makes; of lines that the server shows. */
function folded({ options }: Evaluation, found: readonly OptionViews[]): unknown {
  return options.map(({ id, lines }) => {
    const view = found.find((one) => one.id === id);
    if (!view) throw new Error(`the case has no option ${id}`);
    const shown = views.filter(([name]) => lines.some(({ line }) => line === name));
    return { id, npv: view.npv, lines: shown.map(([name, of]) => [name, view.years.map(of)]) };
  });
}

type Assumption = Evaluation['assumptions'][number];

/** A tenth above, in whole months where they are months, as a person would write it. */
function movedUp({ base, unit, factor }: Assumption): { readonly value: number; readonly text: string } {
  const raised = unit === 'month' ? Math.ceil(base * 1.1) : base * 1.1;
  if (unit === 'ratio') return { value: raised, text: `${Number((raised * 100).toPrecision(12))}%` };
  return { value: raised, text: unit === 'month' ? `${raised} months` : String(raised / factor) };
}

describe('a moved assumption', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  it.each([
    [
      'tax whose losses are carried on',
      'tax: {rate: 25%, software: 5-years, losses: carried-forward}\n',
      ', lease: operating',
    ],
    ['IFRS', 'framework: ifrs\n', ''],
  ])('folds to what the server answers under %s as well', async (_, more, kind) => {
    const lines = 'lines:\n  - {what: Servers, treatment: capitalize, asset: equipment, amount: cost, life: 4 years}';
    const lease = `lines:\n  - {what: Hall, treatment: lease, amount: 90000.01, every: month, term: 36 months, rate: 6%${kind}}`;
    const income = '\n  - {what: Sales, treatment: earn, amount: 700000.07, every: year, starts at month: 14}';
    const document = caseText({ own: `${lines}${income}`, rent: lease }, `${more}assumptions:\n  cost: 1M\n`);
    const subject = readCaseModel((await capwise.invoke('decide.evaluate', { document })).model);
    const moved = movedCase(subject, new Map([['cost', 1_234_567.89]]));
    const changed = document.replace('cost: 1M', 'cost: 1234567.89');
    const expected = await capwise.invoke('decide.evaluate', { document: changed });
    const found = moved.options.map((option) => optionViews(moved, option));
    expect(folded(expected, found)).toEqual(answered(expected));
  });

  it.each(['build-or-buy', 'freeze-mid-build', 'refactoring-return', 'bill-spike'])(
    'of %s folds to what the server answers for the changed document, whichever it is',
    async (id) => {
      const { document } = await capwise.invoke('decide.playbook', { id });
      const evaluation = await capwise.invoke('decide.evaluate', { document });
      const subject = readCaseModel(evaluation.model);
      const { assumptions } = await capwise.invoke('decide.outline', { document });
      const given = evaluation.assumptions.filter(({ formula, base }) => formula === null && base !== 0);
      expect(given).not.toEqual([]);
      for (const assumption of given) {
        const { name } = assumption;
        const { value, text } = movedUp(assumption);
        const cells = Object.keys(assumptions.find((one) => one.name === name)?.cells ?? {});
        const path = ['assumptions', name, ...(cells.length > 1 ? ['value'] : [])];
        const changes: Question<'decide.change'>['changes'] = [{ kind: 'set', path, value: text }];
        const changed = (await capwise.invoke('decide.change', { document, changes })).document;
        const expected = await capwise.invoke('decide.evaluate', { document: changed });
        const moved = movedCase(subject, new Map([[name, value]]));
        const found = moved.options.map((option) => optionViews(moved, option));
        const bases = moved.options.filter(({ variantOf }) => variantOf === null).map((option) => option.id);
        const { verdicts } = recommend(
          found.filter((view) => bases.includes(view.id)).map(({ merit }) => merit),
          moved.decision,
        );
        expect({ name, options: folded(expected, found), verdicts }).toEqual({
          name,
          options: answered(expected),
          verdicts: expected.recommendation.verdicts,
        });
      }
    },
  );
});
