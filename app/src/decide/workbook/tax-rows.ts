import { textCell } from '../../assets/workbook/cells.ts';
import {
  choose,
  compare,
  constant,
  minus,
  most,
  negative,
  over,
  single,
  times,
  type Expression,
} from './expression.ts';
import { before, headRows, here, monthLetters, spanOf, valuesOf, type GridRow } from './grid.ts';
import type { Measure } from './measures.ts';
import type { AddingOption } from './adding-option.ts';

/**
 * Adds the income tax of an option by month: that of a calendar year in equal parts, as the books have it; null where the case is
 * pre-tax. Where losses are carried forward, what was taxed so far is the most that income came to by the end of any year.
 */
export function addTax(adding: AddingOption, sum: (which: Measure) => GridRow): GridRow | null {
  const { grid, option, subject, number, taxRate } = adding;
  if (!subject.tax || !taxRate) return null;
  const labelled = (item: string) => ({ option: number, optionName: option.name, item });
  const length = subject.years * 12;
  const add: Adding['add'] = (item, expression) => grid.add(labelled(item), expression, length);
  const addRunning: Adding['addRunning'] = (item, next) => grid.addRunning(labelled(item), next, length);
  grid.addText([
    null,
    null,
    null,
    textCell('What is capitalized is deducted by values of one unit, which do not follow dates and lives', {
      role: 'note',
    }),
  ]);
  const taxable = sum('taxable');
  const calendar = calendarOf(subject.start);
  const months = single(
    (column) => `COUNTIFS(${calendarSpan(taxable)},${calendar.text(column)})`,
    (column) => valuesOf(taxable).filter((_, month) => calendar.value(month) === calendar.value(column)).length,
  );
  const isUsed = subject.tax.losses === 'used';
  const income = isUsed ? yearly(taxable, calendar, '') : carried(taxable, { add, addRunning, calendar });
  const taxed = here(add('Taxed in the calendar year', income));
  const tax = negative(over(times(taxRate, taxed), months));
  return grid.add({ ...labelled('Income tax'), hasTotal: true }, tax, length);
}

type Adding = {
  readonly add: (item: string, expression: Expression) => GridRow;
  readonly addRunning: (item: string, next: (above: Expression) => Expression) => GridRow;
  readonly calendar: Expression;
};

function carried(taxable: GridRow, { add, addRunning, calendar }: Adding): Expression {
  const income = add('Taxable income up to the end of the calendar year', yearly(taxable, calendar, '"<="&'));
  const reached = addRunning('The most that it came to', (above) => most(constant(0), above, here(income)));
  const yearBefore = single(
    (column) => `${monthLetters(column - 1)}$${headRows.calendar}`,
    (column) => (column === 0 ? 0 : calendar.value(column - 1)),
  );
  const earlier = addRunning('The same in the calendar years before', (above) =>
    choose(compare(calendar, '=', yearBefore), above, before(reached)),
  );
  return minus(here(reached), here(earlier));
}

function yearly(taxable: GridRow, calendar: Expression, sign: '' | '"<="&'): Expression {
  return single(
    (column) => `SUMIFS(${spanOf(taxable)},${calendarSpan(taxable)},${sign}${calendar.text(column)})`,
    (column) =>
      valuesOf(taxable).reduce((sum, value, month) => {
        const [of, until] = [calendar.value(month), calendar.value(column)];
        return (sign === '' ? of === until : of <= until) ? sum + value : sum;
      }, 0),
  );
}

function calendarOf(start: Temporal.PlainYearMonth): Expression {
  return single(
    (column) => `${monthLetters(column)}$${headRows.calendar}`,
    (column) => start.year + Math.floor((start.month - 1 + column) / 12),
  );
}

function calendarSpan({ length }: GridRow): string {
  return `$${monthLetters(0)}$${headRows.calendar}:$${monthLetters(length - 1)}$${headRows.calendar}`;
}
