import { estimateEngine } from '@capwise/domain/decide';
import { countText, counted } from '../format/amount.ts';
import type { Equality } from './equality.ts';
import { faultWords } from './fault.ts';
import type { Integrity } from './integrity.ts';
import styles from './handout.module.css';

const digits = 12;

/** What was altered in the file, or that nothing was; and whether this page comes to the figures of the server. */
export function IntegrityNote({ integrity, equality }: { integrity: Integrity; equality: Equality | null }) {
  const { faults, isHashed } = integrity;
  return (
    <>
      {faults.length > 0 && <Altered integrity={integrity} />}
      {equality && equality.differences.length > 0 && <Unequal equality={equality} />}
      {faults.length === 0 && <Sound integrity={integrity} equality={equality} />}
      {!isHashed && (
        <p className={styles['sound']}>
          This browser gives no SHA-256 to files from disk: sums of all bytes were compared, which a mistake does not
          pass and intent could.
        </p>
      )}
    </>
  );
}

function Altered({ integrity: { faults, payload } }: { readonly integrity: Integrity }) {
  return (
    <div role="alert" className={styles['fault']}>
      <h2>This file was altered</h2>
      {faults.map((fault) => (
        <p key={fault.part}>{faultWords(fault)}</p>
      ))}
      <p>
        {payload
          ? 'Below stands the case as it was written.'
          : 'What was written cannot be told any more, and no figure is shown: ask for the file again.'}
      </p>
    </div>
  );
}

function Unequal({ equality: { differences, compared } }: { readonly equality: Equality }) {
  return (
    <div role="alert" className={styles['fault']}>
      <h2>This page does not come to the figures of the server</h2>
      <p>
        {counted(differences.length, 'figure')} of {countText(compared)} differ:{' '}
        {differences
          .slice(0, 3)
          .map(({ figure, server, here }) => `${figure}, here ${here}, on the server ${server}`)
          .join('; ')}
        .
      </p>
    </div>
  );
}

type SoundProps = { readonly integrity: Integrity; readonly equality: Equality | null };

function Sound({ integrity: { payload, seal }, equality }: SoundProps) {
  if (!payload) return null;
  const { hash, engine, kept } = payload.facts;
  const pieces = [
    kept ? `version ${kept.version} of ${kept.name}` : 'a case of a file',
    `hash ${hash.slice(0, digits)}`,
    engine === estimateEngine ? `engine ${engine}` : `engine ${engine}, this page has ${estimateEngine}`,
    `seal ${seal?.slice(0, digits)}`,
  ];
  const equal =
    equality && equality.differences.length === 0
      ? `equals the server’s figures to the cent (${countText(equality.compared)} compared)`
      : null;
  return (
    <p className={styles['sound']} role="status">
      <b>✓ Not altered</b> · {[...pieces, equal].filter((piece) => piece !== null).join(' · ')}
    </p>
  );
}
