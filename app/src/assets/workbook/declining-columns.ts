import type { Method } from '@capwise/domain/assets';
import { ratio } from '@capwise/domain/money';
import { fractionNumber, wholeNumber } from './cells.ts';
import type { Cells, ColumnRule, ScheduleColumn, Spread } from './column.ts';
import { yearLength } from './method-formulas.ts';
import { sharedNames } from './names.ts';

/** The declining balance by years of the life, in minor units: what the clock began with, and what each year uses of it. */
export function decliningColumns({ method }: Spread): readonly ColumnRule[] {
  if (method.kind !== 'declining-balance') return [];
  const minor = `10^${sharedNames.minorDigits}`;
  const rule = (
    column: ScheduleColumn,
    heading: string,
    formula: (at: Cells) => string,
    cached: ColumnRule['cached'],
  ): ColumnRule => ({ column, heading, width: 18, format: 'exact', formula, cached });
  const ofClock = (column: 'clockBase' | 'clockResidual', first: (at: Cells) => string): ((at: Cells) => string) => {
    return (at) => `IF(${at.here('clock')}=${at.above('clock')},${at.above(column)},ROUND(${first(at)}*${minor},0))`;
  };
  return [
    rule(
      'year',
      'Year of the life, from 0',
      ({ here, current }) =>
        `MIN(INT(${here('position')}*${current('monthsOfLife')}/(12*${current('life')})),ROUNDUP(${current('monthsOfLife')}/12,0)-1)`,
      ({ declining: { year } }) => wholeNumber(year),
    ),
    rule(
      'usedBefore',
      'Used before the year',
      ({ here, above }) =>
        `IF(${here('clock')}<>${above('clock')},0,IF(${here('year')}=${above('year')},${above('usedBefore')},${above('usedBefore')}+${above('ofYear')}))`,
      ({ declining: { usedBefore } }) => fractionNumber(usedBefore),
    ),
    rule('ofYear', 'Used in the year', yearFormula(method), ({ declining: { ofYear } }) => fractionNumber(ofYear)),
    rule(
      'clockBase',
      'To be used by the clock',
      ofClock('clockBase', ({ here }) => here('base')),
      ({ declining: { base } }) => fractionNumber(base),
    ),
    rule(
      'clockResidual',
      'Residual value of the clock',
      ofClock(
        'clockResidual',
        ({ here, above, current }) => `MIN(${current('residual')},${above('carrying')}+${here('before')})`,
      ),
      ({ declining: { residual } }) => fractionNumber(ratio(residual)),
    ),
  ];
}

function yearFormula({
  percent,
  switchesToStraightLine,
}: Extract<Method, { kind: 'declining-balance' }>): (at: Cells) => string {
  return ({ here, current }) => {
    const [life, year] = [current('life'), yearLength(current)];
    const remaining = `(${life}-${here('year')}*${year})`;
    const length = `MIN(${year},${remaining})`;
    const left = `(${here('clockBase')}-${here('usedBefore')})`;
    const declined = `(${left}+${here('clockResidual')})*${percent}/100/${life}*${length}`;
    const wanted = switchesToStraightLine ? `MAX(${declined},${left}*${length}/${remaining})` : declined;
    return `IF(${here('year')}=ROUNDUP(${current('monthsOfLife')}/12,0)-1,${left},MIN(${left},${wanted}))`;
  };
}
