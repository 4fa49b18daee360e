import type { Answer } from '@capwise/contract/registry';
import type { WorkbookCell, WorkbookSheet } from '../../ports/index.ts';
import { textCell, wholeNumber } from '../../assets/workbook/cells.ts';
import { numberCell, plainText } from './number-cell.ts';

type Evaluation = Answer<'decide.evaluate'>;
type Estimate = NonNullable<Evaluation['estimate']>;
type Row = readonly WorkbookCell[];

/** What the draws came to, as values: a spreadsheet does not draw them again. */
export function sampledSheet(estimate: Estimate, { options, assumptions }: Evaluation): WorkbookSheet {
  const nameOf = (id: string): string => plainText(options.find((option) => option.id === id)?.name ?? id);
  const { pair, shares, difference } = estimate;
  const spread = (label: string, { mean, error, quantiles }: Estimate['difference']['npv']): Row => [
    textCell(label),
    number(mean),
    error === null ? null : number(error),
    ...quantiles.map(number),
  ];
  const between = `${nameOf(pair.left)} less ${nameOf(pair.right)}`;
  return {
    name: 'Sampled',
    columns: Array.from({ length: 10 }, (_, column) => ({ width: column === 0 ? 44 : 18, format: 'amount' })),
    rows: [
      [textCell('Sampled: values, not formulas', { role: 'title' })],
      note('Drawn at the export; what is changed on Inputs does not move them.'),
      [textCell('Seed'), { ...wholeNumber(estimate.seed), format: 'whole' }],
      [textCell('Points (scrambled Sobol)'), { ...wholeNumber(estimate.points), format: 'whole' }],
      [textCell('Version of the rules'), { ...wholeNumber(estimate.engine), format: 'whole' }],
      ...estimate.notes.map(note),
      [],
      headings([
        'Net present value',
        'Mean',
        'Standard error',
        ...shares.map((share) => `${Math.round(share * 100)}% below`),
      ]),
      ...estimate.options.map(({ id, npv }) => spread(nameOf(id), npv)),
      spread(between, difference.npv),
      [],
      headings(['Chances', 'Share of the draws']),
      [textCell(`${nameOf(pair.left)} is worth more`), { ...number(difference.favored), format: 'exact' }],
      ...estimate.options.map(
        ({ id, lossChance }): Row => [
          textCell(`${nameOf(id)} is worth less than nothing`),
          { ...number(lossChance), format: 'exact' },
        ],
      ),
      [],
      ...tornadoRows(estimate.swings, between, assumptions),
    ],
    frozenRows: 1,
  };
}

function tornadoRows(
  swings: Estimate['swings'],
  between: string,
  assumptions: Evaluation['assumptions'],
): readonly Row[] {
  const units = new Map(assumptions.map(({ name, unit, factor }) => [name, { unit, factor }]));
  const ends = [
    'At its low value',
    'At its high value',
    'Low value (10%)',
    'High value (90%)',
    'Value flips at',
    'Unit',
  ];
  return [
    headings([`Tornado of ${between}`, ...ends]),
    ...swings.map((swing): Row => {
      const { unit, factor } = units.get(swing.name) ?? { unit: null, factor: 1 };
      const shown = (value: number): WorkbookCell => ({ ...number(value / factor), format: 'exact' });
      return [
        textCell(plainText(swing.name)),
        number(swing.atLow),
        number(swing.atHigh),
        shown(swing.low),
        shown(swing.high),
        swing.flipsAt === null ? textCell('nowhere in its range') : shown(swing.flipsAt),
        unit === null ? null : textCell(unit),
      ];
    }),
  ];
}

function number(value: number): NonNullable<WorkbookCell> {
  return Number.isFinite(value) ? numberCell(value) : textCell('none');
}

function note(text: string): Row {
  return [textCell(text, { role: 'note' })];
}

function headings(texts: readonly string[]): Row {
  return texts.map((text) => textCell(text, { role: 'heading' }));
}
