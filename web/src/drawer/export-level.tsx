import { useState } from 'react';
import { useAsOf } from '../api/as-of.ts';
import { clientOf } from '../api/client.ts';
import { useCompany } from '../api/company.ts';
import { asCallError } from '../api/use-answer.ts';
import { csvText } from '../format/csv.ts';
import { download } from '../parts/download.ts';
import { LinkButton } from '../parts/link-button.tsx';
import type { Opened } from './opened.ts';
import type { Level } from './path.ts';
import styles from './drawer.module.css';

const exportPage = 1_000;
const exportLimit = 100_000;

type Props = { readonly opened: Opened; readonly level: Level; readonly document: string | undefined };

/** Copies the value of a level and exports all its parts, also those of other pages. */
export function ExportLevel({ opened, level, document }: Props) {
  const company = useCompany();
  const asOf = useAsOf();
  const [said, setSaid] = useState('');
  const copy = async () => {
    await navigator.clipboard.writeText(opened.total.value ?? 'unknown');
    setSaid('Copied');
  };
  const save = async () => {
    setSaid('Exporting …');
    try {
      const children = await allChildren(company, level, { document, asOf });
      download(`${fileName(opened.title)}.csv`, csvText(rowsOf(children)), 'text/csv');
      setSaid('Exported');
    } catch (error) {
      setSaid(asCallError(error).message);
    }
  };
  return (
    <div className={styles['foot']}>
      <LinkButton onClick={() => void copy()}>Copy value</LinkButton>
      {opened.page.count > 0 && <LinkButton onClick={() => void save()}>Export CSV</LinkButton>}
      <span role="status">{said}</span>
    </div>
  );
}

/** What a level is read by beside its trace: the case it is of, and the moment of the address. */
type Reading = { readonly document: string | undefined; readonly asOf: string | undefined };

async function allChildren(company: string | undefined, level: Level, { document, asOf }: Reading) {
  const children: Opened['children'] = [];
  for (let offset = 0; offset < exportLimit; offset += exportPage) {
    const page = await clientOf(company).call('books.trace', {
      trace: level.trace,
      limit: exportPage,
      offset,
      ...(document !== undefined && { document }),
      ...(asOf !== undefined && { asOf }),
    });
    children.push(...page.children);
    if (offset + exportPage >= page.page.count) break;
  }
  return children;
}

function rowsOf(children: Opened['children']): readonly (readonly (string | null)[])[] {
  const columns = [...new Set(children.flatMap((child) => Object.keys(child.cells ?? {})))];
  return [
    ['Part', 'Detail', 'Value', 'Unit', ...columns],
    ...children.map((child) => [
      child.label,
      child.detail,
      child.figure.value ?? 'unknown',
      child.figure.unit,
      ...columns.map((column) => child.cells?.[column] ?? null),
    ]),
  ];
}

function fileName(title: string): string {
  return (
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'figure'
  );
}
