import type { CellFormat, CellRole, WorkbookCell, WorkbookDocument, WorkbookSheet } from '../../ports/index.ts';
import { formulaCell, textCell } from '../../assets/workbook/cells.ts';
import { named, type Expression } from './expression.ts';
import { CellNames } from './names.ts';
import { numberCell, plainText } from './number-cell.ts';

const sheetName = 'Inputs';
const widths = [30, 24, 34, 18, 20, 18, 12, 12, 12, 12, 12, 12, 12, 12, 12, 40] as const;

/** How a number of the inputs is shown, and whether a person may change it. */
type Dress = { readonly format?: CellFormat; readonly role?: CellRole };

/** A cell of the inputs with its name. */
export type NamedCell = { readonly cell: WorkbookCell; readonly name: string; readonly expression: Expression };

/** The sheet of what everything else is calculated from, while it is filled. */
export class InputsSheet {
  readonly cellNames = new CellNames();
  private readonly rows: (readonly WorkbookCell[])[] = [];
  private readonly names: { readonly name: string; readonly cell: string }[] = [];
  private readonly numbers: { readonly value: number; readonly usedBy: string; readonly named: NamedCell }[] = [];

  /** A number that a person may change, under a name of its own. */
  input(name: string, value: number, format: CellFormat = 'exact'): NamedCell {
    return this.plain(name, value, { format, role: 'input' });
  }

  /** A number under a name of its own. */
  plain(name: string, value: number, dress: Dress = { format: 'exact' }): NamedCell {
    const own = this.cellNames.of(name);
    return { name: own, cell: { ...numberCell(value), ...dress }, expression: named(own, value) };
  }

  /** What is calculated from other inputs, under a name of its own. */
  calculated(name: string, expression: Expression, format: CellFormat = 'exact'): NamedCell {
    const own = this.cellNames.of(name);
    const value = expression.value(0);
    return {
      name: own,
      cell: formulaCell(expression.text(0), numberCell(value), { format }),
      expression: named(own, value),
    };
  }

  /** A number that was written within a formula: an input of its own, one for each formula that has it. */
  numberOf(value: number, usedBy: string): Expression {
    const known = this.numbers.find((one) => one.value === value && one.usedBy === usedBy);
    if (known) return known.named.expression;
    const cell = this.input(`number in ${usedBy}`, value);
    this.numbers.push({ value, usedBy, named: cell });
    return cell.expression;
  }

  add(...cells: readonly (WorkbookCell | NamedCell)[]): void {
    const row = this.rows.length + 1;
    this.rows.push(
      cells.map((cell, column) => {
        if (cell === null || !('expression' in cell)) return cell;
        this.names.push({ name: cell.name, cell: `${String.fromCodePoint(65 + column)}${row}` });
        return cell.cell;
      }),
    );
  }

  /** A title over headings. */
  addHeadings(title: string, headings: readonly string[]): void {
    this.add();
    this.add(textCell(title, { role: 'title' }));
    this.add(...headings.map((heading) => textCell(heading, { role: 'heading' })));
  }

  addNote(text: string): void {
    this.add(textCell(plainText(text), { role: 'note' }));
  }

  /** The sheet, with the numbers that formulas use at its end. */
  done(): { readonly sheet: WorkbookSheet; readonly names: WorkbookDocument['names'] } {
    if (this.numbers.length > 0) {
      this.addHeadings('Numbers that were written within formulas', ['Used by', 'Value', 'Name']);
      for (const { usedBy, named: cell } of this.numbers)
        this.add(textCell(plainText(usedBy)), cell, textCell(cell.name));
    }
    return {
      sheet: {
        name: sheetName,
        columns: widths.map((width) => ({ width, format: 'text' })),
        rows: this.rows,
        frozenRows: 0,
      },
      names: this.names.map((each) => ({ ...each, sheet: sheetName })),
    };
  }
}
