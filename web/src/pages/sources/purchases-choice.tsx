import { Button } from '@mantine/core';
import type { Loading, LoadState } from './use-load.ts';
import { purchasesOf } from './purchases-found.ts';
import styles from './sources.module.css';

type Props = { readonly loading: Loading; readonly state: Extract<LoadState, { readonly kind: 'checked' }> };

/** What may be done with purchases whose cost the usage that they cover has too, or what was done with them. */
export function PurchasesChoice({ loading, state }: Props) {
  const { words, other } = purchasesOf(state.found, state.choices);
  if (words === null) return null;
  return (
    <div className={styles['actions']} role="group" aria-label="Purchases of commitments">
      <p>{words}</p>
      {other !== null && (
        <Button variant="default" size="xs" onClick={() => loading.recheck({ purchases: other })}>
          {other === 'once' ? 'Count these purchases once' : 'Count them as stated'}
        </Button>
      )}
    </div>
  );
}
