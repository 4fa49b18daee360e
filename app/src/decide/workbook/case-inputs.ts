import { monthlyRate, estimateEngine, type Case, type CaseOption } from '@capwise/domain/decide';
import { minorDigits } from '@capwise/domain/money';
import { firstDay } from '@capwise/domain/time';
import { formulaCell, textCell, wholeNumber } from '../../assets/workbook/cells.ts';
import type { ReadCase } from '../read.ts';
import { addAssumptions } from './assumption-inputs.ts';
import { caseFormula, type FormulaScope } from './case-formula.ts';
import { constant, most, named, plus, rounded, single, times, type Expression } from './expression.ts';
import { InputsSheet } from './inputs-sheet.ts';
import { addLines, type LineInputs } from './line-inputs.ts';
import { numberCell, plainText } from './number-cell.ts';

/** What the other sheets refer to. */
export type CaseInputs = {
  readonly sheet: InputsSheet;
  readonly start: Expression;
  readonly horizon: Expression;
  readonly monthlyRate: Expression;
  readonly minorUnit: Expression;
  readonly tolerance: Expression;
  readonly linesMost: Expression;
  /** Absent where the case is pre-tax. */
  readonly taxRate?: Expression;
  /** By the id of the option: the first month without it, or one after the case. */
  readonly stops: ReadonlyMap<string, Expression>;
  /** A line that several options carry stands once. */
  readonly lines: ReadonlyMap<Case['options'][number]['lines'][number], LineInputs>;
};

/** What a figure of the workbook may differ by from ours, as a share of it. */
const relativeTolerance = 1e-9;

/** Fills the sheet of the inputs of a case. */
export function caseInputs({ subject }: ReadCase, hash: string): CaseInputs {
  const sheet = new InputsSheet();
  const settings = addSettings(sheet, subject, hash);
  const nameOf = addAssumptions(sheet, subject);
  const scopeOf = (usedBy: string): FormulaScope => ({
    nameOf,
    numberOf: (value) => sheet.numberOf(value, usedBy),
  });
  const rate = rateInput(sheet, subject, scopeOf('discount rate'));
  const stops = addOptions(sheet, subject, { horizon: settings.horizon, scopeOf });
  const lines = addLines(sheet, subject, scopeOf);
  return { sheet, ...settings, monthlyRate: rate, stops, lines };
}

type Settings = Pick<CaseInputs, 'start' | 'horizon' | 'minorUnit' | 'tolerance' | 'linesMost' | 'taxRate'>;

function addSettings(sheet: InputsSheet, subject: Case, hash: string): Settings {
  const { currency, framework, years } = subject;
  sheet.add(textCell(plainText(subject.question), { role: 'title' }));
  sheet.addNote(
    'What is blue may be changed: all sheets but Sampled follow. Every input has a name, and formulas use it.',
  );
  sheet.addNote(
    `${framework === 'ifrs' ? 'IFRS' : 'US GAAP'}, ${subject.tax ? 'after tax' : 'pre-tax'}, amounts in ${currency}. Case ${hash}, rules of version ${estimateEngine}. Exported by Capwise, which gives no accounting advice.`,
  );
  sheet.addNote(
    'Amounts here are not rounded; the books round each posting to the minor unit. Checks says by how much the two differ.',
  );
  sheet.addHeadings('Settings', ['Setting', 'Value', 'Note', 'Name']);
  const day = firstDay(subject.start).toString();
  const startName = sheet.cellNames.of('start');
  const start = single(startName, () => 0);
  sheet.add(
    textCell('First month'),
    { name: startName, cell: { kind: 'day', day, format: 'month', role: 'input' }, expression: start },
    textCell('Months count from it, from 0'),
    textCell(startName),
  );
  const add = (what: string, note: string, cell: ReturnType<InputsSheet['plain']>): Expression => {
    sheet.add(textCell(what), cell, textCell(note), textCell(cell.name));
    return cell.expression;
  };
  const length = add('Years', 'As many as the sheets have columns', sheet.plain('years', years, { format: 'whole' }));
  const { tax } = subject;
  const taxRate =
    tax && add('Tax rate', `Losses are ${tax.losses.replace('-', ' ')}`, sheet.input('tax rate', tax.rate));
  return {
    start,
    ...(taxRate && { taxRate }),
    horizon: add('Months', 'Of the case', sheet.calculated('horizon', times(length, constant(12)), 'whole')),
    minorUnit: add('Minor unit', 'What the books round to', sheet.plain('minor unit', 1 / 10 ** minorDigits(currency))),
    tolerance: add('Tolerance', 'Of the checks, as a share', sheet.plain('tolerance', relativeTolerance)),
    linesMost: add(
      'Lines',
      'The most that an option has',
      sheet.plain('lines most', Math.max(...subject.options.map(({ lines }) => lines.length)), { format: 'whole' }),
    ),
  };
}

function rateInput(sheet: InputsSheet, { discountRate, rateFormula }: Case, scope: FormulaScope): Expression {
  const yearly = rateFormula
    ? sheet.calculated('discount rate', caseFormula(rateFormula, scope))
    : sheet.input('discount rate', discountRate);
  const text = `(${constant(1).text(0)}+${yearly.name})^(1/12)-1`;
  const monthly = sheet.cellNames.of('monthly rate');
  sheet.addHeadings('Discount rate', ['Rate', 'Value', 'Note', 'Name']);
  sheet.add(textCell('A year'), yearly, textCell('0.1 is 10%'), textCell(yearly.name));
  const expression = named(monthly, monthlyRate(yearly.expression.value(0)));
  sheet.add(
    textCell('A month'),
    { name: monthly, expression, cell: formulaCell(text, numberCell(expression.value(0)), { format: 'exact' }) },
    textCell('Effective, not a twelfth'),
    textCell(monthly),
  );
  return expression;
}

type OptionSetting = { readonly horizon: Expression; readonly scopeOf: (usedBy: string) => FormulaScope };

function addOptions(sheet: InputsSheet, { options }: Case, setting: OptionSetting): ReadonlyMap<string, Expression> {
  sheet.addHeadings('Options', ['No.', 'Option', 'Stops at', 'Cancelled at month', 'Name']);
  sheet.addNote('An option without a month is never cancelled; write a month there to cancel it.');
  return new Map(options.map((option, index) => [option.id, addOption(sheet, option, { ...setting, index })]));
}

function addOption(
  sheet: InputsSheet,
  option: CaseOption,
  { horizon, scopeOf, index }: OptionSetting & { readonly index: number },
): Expression {
  const { id, name, cancelledAt, cancelFormula } = option;
  const label = `${id} cancelled`;
  const given = cancelFormula
    ? sheet.calculated(label, most(constant(0), rounded(caseFormula(cancelFormula, scopeOf(label)))), 'whole')
    : sheet.input(label, cancelledAt ?? 0, 'whole');
  const cancelled = cancelledAt === null ? { ...given, cell: textCell('never', { role: 'input' }) } : given;
  const never = plus(horizon, constant(1));
  const stop = single(`IF(ISNUMBER(${given.name}),${given.name},${never.text(0)})`, () =>
    (cancelledAt === null ? never : given.expression).value(0),
  );
  const stops = sheet.calculated(`${id} stops`, stop, 'whole');
  sheet.add(
    { ...wholeNumber(index + 1), format: 'whole' },
    textCell(plainText(name)),
    stops,
    cancelled,
    textCell(given.name),
  );
  return stops.expression;
}
