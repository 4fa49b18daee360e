import { useEffect, useRef } from 'react';
import type { Faults } from './typed.ts';
import styles from './assets.module.css';

type Props = {
  readonly faults: Faults;
  readonly onSubmit: () => void;
  readonly children: React.ReactNode;
};

/** A form that puts the focus on the first field that is refused. */
export function FormArea({ faults, onSubmit, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const refused = Object.keys(faults).join(' ');
  useEffect(() => {
    if (refused !== '') form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refused]);
  return (
    <form
      ref={form}
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
