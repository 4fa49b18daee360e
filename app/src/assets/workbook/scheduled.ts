import type { FoldedAsset } from '../batch.ts';
import type { AssetDocument } from '../document.ts';
import type { Booked } from './column.ts';
import type { Life } from './life.ts';
import type { Placed } from './schedule-sheet.ts';

/** An asset with its schedule and the sheet that shows it; null while it is in progress. */
export type Scheduled = {
  readonly document: AssetDocument;
  readonly folded: FoldedAsset;
  readonly life: Life | null;
  readonly placed: Placed | null;
  readonly books: ReadonlyMap<string, Booked>;
};
