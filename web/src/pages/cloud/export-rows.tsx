import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsOf } from '../../api/as-of.ts';
import { clientOf } from '../../api/client.ts';
import { useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';
import { bytesText } from '../../format/bytes.ts';
import { downloadBlob } from '../../parts/download.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { exportOf, formats, type Format } from './export-question.ts';
import { asksForThings, type CostQuestion } from './use-costs.ts';
import styles from './cloud.module.css';

/** Hands on the rows of the bills behind what the page shows, as one file of FOCUS 1.2 of any size. */
export function ExportRows({ question }: { readonly question: CostQuestion }) {
  const company = useCompany();
  const asOf = useAsOf();
  const [said, setSaid] = useState('');
  const [running, setRunning] = useState<AbortController>();
  const asked = exportOf(question, asOf);
  const save = async (format: Format) => {
    const control = new AbortController();
    setRunning(control);
    setSaid('Writing the rows …');
    try {
      const { signal } = control;
      const { name, content } = await clientOf(company).download('cloud.export', { ...asked, format }, { signal });
      downloadBlob(name, content);
      setSaid(`Saved as ${name}, ${bytesText(content.size)}`);
    } catch (error) {
      setSaid(control.signal.aborted ? 'Stopped: nothing was saved' : asCallError(error).message);
    }
    setRunning(undefined);
  };
  if (asksForThings({ by: [], filter: question.filter })) {
    return (
      <p className={styles['export']}>Rows of things cannot be exported: filter by columns or tags of the bills</p>
    );
  }
  return (
    <div className={styles['export']} role="group" aria-label="Export rows">
      {formats.map(({ format, label }) => (
        <Button
          key={format}
          size="xs"
          variant="default"
          disabled={running !== undefined}
          title="The rows of the bills in this period and filter, in the columns of FOCUS 1.2"
          onClick={() => void save(format)}
        >
          Export rows as {label}
        </Button>
      ))}
      {running && <LinkButton onClick={() => running.abort()}>Stop</LinkButton>}
      <span role="status">{said}</span>
    </div>
  );
}
