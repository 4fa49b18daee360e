import type { Trace } from '@capwise/contract';
import type { Invoke } from '@capwise/app';
import { fineText, parseFine } from '@capwise/domain/money';

/** Opens a figure and everything below it, first children first; fails when a level does not add up to the figure above. */
export async function walkDown(
  invoke: Invoke,
  trace: Trace,
  company: string,
  depth = 0,
): Promise<{ readonly levels: number; readonly rows: number }> {
  const opened = await invoke('books.trace', { trace, limit: 200 }, { company });
  if (!opened.check.equal) throw new Error(`${opened.title}: parts ${opened.check.sum} are not ${opened.total.value}`);
  const sum = opened.children.reduce((total, { figure }) => total + parseFine(figure.value ?? '0'), 0n);
  const whole = opened.page.count <= 200;
  if (whole && opened.children.length > 0 && sum !== parseFine(opened.total.value ?? '0')) {
    throw new Error(`${opened.title}: the page adds up to ${fineText(sum)}, not ${opened.total.value}`);
  }
  const rows = opened.children.filter(({ cells }) => cells !== undefined).length;
  let deepest = 0;
  let found = rows;
  for (const child of opened.children.filter(({ opens }) => opens !== null).slice(0, depth === 0 ? 2 : 1)) {
    const below = await invoke('books.trace', { trace: child.figure.trace, limit: 1 }, { company });
    if (parseFine(below.total.value ?? '0') !== parseFine(child.figure.value ?? '0')) {
      throw new Error(`${opened.title} › ${child.label}: opens to ${below.total.value}, not ${child.figure.value}`);
    }
    const walked = await walkDown(invoke, child.figure.trace, company, depth + 1);
    deepest = Math.max(deepest, walked.levels);
    found += walked.rows;
  }
  return { levels: deepest + 1, rows: found };
}
