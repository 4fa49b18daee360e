import { Link } from '@tanstack/react-router';
import { PageHead } from '../../parts/page-head.tsx';
import type { DocumentKind } from './answers.ts';
import { families, formOf } from './forms/forms.ts';
import styles from './documents.module.css';

/** Every kind of document with when a person takes it; a name opens its form. */
export function KindChoice() {
  return (
    <>
      <PageHead
        sentence="What happened? The kind of a document says which rule posts it."
        facts={['Nothing is posted before you have seen what it does']}
      />
      {families.map(({ title, kinds }) => (
        <section key={title} className={styles['family']}>
          <h2>{title}</h2>
          <KindList kinds={kinds} />
        </section>
      ))}
    </>
  );
}

/** Kinds of documents, each one press away from its form. */
export function KindList({ kinds }: { readonly kinds: readonly DocumentKind[] }) {
  return (
    <ul className={styles['kinds']}>
      {kinds.map((kind) => {
        const form = formOf(kind);
        return (
          form && (
            <li key={kind}>
              <Link to="/documents" search={({ company }) => ({ company, form: kind })}>
                {form.label}
              </Link>
              <p>
                {form.when} <span className={styles['rule']}>{form.rule}</span>
              </p>
            </li>
          )
        );
      })}
    </ul>
  );
}
