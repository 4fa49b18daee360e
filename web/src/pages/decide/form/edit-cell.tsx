import { useRef } from 'react';
import styles from './form.module.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Where the last text was refused. */
  readonly isWrong?: boolean;
  readonly onCommit: (value: string) => void;
};

/** A cell of a form that reads as text until somebody types: Enter or leaving it writes, Escape takes back. */
export function EditCell({ label, value, placeholder, isWrong = false, onCommit }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const commit = (): void => {
    const typed = input.current?.value.trim() ?? '';
    if (typed !== value) onCommit(typed);
  };
  return (
    <input
      key={value}
      ref={input}
      className={styles['cell']}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      defaultValue={value}
      placeholder={placeholder}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') event.currentTarget.value = value;
      }}
    />
  );
}
