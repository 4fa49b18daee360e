import {
  cellText,
  type Block,
  type Cell,
  type Column,
  type Memo,
  type Picture,
  type Section,
  type Table,
} from './document.ts';
import { escaped } from './escape.ts';
import { style } from './style.ts';

/** The memo as one HTML file that needs nothing else: no script, no resource. Its first section is one page of A4. */
export function memoHtml(memo: Memo): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${escaped(memo.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<section class="page${isDense(memo.page) ? ' dense' : ''}" aria-label="Memo">
<header><h1>${escaped(memo.title)}</h1><p class="about">${escaped(memo.about)}</p></header>
<div class="sections">
${memo.page.map((section) => sectionHtml(section, memo.reference, 'h2')).join('\n')}
</div>
</section>
${appendixHtml(memo)}<footer>${escaped(memo.reference)}</footer>
</main>
</body>
</html>
`;
}

/** Lines that a page of A4 holds at its usual size, and characters of a line. */
const linesMost = 54;
const lineLength = 110;

/** A page with more to say than usual is set smaller, so that it stays one page. */
function isDense(sections: readonly Section[]): boolean {
  const lines = sections.reduce((sum, { blocks, half }) => {
    const width = half ? lineLength / 2 : lineLength;
    const here = blocks.reduce((all, block) => all + linesOf(block, width), 1);
    return sum + (half ? here / 2 : here);
  }, 0);
  return lines > linesMost;
}

function linesOf(block: Block, width: number): number {
  const wrapped = (text: string): number => Math.ceil(text.length / width);
  switch (block.kind) {
    case 'lead':
      return 1.6 * wrapped(block.text);
    case 'paragraph':
      return wrapped(block.text);
    case 'list':
      return block.items.reduce((sum, item) => sum + wrapped(item), 0);
    case 'table':
      return block.rows.length + 2 + headLines(block.columns);
    case 'picture':
      return 1 + block.picture.height / 13;
  }
}

/** A table sets a long name over a few of its columns in several lines. */
function headLines(columns: readonly Column[]): number {
  const longest = Math.max(...columns.map(({ label, group }) => Math.max(label.length, group?.length ?? 0)));
  return Math.floor(longest / 30);
}

function appendixHtml({ appendix, reference }: Memo): string {
  if (appendix.length === 0) return '';
  return `<section class="appendix" aria-label="Appendix">
<h2>Appendix</h2>
${appendix.map((section) => sectionHtml(section, reference, 'h3')).join('\n')}
</section>
`;
}

function sectionHtml({ title, blocks, half }: Section, reference: string, heading: 'h2' | 'h3'): string {
  if (blocks.length === 0) return '';
  const body = blocks.map((block) => blockHtml(block, reference)).join('\n');
  return `<section${half ? ` class="half ${half}"` : ''}><${heading}>${escaped(title)}</${heading}>\n${body}</section>`;
}

function blockHtml(block: Block, reference: string): string {
  switch (block.kind) {
    case 'lead':
      return `<p class="lead">${escaped(block.text)}</p>`;
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml(block);
    case 'picture':
      return pictureHtml(block.picture, reference);
  }
}

/** A table wider than the screen scrolls by itself, by keyboard too. */
function tableHtml(table: Table): string {
  const caption = escaped(table.caption);
  return `<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead>${headHtml(table.columns)}</thead>
<tbody>${table.rows.map(({ cells, isTotal }) => rowHtml(cells, table.columns, isTotal === true)).join('\n')}</tbody>
</table></div>`;
}

function headHtml(columns: readonly Column[]): string {
  const label = (column: Column, index: number): string =>
    column.label === '' ? '<td></td>' : `<th scope="col"${classOf(columns, index)}>${escaped(column.label)}</th>`;
  const labels = `<tr>${columns.map(label).join('')}</tr>`;
  if (columns.every(({ group }) => group === undefined)) return labels;
  const groups = columns.reduce<readonly { readonly name: string | undefined; readonly span: number }[]>(
    (before, { group }) => {
      const last = before.at(-1);
      return last && last.name === group
        ? [...before.slice(0, -1), { name: group, span: last.span + 1 }]
        : [...before, { name: group, span: 1 }];
    },
    [],
  );
  const heads = groups.map(({ name, span }) =>
    name === undefined ? `<td colspan="${span}"></td>` : `<th scope="colgroup" colspan="${span}">${escaped(name)}</th>`,
  );
  return `<tr>${heads.join('')}</tr>${labels}`;
}

function rowHtml(cells: readonly Cell[], columns: readonly Column[], isTotal: boolean): string {
  const each = cells.map((cell, index) => {
    if (index === 0) return `<th scope="row">${cellHtml(cell)}</th>`;
    return `<td${classOf(columns, index)}>${cellHtml(cell)}</td>`;
  });
  return `<tr${isTotal ? ' class="total"' : ''}>${each.join('')}</tr>`;
}

/** Numbers stand to the right; what follows another group, or text a number, stands a little apart. */
function classOf(columns: readonly Column[], index: number): string {
  const [column, before] = [columns[index], columns[index - 1]];
  const names = [...(column?.isNumber ? ['number'] : []), ...(isApart(column, before) ? ['apart'] : [])];
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`;
}

function isApart(column: Column | undefined, before: Column | undefined): boolean {
  if (!column || !before) return false;
  return column.group === before.group ? before.isNumber === true && !column.isNumber : column.group !== undefined;
}

function cellHtml(cell: Cell): string {
  const text = escaped(cellText(cell));
  return typeof cell === 'string' ? text : `<data value="${escaped(cell.value)}">${text}</data>`;
}

function pictureHtml({ title, description, width, height, drawing }: Picture, reference: string): string {
  return `<figure><svg role="img" viewBox="0 0 ${width} ${height}">
<title>${escaped(title)}</title><desc>${escaped(description)}</desc>
${drawing}</svg>
<figcaption>${escaped(title)} <span class="reference">${escaped(reference)}</span></figcaption></figure>`;
}
