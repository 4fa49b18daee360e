import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import styles from './scheme-switch.module.css';

const schemes: readonly { readonly value: MantineColorScheme; readonly label: string }[] = [
  { value: 'auto', label: 'Auto' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Light or dark: as the system says, unless chosen here. */
export function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div role="group" aria-label="Color scheme" className={styles['switch']}>
      {schemes.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={colorScheme === value}
          className={styles['option']}
          onClick={() => setColorScheme(value)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
