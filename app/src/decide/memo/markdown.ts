import { cellText, type Block, type Cell, type Memo, type Section, type Table } from './document.ts';

/** The memo as Markdown with tables; pictures are left out, as the tables have their numbers. */
export function memoMarkdown(memo: Memo): string {
  const parts = [
    `# ${plain(memo.title)}`,
    plain(memo.about),
    ...memo.page.flatMap((section) => sectionText(section, '##')),
    '---',
    '## Appendix',
    ...memo.appendix.flatMap((section) => sectionText(section, '###')),
    '---',
    plain(memo.reference),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sectionText({ title, blocks }: Section, mark: string): readonly string[] {
  const written = blocks.flatMap(blockText);
  return written.length === 0 ? [] : [`${mark} ${plain(title)}`, ...written];
}

function blockText(block: Block): readonly string[] {
  switch (block.kind) {
    case 'lead':
      return [`**${plain(block.text)}**`];
    case 'paragraph':
      return [plain(block.text)];
    case 'list':
      return [block.items.map((item) => `- ${plain(item)}`).join('\n')];
    case 'table':
      return [`*${plain(block.caption)}*`, tableText(block)];
    case 'picture':
      return [];
  }
}

function tableText({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const heads = columns.map(({ group, label }) => plain(group === undefined ? label : `${group}: ${label}`));
  const rules = columns.map(({ isNumber }) => (isNumber ? '---:' : '---'));
  const body = rows.map(({ cells, isTotal }) =>
    line(cells.map((cell) => (isTotal ? `**${plain(cellText(cell)) || ' '}**` : cellPlain(cell)))),
  );
  return [line(heads), line(rules), ...body].join('\n');
}

function cellPlain(cell: Cell): string {
  return plain(cellText(cell));
}

/** Text that Markdown shows as it is: no markup, no HTML, one line. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]#|~]/g, (mark) => `\\${mark}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-+=])(?=\s|$)/, '\\$1');
}
