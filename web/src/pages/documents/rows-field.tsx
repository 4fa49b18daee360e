import { LinkButton } from '../../parts/link-button.tsx';
import type { Faults } from '../assets/typed.ts';
import { addUp, pasteInto, pastedCells } from './adding-up.ts';
import { DocumentField } from './document-field.tsx';
import { emptyRow, type TypedFields } from './draft.ts';
import type { DocumentField as Field, DocumentRows } from './forms/document-form.ts';
import { AddedUp } from './added-up.tsx';
import styles from './form.module.css';

type Props = {
  readonly rows: DocumentRows;
  readonly typed: readonly TypedFields[];
  readonly faults: Faults;
  readonly currency: string;
  readonly today: string;
  readonly onType: (typed: readonly TypedFields[]) => void;
};

/** Costs, balances or entries: rows that add up while they are typed, and that a spreadsheet can be pasted into. */
export function RowsField({ rows, typed, faults, currency, today, onType }: Props) {
  const empty = emptyRow(rows.columns, today);
  const fault = faults[rows.name];
  return (
    <div className={styles['rows']} role="group" aria-label={`${capital(rows.noun)}, row by row`}>
      {typed.map((row, index) => (
        <Row
          // Rows are told apart by their place: nothing of them is kept beside what was typed.
          key={index}
          rows={rows}
          row={row}
          index={index}
          faults={faults}
          currency={currency}
          onType={(next) => onType(typed.map((each, at) => (at === index ? next : each)))}
          onRemove={typed.length > 1 ? () => onType(typed.filter((_, at) => at !== index)) : undefined}
          onPaste={(cells, names) => onType(pasteInto(typed, cells, { row: index, names, empty }))}
        />
      ))}
      <div className={styles['rowsFoot']}>
        <LinkButton onClick={() => onType([...typed, empty])}>Add a {rows.noun}</LinkButton>
        <AddedUp rows={rows} added={addUp(rows, typed)} currency={currency} />
      </div>
      {fault && (
        <p className={styles['rowsFault']} role="alert">
          {capital(fault.message)}
        </p>
      )}
    </div>
  );
}

type RowProps = Pick<Props, 'rows' | 'faults' | 'currency'> & {
  readonly row: TypedFields;
  readonly index: number;
  readonly onType: (row: TypedFields) => void;
  readonly onRemove: (() => void) | undefined;
  readonly onPaste: (cells: readonly (readonly string[])[], names: readonly string[]) => void;
};

function Row({ rows, row, index, faults, currency, onType, onRemove, onPaste }: RowProps) {
  const shown = rows.columns.filter((column) => isShown(column, row));
  const name = `${capital(rows.noun)} ${index + 1}`;
  return (
    <div className={styles['row']} data-adds={rows.adds} role="group" aria-label={name}>
      {shown.map((field) => (
        <div
          key={field.name}
          className={styles['cell']}
          data-kind={field.kind}
          onPaste={(event) => {
            const cells = pastedCells(event.clipboardData.getData('text'));
            if (!cells) return;
            event.preventDefault();
            const names = rows.columns.map((column) => column.name);
            onPaste(cells, names.slice(names.indexOf(field.name)));
          }}
        >
          <span className={styles['cellLabel']} aria-hidden>
            {field.label}
          </span>
          <DocumentField
            field={field}
            text={row[field.name] ?? ''}
            fault={faults[`${rows.name}.${index}.${field.name}`]}
            currency={currency}
            hidden={`${field.label}, ${name.toLowerCase()}`}
            onType={(text) => onType({ ...row, [field.name]: text })}
          />
        </div>
      ))}
      {onRemove && (
        <button
          type="button"
          className={styles['remove']}
          aria-label={`Remove ${name.toLowerCase()}`}
          onClick={onRemove}
        >
          ×
        </button>
      )}
    </div>
  );
}

/** What a balance belongs to is asked for where its account has such parts, and shown wherever it was given. */
const detailOf: Readonly<Record<string, RegExp>> = {
  commitment: /^1200/,
  vendor: /^(12[12]|2[0-2])/,
  asset: /^1[56]/,
};

function isShown({ name }: Field, row: TypedFields): boolean {
  const accounts = detailOf[name];
  return accounts === undefined || Boolean(row[name]) || accounts.test(row['account'] ?? '');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
