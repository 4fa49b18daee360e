/**
 * Makes copying give exact values: of the focused figure where nothing is selected, and of every figure of a selection,
 * with tabs between the cells of a table.
 */
export function copyExactValues(document: Document): void {
  document.addEventListener('copy', (event) => {
    const text = copiedText(document);
    if (text === undefined || !event.clipboardData) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  });
}

function copiedText(document: Document): string | undefined {
  const selection = document.getSelection();
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) return undefined;
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) {
    return focused instanceof HTMLElement ? focused.dataset['exact'] : undefined;
  }
  const fragment = selection.getRangeAt(0).cloneContents();
  const figures = fragment.querySelectorAll<HTMLElement>('[data-exact]');
  if (figures.length === 0) return undefined;
  for (const figure of figures) figure.textContent = figure.dataset['exact'] ?? '';
  const rows = [...fragment.querySelectorAll('tr')];
  if (rows.length === 0) return fragment.textContent?.trim();
  return rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '').join('\t')).join('\n');
}
