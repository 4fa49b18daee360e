import type { PayloadPart } from '@capwise/domain/decide';

/** What of the file was altered, and where. */
export type Fault = {
  readonly part: PayloadPart | 'copy' | 'policy' | 'program' | 'guard' | 'style' | 'record' | 'seal' | 'payload';
  /** Of the file, from 0 on; null where it cannot be told. */
  readonly byte: number | null;
  /** Line and column of the case, from 1 on. */
  readonly place: { readonly line: number; readonly column: number } | null;
  readonly stands: string | null;
  readonly written: string | null;
};

const names: Readonly<Record<Fault['part'], string>> = {
  document: 'The text of the case',
  model: 'The model of the case',
  figures: 'One of the figures of the server',
  facts: 'What the file says of the case',
  payload: 'The case and its figures',
  copy: 'The second copy of the case',
  policy: 'The policy of what may run',
  program: 'The program',
  guard: 'The guard of the program',
  style: 'The style of the page',
  record: 'The record of hashes',
  seal: 'The seal of the record',
};

/** What was altered, in a sentence. */
export function faultWords({ part, byte, place, stands, written }: Fault): string {
  const at = byte === null ? '' : `byte ${byte.toLocaleString('en-US')} of the file`;
  const where = place ? ` in line ${place.line}, column ${place.column} (${at})` : at === '' ? '' : ` at ${at}`;
  const what = stands === null || written === null ? '' : ` There stands ${stands}, written was ${written}.`;
  return `${names[part]} was altered${where}.${what}`;
}

/** A piece of a text as it is cited. */
export function cited(text: string): string {
  return `“${text.replaceAll('\uFFFD', '�')}”`;
}

const around = 24;

/** What stands around a character, cut to a few words. */
export function excerpt(text: string, index: number): string {
  const [from, to] = [Math.max(0, index - around), Math.min(text.length, index + around)];
  return cited(`${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`);
}
