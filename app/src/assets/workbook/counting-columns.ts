import { fractionNumber, wholeNumber } from './cells.ts';
import type { Cells, ColumnRule, Spread } from './column.ts';
import { positionFormula, totalFormula, weightFormula } from './method-formulas.ts';
import { sharedNames } from './names.ts';

/** How far the life is used up, and which part of what is to be charged that is. */
export function countingColumns(spread: Spread): readonly ColumnRule[] {
  return [
    {
      column: 'position',
      heading: spread.counting === 'units' ? 'Units so far' : 'Parts of the life used',
      width: 14,
      format: 'exact',
      formula: positionFormula(spread.counting),
      cached: ({ position }) => fractionNumber(position),
    },
    {
      column: 'weight',
      heading: 'Used by the method',
      width: 16,
      format: 'exact',
      formula: weightFormula(spread.method),
      cached: ({ weight }) => fractionNumber(weight),
    },
    {
      column: 'weightBefore',
      heading: 'Used at the last event',
      width: 16,
      format: 'exact',
      formula: ({ here, above }) =>
        `IF(${here('happened')}=${above('happened')},${above('weightBefore')},IF(${here('clock')}=${above('clock')},${above('weight')},0))`,
      cached: ({ weightBefore }) => fractionNumber(weightBefore),
    },
    {
      column: 'weightTotal',
      heading: 'Of',
      width: 16,
      format: 'exact',
      formula: totalFormula(spread.method),
      cached: ({ weightTotal }) => fractionNumber(weightTotal),
    },
    ...roundingColumns(spread),
  ];
}

/** Minor units used up since the last event: exact, then rounded half to even. */
function roundingColumns({ method }: Spread): readonly ColumnRule[] {
  const exact = ({ here }: Cells): string => {
    const used = `(${here('weight')}-${here('weightBefore')})`;
    const of = `(${here('weightTotal')}-${here('weightBefore')})`;
    return `ROUND(${here('base')}*10^${sharedNames.minorDigits},0)*${used}/${of}`;
  };
  // A declining balance is no whole number: what floating point adds beyond the sixth decimal is taken off.
  const clean = method.kind === 'declining-balance' ? (at: Cells): string => `ROUND(${exact(at)},6)` : exact;
  return [
    {
      column: 'exact',
      heading: 'Used up, in minor units, exact',
      width: 18,
      format: 'exact',
      formula: (at) => `IF(${at.here('weightTotal')}>${at.here('weightBefore')},${clean(at)},0)`,
      cached: ({ exact: value }) => fractionNumber(value),
    },
    {
      column: 'used',
      heading: 'Rounded half to even',
      width: 18,
      format: 'whole',
      formula: ({ here }) => {
        const value = here('exact');
        return `ROUND(${value},0)-IF(AND(${value}-INT(${value})=0.5,ISODD(ROUND(${value},0))),1,0)`;
      },
      cached: ({ used }) => wholeNumber(used),
    },
  ];
}
