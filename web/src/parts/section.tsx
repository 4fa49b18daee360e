import styles from './section.module.css';

type Props = {
  readonly title: React.ReactNode;
  /** Unit and reading help, small beside the title. */
  readonly note?: React.ReactNode;
  /** Controls at the right end of the title. */
  readonly tools?: React.ReactNode;
  readonly children: React.ReactNode;
};

/** A titled part of a page: no box around it. */
export function Section({ title, note, tools, children }: Props) {
  return (
    <section className={styles['section']}>
      <header className={styles['head']}>
        <h2>{title}</h2>
        {note && <span className={styles['note']}>{note}</span>}
        {tools && <div className={styles['tools']}>{tools}</div>}
      </header>
      {children}
    </section>
  );
}
