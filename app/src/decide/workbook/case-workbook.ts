import type { Answer } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { minorDigits } from '@capwise/domain/money';
import type { WorkbookDocument, WorkbookSheet } from '../../ports/index.ts';
import type { ReadCase } from '../read.ts';
import { caseInputs } from './case-inputs.ts';
import { checksSheet } from './checks-sheet.ts';
import type { Grid } from './grid.ts';
import { optionsSheet } from './options-sheet.ts';
import { sampledSheet } from './sampled-sheet.ts';
import { statementsSheet } from './statements-sheet.ts';
import { workingsSheet } from './workings-sheet.ts';

/** About as many cells as a spreadsheet opens and calculates within seconds. */
const cellsMax = 600_000;
/** Rows that a line has at most. */
const rowsOfLine = 12;

/** A case as a workbook: inputs, workings, options, statements and checks as formulas, and what was sampled as values. */
export function caseWorkbook(read: ReadCase, evaluation: Answer<'decide.evaluate'>): WorkbookDocument {
  const { subject } = read;
  const inputs = caseInputs(read, evaluation.hash);
  const workings = workingsSheet(subject, inputs);
  const [compared] = evaluation.comparisons;
  const pair = evaluation.estimate?.pair ?? (compared ? { left: compared.left, right: compared.right } : null);
  const options = optionsSheet(subject, { inputs, workings, pair });
  const { sheet, names } = inputs.sheet.done();
  return {
    title: subject.question,
    minorDigits: minorDigits(subject.currency),
    names,
    sheets: [
      sheet,
      gridSheet(workings.grid),
      gridSheet(options.grid),
      statementsSheet(subject, { options, workings }),
      checksSheet(subject, { inputs, workings, options }),
      ...(evaluation.estimate ? [sampledSheet(evaluation.estimate, evaluation)] : []),
    ],
  };
}

const labelWidths = [6, 26, 26, 64, 10, 18, 3] as const;

function gridSheet({ sheet, rows, points }: Grid): WorkbookSheet {
  return {
    name: sheet,
    columns: Array.from({ length: labelWidths.length + points }, (_, column) => ({
      width: labelWidths[column] ?? 15,
      format: column < labelWidths.length - 2 ? 'text' : 'amount',
    })),
    rows,
    frozenRows: 9,
  };
}

/** Refuses TOO_LARGE for a case of more lines and years than a spreadsheet calculates in reasonable time. */
export function requireWritable({ subject: { options, years } }: ReadCase): void {
  const lines = options.reduce((sum, option) => sum + option.lines.length, 0);
  const cells = lines * rowsOfLine * (years * 12 + 1);
  if (cells <= cellsMax) return;
  throw new Refusal(
    'TOO_LARGE',
    `the case has ${lines} lines in all options and ${years} years, about ${cells} cells of formulas, and a spreadsheet calculates ${cellsMax} at most in reasonable time: leave out options or years`,
    { value: cells, limit: cellsMax },
  );
}
