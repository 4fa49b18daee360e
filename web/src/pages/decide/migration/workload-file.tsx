import type { Answer } from '@capwise/contract';
import { useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { bytesText } from '../../../format/bytes.ts';
import { ColumnHeads } from '../../../parts/column-heads.tsx';
import { download } from '../../../parts/download.ts';
import { DropZone } from '../../../parts/drop-zone.tsx';
import { LinkButton } from '../../../parts/link-button.tsx';
import { ScrollRegion } from '../../../parts/scroll-region.tsx';
import table from '../../../parts/table.module.css';
import styles from './migration.module.css';

type Described = Answer<'decide.workloads'>;

type Props = {
  readonly file: File | undefined;
  readonly onFile: (file: File) => void;
  /** Plans the template with its example row. */
  readonly onExample: (file: File) => void;
};

/** Where the workloads come from: a file of them, its template, what its columns mean, and an example. */
export function WorkloadFile({ file, onFile, onExample }: Props) {
  const { answer } = useAnswer('decide.workloads', {}, { companyless: true });
  const [shown, setShown] = useState(false);
  return (
    <div className={styles['file']}>
      {file === undefined && (
        <p className={styles['about']}>
          A workload file has a row for each workload that has to leave the site: its name and what it costs to run a
          month, and what is known of its size, age, criticality and what it depends on. Six ways are scored and priced
          for each, and waves are planned at the least present cost.
        </p>
      )}
      <DropZone
        tall={file === undefined}
        accept=".csv,.tsv,.txt,.xlsx"
        action={file === undefined ? 'Drop a workload file here, or choose one' : 'Choose another workload file'}
        hint={
          file === undefined
            ? `CSV or XLSX, at most ${answer?.rowsMax ?? 200} workloads`
            : `${file.name}, ${bytesText(file.size)}`
        }
        onFiles={([chosen]) => chosen && onFile(chosen)}
      />
      <p className={styles['links']}>
        <LinkButton
          disabled={!answer}
          onClick={() => answer && download(answer.file.name, answer.file.text, answer.file.mediaType)}
        >
          Download the template
        </LinkButton>
        <LinkButton aria-expanded={shown} disabled={!answer} onClick={() => setShown(!shown)}>
          {shown ? 'Hide the columns' : 'What its columns mean'}
        </LinkButton>
        {file === undefined && (
          <LinkButton disabled={!answer} onClick={() => answer && onExample(fileOf(answer))}>
            Plan the example in it
          </LinkButton>
        )}
      </p>
      {shown && answer && <Columns columns={answer.columns} />}
    </div>
  );
}

function fileOf({ file: { name, text, mediaType } }: Described): File {
  return new File([text], name, { type: mediaType });
}

function Columns({ columns }: Pick<Described, 'columns'>) {
  return (
    <ScrollRegion label="Columns of a workload file">
      <table className={`${table['table']} ${table['dense']}`}>
        <ColumnHeads heads={['Column', 'What it says', 'Example']} />
        <tbody>
          {columns.map(({ name, required, about, example }) => (
            <tr key={name}>
              <th scope="row" className={table['short']}>
                {name}
                {required && <span className={table['detail']}>needed</span>}
              </th>
              <td>{about}</td>
              <td>{example}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
