import { defaultCurrency } from '../../company/index.ts';
import type { WorkbookCell, WorkbookSheet } from '../../ports/index.ts';
import { amountNumber, formulaCell, textCell } from './cells.ts';
import { namesOf, sharedNames } from './names.ts';
import type { Placed } from './schedule-sheet.ts';
import type { Scheduled } from './scheduled.ts';

type Check = { readonly what: string; readonly formula: string | null; readonly says?: string };

/** Formulas that give 0 as long as the sheets are right and nothing was changed. */
export function checksSheet(scheduled: readonly Scheduled[]): WorkbookSheet {
  const rows = scheduled.flatMap((each) => {
    const { placed } = each;
    return placed ? checksOf(each, placed).map((check) => checkRow(each, check)) : [];
  });
  const currency = scheduled[0]?.folded.asset.cost.currency ?? defaultCurrency;
  const all = rows.length === 0 ? '0' : `SUMPRODUCT(ABS(C4:C${rows.length + 3}))`;
  return {
    name: 'Checks',
    columns: [24, 60, 18, 80].map((width, index) => ({ width, format: index === 2 ? 'amount' : 'text' })),
    rows: [
      [textCell('Checks: each gives 0', { role: 'title' })],
      [textCell('All'), textCell('Sum of all below, without signs'), formulaCell(all, amountNumber(0n, currency))],
      ['Asset', 'Check', 'Difference', 'Note'].map((heading) => textCell(heading, { role: 'heading' })),
      ...rows,
    ],
    frozenRows: 3,
  };
}

function checkRow({ document, folded }: Scheduled, { what, formula, says }: Check): readonly WorkbookCell[] {
  const zero = amountNumber(0n, folded.asset.cost.currency);
  return [
    textCell(document.asset.id),
    textCell(what),
    formula === null ? null : formulaCell(formula, zero),
    says === undefined ? null : textCell(says, { role: 'note' }),
  ];
}

function checksOf(each: Scheduled, placed: Placed): readonly Check[] {
  const { folded, life } = each;
  const isLive = life?.live === true;
  const isByUnits = folded.asset.method.kind === 'units-of-production';
  return [
    ...(isLive && !isByUnits ? schedules(each, placed) : []),
    ...(isByUnits
      ? [{ what: 'Charges against the life', formula: null, says: 'Units that are still to come are not charged yet.' }]
      : []),
    ...againstBooks(each, placed),
  ];
}

/** All that was to be charged is charged, and what is left is the residual value. */
function schedules({ document }: Scheduled, placed: Placed): readonly Check[] {
  const { cost } = namesOf(document.asset.id);
  const end = `IF(SUM(${placed.block('ends')})>0,0,MIN(${placed.lastEvent('residual')},${placed.last('carrying')}))`;
  const put = `${cost}+SUM(${placed.block('moved')})-SUM(${placed.range('takenOut')})`;
  const residual = `IF(SUM(${placed.block('ends')})>0,0,${placed.lastEvent('residual')})`;
  return [
    {
      what: 'Sum of the charges less what was to be charged',
      formula: rounded(`SUM(${placed.range('charge')})-(${put}-${end})`),
    },
    {
      what: 'Carrying at the end less the residual value',
      formula: rounded(`${placed.last('carrying')}-${residual}`),
      says: 'Above 0 after a change: the life is longer than the sheet has rows.',
    },
  ];
}

function againstBooks({ books, life }: Scheduled, placed: Placed): readonly Check[] {
  const rows = life?.rows ?? [];
  const posted = rows.filter(({ month }) => books.has(month.toString())).length;
  const isSame = rows.slice(0, posted).every(({ month, charge, carrying }) => {
    const booked = books.get(month.toString());
    return booked?.charge === charge && booked.carrying === carrying;
  });
  const apart = (of: 'charge' | 'carrying', booked: 'booksCharge' | 'booksCarrying'): string =>
    rounded(`SUMPRODUCT(ABS(${placed.range(of, posted)}-${placed.range(booked, posted)}))`);
  const afterChange = 'Other than 0 after a change: by how much the schedule then differs from what is posted.';
  const closed =
    'Months that were closed before an event keep what was posted in them; the first open month makes up for it.';
  return [
    {
      what: 'Sum of the charges less those in the books',
      formula: rounded(`SUM(${placed.range('charge')})-SUM(${placed.range('booksCharge')})`),
      says: afterChange,
    },
    {
      what: 'Charges less those in the books, month by month, without signs',
      formula: isSame ? apart('charge', 'booksCharge') : null,
      says: isSame ? afterChange : closed,
    },
    {
      what: 'Carrying less that in the books, month by month, without signs',
      formula: isSame ? apart('carrying', 'booksCarrying') : null,
      says: isSame ? afterChange : closed,
    },
  ];
}

function rounded(formula: string): string {
  return `ROUND(${formula},${sharedNames.minorDigits})`;
}
