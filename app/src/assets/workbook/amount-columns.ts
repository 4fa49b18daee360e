import { amountNumber } from './cells.ts';
import type { Cells, ColumnRule, ScheduleColumn, Spread } from './column.ts';
import { sharedNames } from './names.ts';
import type { TrackRow } from './track.ts';

type Minor = (row: TrackRow) => bigint | undefined;

/** What is charged, moved and carried in a month, and what the books have. */
export function amountColumns(spread: Spread): readonly ColumnRule[] {
  const { currency, books } = spread;
  const amount = (
    column: ScheduleColumn,
    heading: string,
    formula: ColumnRule['formula'],
    minorOf: Minor,
  ): ColumnRule => {
    const cached = (row: TrackRow) => {
      const minor = minorOf(row);
      return minor === undefined ? null : amountNumber(minor, currency);
    };
    return { column, heading, width: 18, format: 'amount', formula, cached };
  };
  const booked = ({ month }: TrackRow) => books.get(month.toString());
  const { charge, moved, takenOut, carrying, accumulated } = spread.live ? liveFormulas : valueFormulas;
  return [
    amount('charge', 'Charge', charge, (row) => row.charge),
    amount('moved', 'Moved by events', moved, (row) => row.moved),
    amount('takenOut', 'Taken out at the end', takenOut, (row) => row.takenOut),
    amount('carrying', 'Carrying at the end', carrying, (row) => row.carrying),
    amount('accumulated', 'Accumulated', accumulated, (row) => row.accumulated),
    amount('booksCharge', 'Charge in the books', null, (row) => booked(row)?.charge),
    amount('booksCarrying', 'Carrying in the books', null, (row) => booked(row)?.carrying),
  ];
}

type AmountFormulas = Readonly<
  Record<'charge' | 'moved' | 'takenOut' | 'carrying' | 'accumulated', ColumnRule['formula']>
>;

const liveFormulas: AmountFormulas = {
  charge: ({ here, above, range }) => {
    const ended = `COUNTIFS(${range('ends')},1,${range('from')},"<="&${here('month')})>0`;
    const since = `IF(${here('happened')}=${above('happened')},${above('used')},0)`;
    return `IF(${ended},0,${rounded(`(${here('used')}-${since})/10^${sharedNames.minorDigits}`)})`;
  },
  moved: ({ here, range }) => `SUMIFS(${range('moved')},${range('inMonth')},${here('month')})`,
  takenOut: (at) => `IF(${hasEnded(at)},${rounded(left(at))},0)`,
  carrying: (at) => rounded(`${left(at)}-${at.here('takenOut')}`),
  accumulated: (at) => {
    const { here, above, range } = at;
    const out = `SUMIFS(${range('accumulatedOut')},${range('inMonth')},${here('month')})`;
    return `IF(${hasEnded(at)},0,${rounded(`${above('accumulated')}+${here('charge')}-${out}`)})`;
  },
};

const valueFormulas: AmountFormulas = {
  charge: null,
  moved: null,
  takenOut: null,
  carrying: (at) => rounded(`${left(at)}-${at.here('takenOut')}`),
  accumulated: null,
};

function rounded(formula: string): string {
  return `ROUND(${formula},${sharedNames.minorDigits})`;
}

function left({ here, above }: Cells): string {
  return `${above('carrying')}+${here('moved')}-${here('charge')}`;
}

function hasEnded({ here, range }: Cells): string {
  return `COUNTIFS(${range('ends')},1,${range('inMonth')},"<="&${here('month')})>0`;
}
