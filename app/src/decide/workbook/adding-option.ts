import type { Case, CaseOption } from '@capwise/domain/decide';
import type { Expression } from './expression.ts';
import type { Grid } from './grid.ts';
import type { Workings } from './workings-sheet.ts';

/** Where the rows of an option go. */
export type AddingOption = {
  readonly grid: Grid;
  readonly subject: Case;
  readonly option: CaseOption;
  readonly workings: Workings;
  readonly taxRate: Expression | undefined;
  readonly number: number;
};
