import type { Cell } from './cell.ts';

export type Column = {
  readonly title: string;
  readonly cells: readonly Cell[];
  /** Columns that say which row this is: repeated where a table is cut into parts. */
  readonly isKey: boolean;
};

const gap = '  ';
const shortest = 12;

/** A table as lines. Wider than `columns`, its texts are shortened first, then it is cut into parts side by side. */
export function tableLines(table: readonly Column[], columns: number): readonly string[] {
  const shared = sharedUnit(table);
  const drawn = shortened(
    table.map((column) => drawnColumn(column, shared)),
    columns,
  );
  const parts = cut(drawn, columns);
  const lines = parts.flatMap((part, index) => [...(index > 0 ? [''] : []), ...partLines(part)]);
  return shared ? [`in ${shared}`, ...lines] : lines;
}

type Drawn = {
  readonly lines: readonly string[];
  readonly width: number;
  readonly right: boolean;
  readonly isKey: boolean;
};

/** The one unit of all figures, so that it is said once. */
function sharedUnit(table: readonly Column[]): string | undefined {
  const units = new Set(table.flatMap(({ cells }) => cells.flatMap(({ unit }) => unit ?? [])));
  return units.size === 1 ? [...units][0] : undefined;
}

function drawnColumn({ title, cells, isKey }: Column, shared: string | undefined): Drawn {
  const texts = cells.map(({ text, unit }) => (unit && unit !== shared ? `${text} ${unit}` : text));
  const hasParentheses = cells.some(({ text, right }) => right && text.endsWith(')'));
  const aligned = texts.map((text, row) =>
    hasParentheses && cells[row]?.right && !text.endsWith(')') ? `${text} ` : text,
  );
  const right = cells.some((cell) => cell.right) && cells.every((cell) => cell.right || cell.text === '–');
  const lines = [title, ...aligned];
  return { lines, right, isKey, width: Math.max(...lines.map(({ length }) => length)) };
}

/** Takes from the widest text column until the table fits or every text is short. */
function shortened(table: readonly Drawn[], columns: number): readonly Drawn[] {
  const widths = table.map(({ width }) => width);
  const total = (): number => widths.reduce((sum, width) => sum + width + gap.length, -gap.length);
  while (total() > columns) {
    const widest = table.reduce(
      (best, { right }, index) =>
        !right && (widths[index] ?? 0) > (best < 0 ? shortest : (widths[best] ?? 0)) ? index : best,
      -1,
    );
    if (widest < 0) break;
    widths[widest] = Math.max(shortest, (widths[widest] ?? 0) - Math.max(1, Math.min(8, total() - columns)));
  }
  return table.map((column, index) => {
    const width = widths[index] ?? column.width;
    return { ...column, width, lines: column.lines.map((line) => clipped(line, width)) };
  });
}

function clipped(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

/** Cuts a table into parts that fit, each with the key columns in front. */
function cut(table: readonly Drawn[], columns: number): readonly (readonly Drawn[])[] {
  const total = table.reduce((sum, { width }) => sum + width + gap.length, -gap.length);
  if (total <= columns) return [table];
  const keys = table.filter(({ isKey }) => isKey);
  const room = columns - keys.reduce((sum, { width }) => sum + width + gap.length, 0);
  const parts: Drawn[][] = [];
  let left = -1;
  for (const column of table.filter(({ isKey }) => !isKey)) {
    const last = parts.at(-1);
    if (last && left >= column.width) last.push(column);
    else {
      parts.push([column]);
      left = room;
    }
    left -= column.width + gap.length;
  }
  return parts.length > 0 ? parts.map((part) => [...keys, ...part]) : [keys];
}

function partLines(part: readonly Drawn[]): readonly string[] {
  const rows = part[0]?.lines.length ?? 0;
  const lines = Array.from({ length: rows }, (_, row) =>
    part
      .map(({ lines: cells, width, right }) =>
        right ? (cells[row] ?? '').padStart(width) : (cells[row] ?? '').padEnd(width),
      )
      .join(gap)
      .trimEnd(),
  );
  const [titles = '', ...body] = lines;
  return [titles, part.map(({ width }) => '─'.repeat(width)).join(gap), ...body];
}
