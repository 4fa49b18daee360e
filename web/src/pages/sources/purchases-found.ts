import { counted } from '../../format/amount.ts';
import type { Imported, LoadChoices } from './use-load.ts';

/** What to say of purchases whose cost may count twice, and what else can be chosen for them; null: nothing. */
type Purchases = { readonly words: string | null; readonly other: 'once' | 'as-stated' | null };

/** How purchases count in the files that were checked. A choice that changed nothing is said to have changed nothing. */
export function purchasesOf({ warnings }: Pick<Imported, 'warnings'>, { purchases }: LoadChoices): Purchases {
  const rowsOf = (wanted: string): number =>
    warnings.reduce((sum, { code, rows }) => (code === wanted ? sum + rows : sum), 0);
  const [once, stated] = [rowsOf('PURCHASE_COUNTED_ONCE'), rowsOf('PURCHASE_WITH_EFFECTIVE_COST')];
  if (once > 0) {
    const rest = stated > 0 ? `; the cost of ${counted(stated, 'other')} stays, since no usage has it too` : '';
    return {
      words: `${counted(once, 'purchase')} counted once: only the covered usage has the cost${rest}.`,
      other: 'as-stated',
    };
  }
  if (stated === 0) return { words: null, other: null };
  const named = counted(stated, 'purchase');
  if (purchases === 'once') {
    return { words: `${named} counted as stated: no usage has the cost too, so nothing changed.`, other: null };
  }
  return { words: `${named} with an effective cost, which the covered usage may have too.`, other: 'once' };
}
