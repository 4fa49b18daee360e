import { useNavigate } from '@tanstack/react-router';
import { LinkButton } from '../../parts/link-button.tsx';
import { conditionText, type Filter } from '../../shell/address.ts';
import styles from './cloud.module.css';

/** The filter as chips, one per value; pressing one removes it. */
export function FilterChips({ filter }: { readonly filter: Filter }) {
  const navigate = useNavigate();
  const conditions = Object.entries(filter).flatMap(([column, values]) =>
    values.map((value) => ({ column, value, text: conditionText(column, value) })),
  );
  if (conditions.length === 0) return null;
  const remove = (text: string | undefined) =>
    void navigate({
      to: '/cloud',
      search: (search) => {
        const where = text === undefined ? [] : (search.where ?? []).filter((condition) => condition !== text);
        return { ...search, where: where.length > 0 ? where : undefined };
      },
      resetScroll: false,
    });
  return (
    <div className={styles['chips']} role="group" aria-label="Filters">
      {conditions.map(({ column, value, text }) => (
        <button
          key={text}
          type="button"
          className={styles['chip']}
          aria-label={`Remove the filter ${column} = ${value ?? 'not named'} ✕`}
          onClick={() => remove(text)}
        >
          {column} = {value ?? 'not named'} <span aria-hidden>✕</span>
        </button>
      ))}
      {conditions.length > 1 && <LinkButton onClick={() => remove(undefined)}>Remove all</LinkButton>}
    </div>
  );
}
