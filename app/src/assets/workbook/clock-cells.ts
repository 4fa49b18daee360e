import type { PlainCell, WorkbookCell } from '../../ports/index.ts';
import { dayNumber, formulaCell, fractionNumber, wholeNumber } from './cells.ts';
import type { At, BlockColumn } from './block.ts';
import { paceRules, type Clock, type Reset } from './clock.ts';
import type { Happening } from './happenings.ts';

type ClockColumn = 'start' | 'elapsed' | 'monthsOfLife' | 'perMonth' | 'first' | 'firstMonths' | 'life';
type ClockFormulas = Readonly<Record<ClockColumn, string>>;

const clockColumns: readonly ClockColumn[] = [
  'start',
  'elapsed',
  'monthsOfLife',
  'perMonth',
  'first',
  'firstMonths',
  'life',
];

/** The clock that runs after something happened: set by the day of service, set anew, or that of the row above. */
export function clockCells({ clock, setBy }: Happening, at: At): Partial<Record<BlockColumn, WorkbookCell>> {
  if (clock === null) return { clock: { ...wholeNumber(0), format: 'whole' } };
  const formulas = formulasOf(clock, setBy, at);
  const values: Readonly<Record<ClockColumn, PlainCell>> = {
    start: dayNumber(clock.start),
    elapsed: fractionNumber(clock.elapsed),
    monthsOfLife: fractionNumber(clock.months),
    perMonth: wholeNumber(clock.perMonth),
    first: wholeNumber(clock.first),
    firstMonths: wholeNumber(clock.firstMonths),
    life: wholeNumber(clock.life),
  };
  const cells = clockColumns.map((column): readonly [ClockColumn, WorkbookCell] => {
    const format = column === 'start' ? 'day' : 'exact';
    const formula = formulas[column];
    const isConstant = /^\d+$/.test(formula);
    return [column, isConstant ? { ...values[column], format } : formulaCell(formula, values[column], { format })];
  });
  return { clock: { ...wholeNumber(clock.number), format: 'whole' }, ...Object.fromEntries(cells) };
}

function formulasOf(clock: Clock, setBy: Happening['setBy'], at: At): ClockFormulas {
  if (setBy === 'ready') return readyClock(clock, at);
  return setBy === null ? sameClock(at) : laterClock(clock, setBy, at);
}

function sameClock({ block, row }: At): ClockFormulas {
  const above = (column: ClockColumn): string => block.cell(column, row - 1);
  return {
    start: above('start'),
    elapsed: above('elapsed'),
    monthsOfLife: above('monthsOfLife'),
    perMonth: above('perMonth'),
    first: above('first'),
    firstMonths: above('firstMonths'),
    life: above('life'),
  };
}

function readyClock({ counting }: Clock, { asset, names, block, row }: At): ClockFormulas {
  const { inService, lifeMonths, expectedUnits } = names;
  const uncounted = { elapsed: '0', perMonth: '0', first: '0', firstMonths: '0' };
  if (counting === 'units') {
    return { ...uncounted, start: block.cell('inMonth', row), monthsOfLife: lifeMonths, life: expectedUnits };
  }
  if (counting === 'days' || asset.convention === 'actual-days') {
    const life = `EDATE(${inService},${lifeMonths})-${inService}`;
    return { ...uncounted, start: block.cell('date', row), monthsOfLife: lifeMonths, life };
  }
  return {
    start: block.cell('inMonth', row),
    elapsed: '0',
    monthsOfLife: lifeMonths,
    ...paceRules[asset.convention].formulas(inService),
    life: `${block.cell('perMonth', row)}*${lifeMonths}`,
  };
}

function laterClock({ counting }: Clock, reset: Reset, at: At): ClockFormulas {
  return counting === 'days' ? laterDays(reset, at) : laterMonths(reset, at);
}

function laterMonths({ counts }: Reset, { block, row }: At): ClockFormulas {
  const here = (column: BlockColumn): string => block.cell(column, row);
  const above = (column: BlockColumn): string => block.cell(column, row - 1);
  const [from, start] = [here('from'), above('start')];
  const months = `((YEAR(${from})-YEAR(${start}))*12+MONTH(${from})-MONTH(${start}))`;
  const begun = `${above('first')}*MIN(${months},${above('firstMonths')})`;
  const later = `${above('perMonth')}*MAX(0,${months}-${above('firstMonths')})`;
  const given = `${here('perMonth')}*${here('months')}`;
  const left = `(${above('life')}-(${here('elapsed')}-${above('elapsed')}))`;
  const lives: Readonly<Record<Reset['counts'], string>> = {
    total: `${given}-${here('elapsed')}`,
    remaining: given,
    'at most': `IF(${left}>0,MIN(${left},${given}),${given})`,
  };
  return {
    start: from,
    elapsed: `${above('elapsed')}+MIN(${above('life')},${begun}+${later})`,
    monthsOfLife: `${here('life')}/${here('perMonth')}`,
    perMonth: above('perMonth'),
    first: here('perMonth'),
    firstMonths: '1',
    life: lives[counts],
  };
}

function laterDays({ counts }: Reset, { names, block, row }: At): ClockFormulas {
  const here = (column: BlockColumn): string => block.cell(column, row);
  const above = (column: BlockColumn): string => block.cell(column, row - 1);
  const [from, months] = [here('from'), here('months')];
  const used = `MIN(${above('life')},MAX(0,${from}-${above('start')}))`;
  const left = `(${above('monthsOfLife')}-(${here('elapsed')}-${above('elapsed')}))`;
  const lives: Readonly<Record<Reset['counts'], string>> = {
    total: `${months}-${here('elapsed')}`,
    remaining: months,
    'at most': `IF(${left}>0,MIN(${left},${months}),${months})`,
  };
  return {
    start: from,
    elapsed: `${above('elapsed')}+${above('monthsOfLife')}*${used}/${above('life')}`,
    monthsOfLife: lives[counts],
    perMonth: '0',
    first: '0',
    firstMonths: '0',
    life: `EDATE(${counts === 'total' ? names.inService : from},${months})-${from}`,
  };
}
