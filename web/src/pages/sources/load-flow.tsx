import { Button, Progress } from '@mantine/core';
import { counted } from '../../format/amount.ts';
import { bytesText } from '../../format/bytes.ts';
import { DropZone } from '../../parts/drop-zone.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Section } from '../../parts/section.tsx';
import { allFiles } from './file-types.ts';
import { DatasetsTable } from './datasets-table.tsx';
import { FoundView } from './found-view.tsx';
import { PurchasesChoice } from './purchases-choice.tsx';
import { sheetQuestion, sheetsOf } from './sheet-question.ts';
import { TiesTable } from './ties-table.tsx';
import type { LoadChoices, Loading, LoadState } from './use-load.ts';
import styles from './sources.module.css';

/** Choosing files, seeing what is in them, and loading them. */
type Props = {
  readonly loading: Loading;
  /** What becomes of files that are dropped: bills are loaded, a table is read. */
  readonly onFiles: (files: readonly File[]) => void;
};

export function LoadFlow({ loading, onFiles }: Props) {
  const { state, cancel } = loading;
  return (
    <div className={styles['flow']} aria-live="polite">
      {(state.kind === 'idle' || state.kind === 'published') && (
        <DropZone
          multiple
          tall={state.kind === 'idle'}
          accept={allFiles}
          action={state.kind === 'idle' ? 'Drop bills here, or choose files' : 'Load more bills'}
          hint="FOCUS 1.0-preview to 1.4 as CSV, CSV.gz, Parquet or XLSX; several files are one load"
          onFiles={onFiles}
        />
      )}
      {state.kind !== 'idle' && <Chosen state={state} />}
      {state.kind === 'checking' && <Running what="Checking" progress={state.progress} onCancel={cancel} />}
      {state.kind === 'checked' && <Checked loading={loading} state={state} />}
      {state.kind === 'publishing' && <Running what="Loading" progress={state.progress} onCancel={cancel} />}
      {state.kind === 'published' && <Published state={state} />}
      {state.kind === 'failed' && <Failed loading={loading} state={state} />}
    </div>
  );
}

type Of<Kind extends LoadState['kind']> = Extract<LoadState, { readonly kind: Kind }>;

function Chosen({ state }: { readonly state: Exclude<LoadState, { readonly kind: 'idle' }> }) {
  const bytes = state.files.reduce((sum, file) => sum + file.size, 0);
  const names = state.files.map(({ name }) => name);
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return (
    <p className={styles['chosen']}>
      <strong>{shown.join(', ')}</strong> <span>{bytesText(bytes)}</span>
    </p>
  );
}

type RunningProps = {
  readonly what: string;
  readonly progress: Of<'checking'>['progress'];
  readonly onCancel: () => void;
};

function Running({ what, progress, onCancel }: RunningProps) {
  const share = progress?.share;
  return (
    <div className={styles['running']}>
      <p>
        {what}
        {progress ? `: ${progress.step}` : ' …'}
      </p>
      <Progress
        aria-label={what}
        value={share === undefined ? 100 : share * 100}
        animated={share === undefined}
        size={4}
        transitionDuration={120}
      />
      {progress?.notice && <p className={styles['notice']}>{progress.notice}</p>}
      <Button variant="default" size="xs" onClick={onCancel}>
        Stop {what.toLowerCase()}
      </Button>
    </div>
  );
}

function Checked({ loading, state }: { readonly loading: Loading; readonly state: Of<'checked'> }) {
  const { found } = state;
  const unchanged = found.outcome === 'unchanged';
  return (
    <>
      <FoundView found={found} />
      <PurchasesChoice loading={loading} state={state} />
      <div className={styles['actions']}>
        {!unchanged && (
          <Button size="sm" onClick={loading.publish}>
            {found.rows > 0 ? `Load ${counted(found.rows, 'row')}` : 'Keep what they say'}
          </Button>
        )}
        {found.proposals.length > 0 && (
          <Button variant="default" size="sm" onClick={() => loading.recheck({ delivery: 'append' })}>
            Append them instead
          </Button>
        )}
        <Button variant="default" size="sm" onClick={loading.cancel}>
          {unchanged ? 'Choose other files' : 'Discard these files'}
        </Button>
        <span className={styles['aside']}>
          {unchanged
            ? 'These files are loaded already: nothing would change.'
            : `into ${found.company}; nothing is kept until you load`}
        </span>
      </div>
    </>
  );
}

function Published({ state }: { readonly state: Of<'published'> }) {
  const { result } = state;
  const tied = result.ties.filter((tie) => tie.tied).length;
  return (
    <Section
      title={
        result.outcome === 'unchanged'
          ? 'Nothing changed: these files were loaded before'
          : result.rows > 0
            ? `Loaded ${counted(result.rows, 'row')} into ${result.company}`
            : `Kept for ${result.company}`
      }
      note={
        result.ties.length > 0 ? `${tied} of ${counted(result.ties.length, 'invoice')} tied to the cent` : undefined
      }
    >
      {result.ties.length > 0 && <TiesTable ties={result.ties} />}
      <DatasetsTable datasets={result.datasets} />
    </Section>
  );
}

function Failed({ loading, state }: { readonly loading: Loading; readonly state: Of<'failed'> }) {
  const { failure, found } = state;
  const sheets = found || failure.code !== 'SHEET_NEEDED' ? [] : sheetsOf(failure.data);
  return (
    <>
      {sheets.length > 0 ? (
        <p role="alert">{sheetQuestion(state)}</p>
      ) : (
        <Failure
          failure={failure}
          next={
            found
              ? 'Nothing was kept. The same files can be loaded again: what was already done is not done twice.'
              : 'Nothing was kept. Correct the file and check it again, or choose another.'
          }
        />
      )}
      <div className={styles['actions']}>
        {sheets.map((sheet) => (
          <Button key={sheet} size="sm" variant="default" onClick={() => loading.recheck({ sheet })}>
            {sheet}
          </Button>
        ))}
        {sheets.length === 0 && <Again loading={loading} state={state} />}
        <Button variant="default" size="sm" onClick={loading.cancel}>
          Choose other files
        </Button>
      </div>
    </>
  );
}

const unreadable: readonly string[] = ['INVALID_VALUE', 'AMBIGUOUS_DATE'];

/** What can be tried again with the same files, as they are or by what else can be chosen for them. */
function Again({ loading, state: { failure, found } }: { readonly loading: Loading; readonly state: Of<'failed'> }) {
  const others: readonly (readonly [string, LoadChoices])[] = found
    ? []
    : unreadable.includes(failure.code)
      ? [['Set aside the rows that cannot be read', { quarantine: true }]]
      : failure.code === 'PURCHASE_COUNTED_TWICE'
        ? [
            ['Count these purchases once', { purchases: 'once' }],
            ['Count them as stated', { purchases: 'as-stated' }],
          ]
        : [];
  return (
    <>
      <Button size="sm" onClick={() => (found ? loading.publish() : loading.recheck())}>
        {found ? `Load ${counted(found.rows, 'row')} again` : 'Check the files again'}
      </Button>
      {others.map(([words, choices]) => (
        <Button key={words} variant="default" size="sm" onClick={() => loading.recheck(choices)}>
          {words}
        </Button>
      ))}
    </>
  );
}
