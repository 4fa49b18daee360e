import { tableKinds, type Answer, type TableKind } from '@capwise/contract';
import { Button, NativeSelect } from '@mantine/core';
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
import { MappingList } from './mapping-list.tsx';
import { MappingView } from './mapping-view.tsx';
import { RequestLink } from './request-links.tsx';
import { sheetsOf } from './sheet-question.ts';
import { kindWords, TableColumns } from './table-columns.tsx';
import type { TableReading, TableState } from './use-table.ts';
import styles from './sources.module.css';

/** Tables of one's own beside the bills: drop any file, see how it is read, read it; or begin with a template. */
export function TableFlow({ reading }: { readonly reading: TableReading }) {
  const [kind, setKind] = useState<TableKind>(tableKinds[0]);
  const reply = useAnswer('sources.template', { kind }, { companyless: true });
  const isIdle = reading.state.kind === 'idle';
  return (
    <Section
      title="Tables of your own"
      note="CSV or XLSX beside the bills"
      tools={
        isIdle && (
          <NativeSelect
            size="xs"
            aria-label="Kind of table"
            data={tableKinds.map((value) => ({ value, label: kindWords(value) }))}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as TableKind)}
          />
        )
      }
    >
      <div className={styles['flow']}>
        <Reading reading={reading} />
        {isIdle && <MappingList />}
        {isIdle && (
          <Await reply={reply} height={220}>
            {(template) => <Template kind={kind} template={template} />}
          </Await>
        )}
      </div>
    </Section>
  );
}

type Props = { readonly kind: TableKind; readonly template: Answer<'sources.template'> };

function Template({ kind, template }: Props) {
  const { name, text, mediaType } = template.file;
  return (
    <>
      <p>
        <strong>{template.title}.</strong> {template.about}{' '}
        <LinkButton onClick={() => download(name, text, mediaType)}>Download the template</LinkButton> or{' '}
        <RequestLink kind={kind}>ask for it</RequestLink>.
      </p>
      <TableColumns columns={template.columns} title={template.title} />
    </>
  );
}

function Reading({ reading }: { readonly reading: TableReading }) {
  const { state, open } = reading;
  switch (state.kind) {
    case 'idle':
      return (
        <DropZone
          accept={tableFiles}
          action="Drop a table here, or choose one"
          hint="CSV or XLSX with a header, whatever its headers are: nothing is kept until you have seen how it is read"
          onFiles={([file]) => file && open(file)}
        />
      );
    case 'working':
      return (
        <p aria-live="polite" aria-busy="true">
          {`${state.step.charAt(0).toUpperCase()}${state.step.slice(1)}`} <strong>{state.file.name}</strong> …
        </p>
      );
    case 'mapping':
      return <MappingView reading={reading} state={state} />;
    case 'checked':
    case 'recorded':
      return <Found state={state} reading={reading} />;
    case 'failed':
      return <Failed state={state} reading={reading} />;
  }
}

type FailedProps = {
  readonly state: Extract<TableState, { readonly kind: 'failed' }>;
  readonly reading: TableReading;
};

function Failed({ state: { file, said, failure }, reading: { open, clear } }: FailedProps) {
  const sheets = failure.code === 'SHEET_NEEDED' ? sheetsOf(failure.data) : [];
  return (
    <>
      {sheets.length > 0 ? (
        <p role="alert">
          <strong>{file.name}</strong> has several sheets. Which one is the table?
        </p>
      ) : (
        <Failure failure={failure} next="Nothing was kept. Correct the file and look at it again, or choose another." />
      )}
      <div className={styles['actions']}>
        {sheets.map((sheet) => (
          <Button key={sheet} size="sm" variant="default" onClick={() => open(file, { ...said, sheet })}>
            {sheet}
          </Button>
        ))}
        {sheets.length === 0 && (
          <Button size="sm" onClick={() => open(file, said)}>
            Look at the file again
          </Button>
        )}
        <Button variant="default" size="sm" onClick={clear}>
          Choose another file
        </Button>
      </div>
    </>
  );
}

type FoundProps = {
  readonly state: Extract<TableState, { readonly kind: 'checked' | 'recorded' }>;
  readonly reading: TableReading;
};

function Found({ state: { kind, file, found, answer }, reading: { record, reopen, clear } }: FoundProps) {
  const { recorded, unchanged, notes, ignoredColumns, mapping } = answer;
  const isChecked = kind === 'checked';
  const title = found.kinds.find((one) => one.kind === found.kind)?.title ?? '';
  return (
    <div className={styles['flow']} aria-live="polite">
      <p className={styles['chosen']}>
        <strong>{file.name}</strong>, {title.toLowerCase()}: {countText(recorded)} of {counted(answer.rows, 'row')}{' '}
        {isChecked ? 'would be recorded' : 'recorded'}, {countText(unchanged)} known already.
      </p>
      {(notes.length > 0 || ignoredColumns.length > 0 || mapping !== null) && (
        <ul>
          {mapping !== null && <li>Read by the mapping “{mapping}”</li>}
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
          {ignoredColumns.length > 0 && <li>Not read: {ignoredColumns.join(', ')}</li>}
        </ul>
      )}
      <div className={styles['actions']}>
        {isChecked && recorded > 0 && (
          <Button size="sm" onClick={record}>
            Record {counted(recorded, 'row')}
          </Button>
        )}
        {isChecked && (
          <Button variant="default" size="sm" onClick={reopen}>
            Change how it is read
          </Button>
        )}
        <Button variant="default" size="sm" onClick={clear}>
          {isChecked && recorded > 0 ? 'Discard the file' : 'Read another file'}
        </Button>
      </div>
    </div>
  );
}
