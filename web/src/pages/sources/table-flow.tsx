import { tableKinds, type Answer, type TableKind } from '@capwise/contract';
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { counted, countText } from '../../format/amount.ts';
import { Await } from '../../parts/await.tsx';
import { download } from '../../parts/download.ts';
import { DropZone } from '../../parts/drop-zone.tsx';
import { Failure } from '../../parts/failure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import { tableFiles } from './file-types.ts';
import { TableColumns } from './table-columns.tsx';
import { useTable, type TableRead, type TableReading } from './use-table.ts';
import styles from './sources.module.css';

/** Tables of one's own beside the bills: choose a kind, see its columns, drop a file. */
export function TableFlow() {
  const [kind, setKind] = useState<TableKind>(tableKinds[0]);
  const reply = useAnswer('sources.template', { kind }, { companyless: true });
  return (
    <Section
      title="Tables of your own"
      note="CSV beside the bills"
      tools={
        tableKinds.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label="Kind of table"
            data={tableKinds.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))}
            value={kind}
            onChange={setKind}
          />
        )
      }
    >
      <Await reply={reply} height={220}>
        {(template) => <TableOfKind key={template.kind} template={template} />}
      </Await>
    </Section>
  );
}

function TableOfKind({ template }: { readonly template: Answer<'sources.template'> }) {
  const reading = useTable(template.kind);
  const { name, text, mediaType } = template.file;
  return (
    <div className={styles['flow']}>
      <p>
        <strong>{template.title}.</strong> {template.about}{' '}
        <LinkButton onClick={() => download(name, text, mediaType)}>Download the template</LinkButton>
      </p>
      <TableColumns columns={template.columns} title={template.title} />
      <div className={styles['flow']} aria-live="polite">
        <Reading reading={reading} title={template.title} />
      </div>
    </div>
  );
}

function Reading({ reading, title }: { readonly reading: TableReading; readonly title: string }) {
  const { state, check, record, clear } = reading;
  switch (state.kind) {
    case 'idle':
      return (
        <DropZone
          accept={tableFiles}
          action={`Drop a CSV of ${title.toLowerCase()} here, or choose one`}
          hint="With a header; commas, semicolons or tabs between the cells; nothing is kept until you have seen what it holds"
          onFiles={([file]) => file && check(file)}
        />
      );
    case 'working':
      return (
        <p>
          {state.step === 'checking' ? 'Checking' : 'Recording'} <strong>{state.file.name}</strong> …
        </p>
      );
    case 'checked':
    case 'recorded':
      return <Found state={state} onRecord={record} onClear={clear} />;
    case 'failed':
      return (
        <>
          <Failure
            failure={state.failure}
            next="Nothing was kept. Correct the file and check it again, or choose another."
          />
          <div className={styles['actions']}>
            <Button size="sm" onClick={() => check(state.file)}>
              Check the file again
            </Button>
            <Button variant="default" size="sm" onClick={clear}>
              Choose another file
            </Button>
          </div>
        </>
      );
  }
}

type FoundProps = {
  readonly state: { readonly kind: 'checked' | 'recorded'; readonly file: File; readonly answer: TableRead };
  readonly onRecord: () => void;
  readonly onClear: () => void;
};

function Found({ state: { kind, file, answer }, onRecord, onClear }: FoundProps) {
  const { recorded, unchanged, notes, ignoredColumns } = answer;
  const isChecked = kind === 'checked';
  return (
    <>
      <p className={styles['chosen']}>
        <strong>{file.name}</strong>: {countText(recorded)} of {counted(answer.rows, 'row')}{' '}
        {isChecked ? 'would be recorded' : 'recorded'}, {countText(unchanged)} known already.
      </p>
      {(notes.length > 0 || ignoredColumns.length > 0) && (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
          {ignoredColumns.length > 0 && <li>Not read: {ignoredColumns.join(', ')}</li>}
        </ul>
      )}
      <div className={styles['actions']}>
        {isChecked && recorded > 0 && (
          <Button size="sm" onClick={onRecord}>
            Record {counted(recorded, 'row')}
          </Button>
        )}
        <Button variant="default" size="sm" onClick={onClear}>
          {isChecked && recorded > 0 ? 'Discard the file' : 'Read another file'}
        </Button>
      </div>
    </>
  );
}
