import type { Method } from '@capwise/domain/assets';
import type { Counting } from './clock.ts';
import type { Cells } from './column.ts';

/** How much of the clock is used up at the end of a month. */
export function positionFormula(counting: Counting): (at: Cells) => string {
  switch (counting) {
    case 'units':
      return ({ here, above, current }) => `MIN(${current('life')},${above('position')}+${here('units')})`;
    case 'days':
      return ({ here, current }) => `MIN(${current('life')},MAX(0,EDATE(${here('month')},1)-${current('start')}))`;
    case 'months':
      return ({ here, current }) => {
        const [month, start, first] = [here('month'), current('start'), current('firstMonths')];
        const months = `((YEAR(${month})-YEAR(${start}))*12+MONTH(${month})-MONTH(${start})+1)`;
        const later = `${current('perMonth')}*MAX(0,${months}-${first})`;
        return `MIN(${current('life')},${current('first')}*MIN(${months},${first})+${later})`;
      };
  }
}

/** Parts of the clock in twelve months of the life. */
export const yearLength = (current: Cells['current']): string => `(12*${current('life')}/${current('monthsOfLife')})`;

/** The used part as the method weighs it. */
export function weightFormula(method: Method): (at: Cells) => string {
  switch (method.kind) {
    case 'straight-line':
    case 'units-of-production':
      return ({ here }) => here('position');
    case 'sum-of-years-digits':
      return ({ here, current }) => digitsFormula(here('position'), current);
    case 'declining-balance':
      return ({ here, current }) => {
        const start = `${here('year')}*${yearLength(current)}`;
        const length = `MIN(${yearLength(current)},${current('life')}-${start})`;
        return `${here('usedBefore')}+${here('ofYear')}*(${here('position')}-${start})/${length}`;
      };
  }
}

/** What the used part is a part of. */
export function totalFormula(method: Method): (at: Cells) => string {
  switch (method.kind) {
    case 'straight-line':
    case 'units-of-production':
      return ({ current }) => current('life');
    case 'sum-of-years-digits':
      return ({ current }) => digitsFormula(current('life'), current);
    case 'declining-balance':
      return ({ here }) => here('clockBase');
  }
}

/** What each year of the life weighs, summed to a position: its remaining life at the beginning, times its length. */
function digitsFormula(position: string, current: Cells['current']): string {
  const [life, year] = [current('life'), yearLength(current)];
  const years = `INT(${position}*${current('monthsOfLife')}/(12*${life}))`;
  const whole = `${year}*${years}*${life}-${year}^2*${years}*(${years}-1)/2`;
  return `${whole}+(${life}-${years}*${year})*(${position}-${years}*${year})`;
}
