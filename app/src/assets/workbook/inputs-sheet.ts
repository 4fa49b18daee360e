import { minorDigits } from '@capwise/domain/money';
import type { WorkbookCell, WorkbookDocument, WorkbookSheet } from '../../ports/index.ts';
import { amountNumber, columnLetters, dayNumber, textCell, wholeNumber } from './cells.ts';
import { namesOf, sharedNames, type AssetNames } from './names.ts';
import type { Scheduled } from './scheduled.ts';

const inputsName = 'Inputs';

type Input = {
  readonly heading: string;
  readonly width: number;
  readonly cell: (scheduled: Scheduled) => WorkbookCell;
  /** The name of the cell, where formulas use it. */
  readonly name?: keyof AssetNames;
};

const inputs: readonly Input[] = [
  { heading: 'Asset', width: 24, cell: ({ document }) => textCell(document.asset.id) },
  { heading: 'Name', width: 30, cell: ({ document }) => textCell(document.asset.name) },
  { heading: 'Class', width: 12, cell: ({ document }) => textCell(document.asset.class) },
  { heading: 'Began', width: 12, cell: ({ folded }) => ({ ...dayNumber(folded.asset.began), format: 'day' }) },
  {
    heading: 'Cost',
    width: 18,
    name: 'cost',
    cell: ({ folded: { asset } }) => ({
      ...amountNumber(asset.cost.minor, asset.cost.currency),
      format: 'amount',
      role: 'input',
    }),
  },
  {
    heading: 'Residual value',
    width: 18,
    name: 'residual',
    cell: ({ folded: { asset } }) => ({
      ...amountNumber(asset.residual.minor, asset.cost.currency),
      format: 'amount',
      role: 'input',
    }),
  },
  {
    heading: 'In service',
    width: 12,
    name: 'inService',
    cell: ({ life }) => life && { ...dayNumber(life.terms.inService), format: 'day', role: 'input' },
  },
  {
    heading: 'Life, months',
    width: 12,
    name: 'lifeMonths',
    cell: ({ folded }) => ({ ...wholeNumber(folded.asset.lifeMonths), format: 'whole', role: 'input' }),
  },
  {
    heading: 'Expected units',
    width: 14,
    name: 'expectedUnits',
    cell: ({ folded: { asset } }) =>
      asset.method.kind === 'units-of-production'
        ? { ...wholeNumber(asset.method.expectedUnits), format: 'whole', role: 'input' }
        : null,
  },
  { heading: 'Method', width: 26, cell: ({ document }) => textCell(document.asset.method) },
  { heading: 'Convention', width: 22, cell: ({ document }) => textCell(document.asset.convention) },
  { heading: 'Schedule', width: 34, cell: ({ placed }) => textCell(placed?.sheet.name ?? 'none: it is in progress') },
];

const firstAssetRow = 9;

export type InputsOf = {
  readonly company: string;
  readonly currency: string;
  readonly month: string;
  readonly scheduled: readonly Scheduled[];
};

/** The sheet of what everything else is calculated from, and the names of its cells. */
export function inputsSheet({ company, currency, month, scheduled }: InputsOf): {
  readonly sheet: WorkbookSheet;
  readonly names: WorkbookDocument['names'];
} {
  const digits = minorDigits(currency);
  const head: readonly (readonly WorkbookCell[])[] = [
    [textCell(`Assets of ${company}`, { role: 'title' })],
    [textCell('What is blue may be changed: the schedules follow.', { role: 'note' })],
    [textCell('US GAAP, as posted. Exported by Capwise, which gives no accounting advice.', { role: 'note' })],
    [textCell('Currency'), textCell(currency)],
    [textCell('Decimals of an amount'), { ...wholeNumber(digits), format: 'whole' }],
    [textCell('Register at the end of'), { kind: 'day', day: `${month}-01`, format: 'month', role: 'input' }],
    [],
    inputs.map(({ heading }) => textCell(heading, { role: 'heading' })),
  ];
  const rows = scheduled.map((each) => inputs.map(({ cell }) => cell(each)));
  const names = scheduled.flatMap(({ document }, index) =>
    inputs.flatMap(({ name }, column) =>
      name !== undefined && rows[index]?.[column]
        ? [{ name: namesOf(document.asset.id)[name], cell: `${columnLetters(column)}${firstAssetRow + index}` }]
        : [],
    ),
  );
  return {
    sheet: {
      name: inputsName,
      columns: inputs.map(({ width }) => ({ width, format: 'text' })),
      rows: [...head, ...rows],
      frozenRows: firstAssetRow - 1,
    },
    names: [
      { name: sharedNames.minorDigits, cell: 'B5' },
      { name: sharedNames.registerMonth, cell: 'B6' },
      ...names,
    ].map((named) => ({ ...named, sheet: inputsName })),
  };
}
