import { exactText, figureText } from '../../format/amount.ts';
import type { AddedUp as Sums } from './adding-up.ts';
import type { DocumentRows } from './forms/document-form.ts';
import styles from './form.module.css';

type Props = { readonly rows: DocumentRows; readonly added: Sums; readonly currency: string };

/** What the rows add up to while they are typed, and what their difference means. */
export function AddedUp({ rows, added, currency }: Props) {
  if (added.kind === 'total') {
    return (
      <p className={styles['sums']}>
        <Sum label="In all" value={added.total} currency={currency} />
      </p>
    );
  }
  const balanced = Number(added.difference) === 0;
  return (
    <p className={styles['sums']}>
      <Sum label="Debits" value={added.debits} currency={currency} />
      <Sum label="Credits" value={added.credits} currency={currency} />
      {balanced ? (
        <strong>{rows.adds === 'balanced' ? '✓ It balances' : '✓ No difference'}</strong>
      ) : (
        <span data-differs={rows.adds === 'balanced' || undefined}>
          <Sum
            label={rows.adds === 'opening' ? equityText(added.difference) : 'Debits less credits'}
            value={rows.adds === 'opening' ? added.difference.replace('-', '') : added.difference}
            currency={currency}
          />
        </span>
      )}
    </p>
  );
}

type SumProps = { readonly label: string; readonly value: string; readonly currency: string };

function Sum({ label, value, currency }: SumProps) {
  return (
    <span className={styles['sum']}>
      {label} <b title={exactText(value, currency)}>{figureText(value, currency)}</b>
    </span>
  );
}

/** Opening equity stands on the other side of the difference. */
function equityText(difference: string): string {
  return `Opening equity takes a ${difference.startsWith('-') ? 'debit' : 'credit'} of`;
}
