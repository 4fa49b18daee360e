import { Button, Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { csvText } from '../../format/csv.ts';
import { counted } from '../../format/amount.ts';
import { download } from '../../parts/download.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import type { DocumentRow } from './answers.ts';
import { useChangeDocuments } from './change-documents.ts';
import { DocumentsTable } from './documents-table.tsx';
import { kindName } from './forms/forms.ts';
import { fileRows, kindsIn, narrowed, readSort, sorted } from './list.ts';
import styles from './documents.module.css';

type Props = { readonly documents: readonly DocumentRow[]; readonly currency: string };

/** The documents of the books: narrowed, sorted, taken along as a file, and the way to another one. */
export function DocumentsList({ documents, currency }: Props) {
  const { kind, text, sort: sortText } = useSearch({ from: '/documents' });
  const change = useChangeDocuments();
  const sort = readSort(sortText);
  const rows = sorted(narrowed(documents, { kind, text }), sort);
  const narrow = kind !== undefined || text !== undefined;
  return (
    <Section
      title="Recorded"
      note={`${currency} · ${counted(rows.length, 'document')}${narrow ? ` of ${documents.length}` : ''}`}
      tools={
        <>
          <LinkButton onClick={() => download('documents.csv', csvText(fileRows(rows)), 'text/csv')}>
            Export CSV
          </LinkButton>
          <NewDocument />
        </>
      }
    >
      <Narrowing documents={documents} />
      {rows.length > 0 ? (
        <DocumentsTable rows={rows} sort={sort} currency={currency} />
      ) : (
        <p className={styles['none']}>
          No document fits.{' '}
          <LinkButton onClick={() => change({ kind: undefined, text: undefined })}>Show all</LinkButton>
        </p>
      )}
    </Section>
  );
}

/** Opens the kinds of documents; also by the key n. */
export function NewDocument() {
  const navigate = useNavigate();
  const add = () => void navigate({ to: '/documents', search: ({ company }) => ({ company, form: 'choose' }) });
  const pressed = useEffectEvent(add);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      pressed();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <Button size="xs" onClick={add} aria-keyshortcuts="n">
      New document <kbd className={styles['key']}>N</kbd>
    </Button>
  );
}

function Narrowing({ documents }: { readonly documents: readonly DocumentRow[] }) {
  const { kind, text } = useSearch({ from: '/documents' });
  const change = useChangeDocuments();
  const kinds = kindsIn(documents).map((each) => ({
    value: each.kind,
    label: `${kindName(each.kind)} (${each.count})`,
  }));
  return (
    <div className={styles['narrowing']}>
      <TextInput
        size="xs"
        type="search"
        aria-label="Words in the documents"
        placeholder="Words: what, vendor, id, treatment"
        value={text ?? ''}
        onChange={(event) => change({ text: event.currentTarget.value || undefined }, { replace: true })}
      />
      <Select
        size="xs"
        aria-label="Kind"
        placeholder="All kinds"
        data={kinds}
        value={kind ?? null}
        clearable
        clearButtonProps={{ 'aria-label': 'All kinds' }}
        withScrollArea={false}
        classNames={{ options: styles['options'] ?? '' }}
        comboboxProps={{ shadow: 'none', transitionProps: { duration: 100 } }}
        onChange={(value) => change({ kind: value ?? undefined })}
      />
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
