import type { Progress } from '@capwise/app/ports';
import type { Terminal } from './terminal.ts';

/** Shows how far work is: one moving line in a terminal. Notices are kept as lines of their own, everywhere. */
export type ProgressLine = { readonly show: (progress: Progress) => void; readonly clear: () => void };

const barWidth = 24;
const clearLine = '\r\u001b[2K';

/** A progress line on standard error. */
export function progressLine(terminal: Terminal): ProgressLine {
  let isDrawn = false;
  const clear = (): void => {
    if (isDrawn) terminal.err(clearLine);
    isDrawn = false;
  };
  const show = ({ step, share, notice }: Progress): void => {
    if (notice !== undefined) {
      clear();
      terminal.err(`${notice}\n`);
    }
    if (!terminal.interactive || step === '') return;
    const width = (terminal.columns ?? 80) - 1;
    terminal.err(`${clearLine}${(share === undefined ? step : `${bar(share)} ${step}`).slice(0, width)}`);
    isDrawn = true;
  };
  return { show, clear };
}

function bar(share: number): string {
  const part = Math.min(1, Math.max(0, share));
  const full = Math.round(part * barWidth);
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${String(Math.floor(part * 100)).padStart(3)}%`;
}
