import { amountColumns } from './amount-columns.ts';
import { amountNumber, columnLetters, monthDay, wholeNumber } from './cells.ts';
import type { ColumnRule, ScheduleColumn, Spread } from './column.ts';
import { countingColumns } from './counting-columns.ts';
import { decliningColumns } from './declining-columns.ts';
import { sharedNames } from './names.ts';

/** The columns of a sheet. */
export function columnsOf(spread: Spread): readonly ColumnRule[] {
  const { live, method, counting } = spread;
  const declining = method.kind === 'declining-balance';
  return [
    ...(live ? leadingColumns(spread) : [monthColumn, openingColumn(spread)]),
    ...(live && counting === 'units' ? [unitsColumn] : []),
    ...(live ? countingColumns(spread) : []),
    ...amountColumns(spread),
    ...(live && declining ? decliningColumns(spread) : []),
  ];
}

/** Letters of each column of a sheet. */
export function lettersOf(columns: readonly ColumnRule[]): ReadonlyMap<ScheduleColumn, string> {
  return new Map(columns.map(({ column }, index) => [column, columnLetters(index)]));
}

const monthColumn: ColumnRule = {
  column: 'month',
  heading: 'Month',
  width: 12,
  format: 'month',
  formula: ({ above }) => `EDATE(${above('month')},1)`,
  cached: ({ month }) => monthDay(month),
};

const unitsColumn: ColumnRule = {
  column: 'units',
  heading: 'Units given',
  width: 13,
  format: 'whole',
  formula: null,
  cached: ({ units }) => wholeNumber(units),
};

function openingColumn({ currency }: Spread): ColumnRule {
  return {
    column: 'opening',
    heading: 'Carrying at the beginning',
    width: 18,
    format: 'amount',
    formula: ({ above }) => above('carrying'),
    cached: ({ opening }) => amountNumber(opening, currency),
  };
}

function leadingColumns(spread: Spread): readonly ColumnRule[] {
  const { currency } = spread;
  return [
    monthColumn,
    {
      column: 'happened',
      heading: 'Last event',
      width: 14,
      format: 'whole',
      formula: ({ here, range }) => `COUNTIF(${range('from')},"<="&${here('month')})`,
      cached: ({ happened }) => wholeNumber(happened),
    },
    {
      column: 'clock',
      heading: 'Clock',
      width: 8,
      format: 'whole',
      formula: ({ current }) => current('clock'),
      cached: ({ clock }) => wholeNumber(clock),
    },
    openingColumn(spread),
    {
      column: 'before',
      heading: 'Moved before the charge',
      width: 16,
      format: 'amount',
      formula: ({ here, range }) =>
        `SUMIFS(${range('moved')},${range('from')},${here('month')},${range('inMonth')},${here('month')})`,
      cached: ({ before }) => amountNumber(before, currency),
    },
    {
      column: 'base',
      heading: 'To be charged since the last event',
      width: 18,
      format: 'amount',
      formula: ({ here, above, current }) =>
        `IF(${here('happened')}=${above('happened')},${above('base')},MAX(0,ROUND(${above('carrying')}+${here('before')}-${current('residual')},${sharedNames.minorDigits})))`,
      cached: ({ base }) => amountNumber(base, currency),
    },
  ];
}
