import type { CellFormat, CellRole, WorkbookCell, WorkbookColumn } from '@capwise/app/ports';
import type { Cell } from '@cj-tech-master/excelts';

/** How a sheet's cells look: decimals of an amount, and what a column says of its cells. */
export type Look = { readonly minorDigits: number; readonly columns: readonly WorkbookColumn[] };

/** Gives a cell its number format and the look of its role. */
export function dress(target: Cell, cell: NonNullable<WorkbookCell>, { minorDigits, columns }: Look): void {
  const format = cell.format ?? columns[Number(target.col) - 1]?.format ?? 'text';
  target.numFmt = numberFormat(format, minorDigits);
  target.alignment = {
    vertical: 'top',
    wrapText: cell.role === 'heading',
    ...(isNumber(cell) && { horizontal: 'right' }),
  };
  if (cell.role !== undefined) dressAs(target, cell.role);
}

function dressAs(target: Cell, role: CellRole): void {
  switch (role) {
    case 'title':
      target.font = { bold: true, size: 14 };
      return;
    case 'heading':
      target.font = { bold: true };
      target.border = { bottom: { style: 'thin' } };
      return;
    case 'input':
      // The custom of models: what may be changed is blue.
      target.font = { color: { argb: 'FF0000FF' } };
      target.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF9E5' } };
      return;
    case 'note':
      target.font = { italic: true, color: { argb: 'FF595959' } };
      return;
  }
}

function numberFormat(format: CellFormat, minorDigits: number): string {
  const decimals = minorDigits > 0 ? `.${'0'.repeat(minorDigits)}` : '';
  switch (format) {
    case 'text':
      return 'General';
    case 'amount':
      return `#,##0${decimals};-#,##0${decimals}`;
    case 'exact':
      return '#,##0.######';
    case 'whole':
      return '0';
    case 'day':
      return 'yyyy-mm-dd';
    case 'month':
      return 'yyyy-mm';
  }
}

function isNumber(cell: NonNullable<WorkbookCell>): boolean {
  return (cell.kind === 'formula' ? cell.cached : cell).kind !== 'text';
}
