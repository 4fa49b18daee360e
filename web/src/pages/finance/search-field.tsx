import { TextInput } from '@mantine/core';
import styles from './finance.module.css';

type Props = { readonly sought: string; readonly onSeek: (words: string) => void };

/** Finds functions by the words of their name, title, meaning and family. */
export function SearchField({ sought, onSeek }: Props) {
  return (
    <TextInput
      size="sm"
      type="search"
      className={styles['search'] ?? ''}
      aria-label="Find a function"
      placeholder="Find: lease, payback, tax …"
      value={sought}
      onChange={(event) => onSeek(event.currentTarget.value)}
    />
  );
}
