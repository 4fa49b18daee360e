import { Menu, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useAsOf } from '../../api/as-of.ts';
import { clientOf } from '../../api/client.ts';
import { useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';
import { bytesOf, download } from '../../parts/download.ts';
import styles from './case-tools.module.css';

type Saved = { readonly name: string; readonly mediaType: string } & (
  | { readonly text: string }
  | { readonly base64: string }
);

type Props = {
  readonly document: string;
  /** Under which the case is kept, where it is kept as it stands: what leaves then says its version. */
  readonly name: string | undefined;
};

/** The case as what leaves the desk: a memo, a workbook, a file that answers back. */
export function SaveAs({ document, name }: Props) {
  const client = clientOf(useCompany());
  const asOf = useAsOf();
  const [said, setSaid] = useState('');
  const of = name === undefined ? { document } : { name, ...(asOf !== undefined && { asOf }) };
  const ways: readonly (readonly [string, () => Promise<{ readonly file: Saved }>])[] = [
    ['Memo, PDF', () => client.call('decide.memo', { ...of, format: 'pdf' })],
    ['Memo, web page', () => client.call('decide.memo', { ...of, format: 'html' })],
    ['Memo, Markdown', () => client.call('decide.memo', { ...of, format: 'markdown' })],
    ['Workbook with live formulas', () => client.call('decide.workbook', of)],
    ['File that answers back', () => client.call('decide.handout', of)],
  ];
  const save = async (label: string, ask: () => Promise<{ readonly file: Saved }>) => {
    setSaid(`Making ${label} …`);
    try {
      const { file } = await ask();
      download(file.name, 'text' in file ? file.text : bytesOf(file.base64), file.mediaType);
      setSaid(`Saved as ${file.name}`);
    } catch (error) {
      setSaid(asCallError(error).message);
    }
  };
  return (
    <>
      <Menu position="bottom-end" shadow="none" withinPortal={false}>
        <Menu.Target>
          <UnstyledButton className={styles['button']}>Memo · Workbook · File ▾</UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {ways.map(([label, ask]) => (
            <Menu.Item key={label} onClick={() => void save(label, ask)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span role="status" className={styles['said']}>
        {said}
      </span>
    </>
  );
}
