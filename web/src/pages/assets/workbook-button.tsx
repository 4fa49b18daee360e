import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsOf } from '../../api/as-of.ts';
import { clientOf } from '../../api/client.ts';
import { useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';
import { bytesOf, download } from '../../parts/download.ts';
import styles from './assets.module.css';

type Props = {
  /** One asset; the whole register unless given. */
  readonly id?: string;
  /** The end of this month is what the register in it shows at first. */
  readonly month: string;
  readonly label: string;
};

/** Hands the schedules on as a workbook whose formulas calculate them again. */
export function WorkbookButton({ id, month, label }: Props) {
  const company = useCompany();
  const asOf = useAsOf();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setSaid('');
    try {
      const asked = { month, ...(id !== undefined && { id }), ...(asOf !== undefined && { asOf }) };
      const { file } = await clientOf(company).call('assets.workbook', asked);
      download(file.name, bytesOf(file.base64), file.mediaType);
      setSaid(`Saved as ${file.name}`);
    } catch (error) {
      setSaid(asCallError(error).message);
    }
    setBusy(false);
  };
  return (
    <>
      <span role="status" className={styles['saved']}>
        {said}
      </span>
      <Button size="xs" variant="default" loading={busy} aria-label={label} onClick={() => void save()}>
        Workbook
      </Button>
    </>
  );
}
