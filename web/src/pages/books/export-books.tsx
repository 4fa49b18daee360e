import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsOf } from '../../api/as-of.ts';
import { clientOf } from '../../api/client.ts';
import { useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';
import { countText } from '../../format/amount.ts';
import { download } from '../../parts/download.ts';
import { Section } from '../../parts/section.tsx';
import { BasisChoice, useBasis } from './statement-tools.tsx';
import styles from './books.module.css';

const formats = ['hledger', 'beancount'] as const;

/** Hands the whole books on as a plain-text journal that another program can check. */
export function ExportBooks() {
  const company = useCompany();
  const asOf = useAsOf();
  const basis = useBasis();
  const [said, setSaid] = useState('');
  const save = async (format: (typeof formats)[number]) => {
    setSaid('Exporting …');
    try {
      const asked = { format, basis, ...(asOf !== undefined && { asOf }) };
      const { file, entries } = await clientOf(company).call('books.export', asked);
      download(file.name, file.text, file.mediaType);
      setSaid(`${file.name}: ${countText(entries)} entries`);
    } catch (error) {
      setSaid(asCallError(error).message);
    }
  };
  return (
    <Section
      title="Export the books"
      note="plain-text journals that hledger and beancount check"
      tools={<BasisChoice />}
    >
      <div className={styles['tools']}>
        {formats.map((format) => (
          <Button key={format} variant="default" size="xs" onClick={() => void save(format)}>
            Export for {format}
          </Button>
        ))}
        <span role="status" className={styles['label']}>
          {said}
        </span>
      </div>
    </Section>
  );
}
