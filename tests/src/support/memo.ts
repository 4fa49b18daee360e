/** A table of a memo as it is read back, by the texts of its cells. */
export type ReadTable = {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The same cells by the exact number behind their text, where one is stated. */
  readonly exact: readonly (readonly string[])[];
};

/** The tables of a memo in HTML, in their order. */
export function htmlTables(html: string): readonly ReadTable[] {
  return [...html.matchAll(/<table>([^]*?)<\/table>/g)].map(([, table = '']) => {
    const [head = '', body = ''] = [/<thead>([^]*?)<\/thead>/, /<tbody>([^]*?)<\/tbody>/].map(
      (part) => part.exec(table)?.[1] ?? '',
    );
    const rows = [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row = '']) => cellsOf(row));
    return {
      caption: textOf(/<caption>(.*?)<\/caption>/.exec(table)?.[1] ?? ''),
      heads: headsOf(head),
      rows: rows.map((cells) => cells.map(textOf)),
      exact: rows.map((cells) => cells.map((cell) => /<data value="([^"]*)"/.exec(cell)?.[1] ?? textOf(cell))),
    };
  });
}

/** The tables of a memo in Markdown, in their order. */
export function markdownTables(markdown: string): readonly Omit<ReadTable, 'exact'>[] {
  return [...markdown.matchAll(/^\*(.+)\*\n\n((?:\|.*\n?)+)/gm)].map(([, caption = '', table = '']) => {
    const [heads = [], , ...rows] = table
      .trim()
      .split('\n')
      .map((row) => row.split(/(?<!\\)\|/).slice(1, -1));
    return { caption: plain(caption), heads: heads.map(plain), rows: rows.map((cells) => cells.map(plain)) };
  });
}

/** The one table whose caption holds these words. */
export function tableOf(tables: readonly ReadTable[], words: string): ReadTable {
  const found = tables.filter(({ caption }) => caption.includes(words));
  const [table] = found;
  if (!table) throw new Error(`no table is called "${words}": ${tables.map(({ caption }) => caption).join('; ')}`);
  return table;
}

/** A number as a memo writes it: `(1,000.50)`, `12.35M`, `36.6%`. */
export function numberOf(text: string | undefined): number {
  const [, open, digits = '', suffix = ''] = /^(\()?([\d,.]+)([Mk%]?)\)?$/.exec(text ?? '') ?? [];
  if (digits === '') return Number.NaN;
  const scale = { M: 1e6, k: 1e3, '%': 0.01, '': 1 }[suffix] ?? 1;
  const magnitude = Number((Number(digits.replaceAll(',', '')) * scale).toPrecision(15));
  return open === undefined || magnitude === 0 ? magnitude : -magnitude;
}

/** Headings of the columns; those under a group are read with it. */
function headsOf(head: string): readonly string[] {
  const [first = '', second] = [...head.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) => row);
  if (second === undefined) return cellsOf(first).map(textOf);
  const groups = [...first.matchAll(/<t[hd][^>]*colspan="(\d+)"[^>]*>(.*?)<\/t[hd]>/g)].flatMap(([, span, text = '']) =>
    Array.from({ length: Number(span) }, () => textOf(text)),
  );
  return cellsOf(second).map((cell, index) => (groups[index] ? `${groups[index]}: ${textOf(cell)}` : textOf(cell)));
}

function cellsOf(row: string): readonly string[] {
  return [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => cell);
}

function textOf(html: string): string {
  return entities(html.replaceAll(/<[^>]*>/g, '')).trim();
}

function plain(markdown: string): string {
  const text = markdown.trim().replace(/^\*\*(.*)\*\*$/, '$1');
  return entities(text.replaceAll(/\\(.)/g, '$1')).trim();
}

function entities(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
