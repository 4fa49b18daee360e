import { estimateLiveFigure } from './estimate-live-figure.ts';
import { accuracyTable, numpyFigure, squiggleFigure } from './estimate-sample-figures.ts';
import type { Outcome } from './figures.ts';

/** All figures of the estimate kernel. */
export async function estimateFigures({
  folder,
  show,
}: {
  readonly folder: string;
  readonly show: (figure: Outcome) => void;
}): Promise<void> {
  show(await estimateLiveFigure(folder));
  show(await numpyFigure(folder));
  show(await squiggleFigure(folder));
  show(accuracyTable());
}
