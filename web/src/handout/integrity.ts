import {
  documentPlace,
  firstDifference,
  payloadPartAt,
  type HandoutPayload,
  type HandoutRecord,
} from '@capwise/domain/decide';
import type { Evaluation } from '../pages/decide/evaluation.ts';
import { changedText, givenBack, isAsSealed } from './changed-text.ts';
import { cited, excerpt, type Fault } from './fault.ts';
import type { FileTexts, Hash } from './file-texts.ts';

/** What the server answered, without what the payload holds beside it. */
export type Figures = Omit<Evaluation, 'document' | 'model'>;
export type Payload = HandoutPayload<Figures>;

/** What a file is found to be. */
export type Integrity = {
  /** As it was written; null where that cannot be told any more. */
  readonly payload: Payload | null;
  readonly faults: readonly Fault[];
  readonly seal: string | null;
  /** false: this browser has no SHA-256 for files from disk, and sums were compared. */
  readonly isHashed: boolean;
};

/** Compares every part of the file with its seal, and the two copies of the payload with each other. */
export async function checkFile({ parts, record: recordText, seal }: FileTexts, hash: Hash | null): Promise<Integrity> {
  const copied = decoded(parts.copy);
  const found = { seal, isHashed: hash !== null };
  const isSealed = hash === null || (recordText !== null && (await hash(recordText)) === seal);
  const record = readJson<HandoutRecord>(recordText);
  if (!record || !isSealed) {
    const fault: Fault = { part: 'record', byte: null, place: null, stands: null, written: null };
    const areAsRecorded = record !== null && (await Promise.all(sealed(record, parts, hash))).every(Boolean);
    if (areAsRecorded) return { ...found, payload: readJson(parts.payload), faults: [{ ...fault, part: 'seal' }] };
    const agree = parts.payload !== null && parts.payload === copied;
    const both: Fault = { ...fault, part: 'payload' };
    return { ...found, payload: agree ? readJson(parts.payload) : null, faults: agree ? [fault] : [fault, both] };
  }
  const others: Fault[] = [];
  for (const part of ['policy', 'style', 'program', 'guard'] as const) {
    const text = parts[part];
    if (text === null || !(await isAsSealed(text, record[part], hash)))
      others.push(await changedText(part, text, { seal: record[part], hash }));
  }
  const { payload, faults } = await checkPayload({ parts, copied }, record, hash);
  return { ...found, payload: readJson(payload), faults: [...faults, ...others] };
}

type Copies = { readonly parts: FileTexts['parts']; readonly copied: string | null };

/** The payload as it was written, from whichever copy is unaltered. */
async function checkPayload(
  { parts, copied }: Copies,
  record: HandoutRecord,
  hash: Hash | null,
): Promise<{ readonly payload: string | null; readonly faults: readonly Fault[] }> {
  const [text, copy] = [parts.payload ?? '', parts.copy ?? ''];
  const isPayload = await isAsSealed(text, record.payload, hash);
  const isCopy = await isAsSealed(copy, record.copy, hash);
  const payload = isPayload ? text : isCopy ? copied : await givenBack(text, record.payload, hash);
  const faults: Fault[] = [];
  if (!isPayload)
    faults.push(
      payload === null
        ? await changedText('payload', parts.payload, { seal: record.payload, hash })
        : payloadFault(text, payload, record.payload.at),
    );
  if (!isCopy) faults.push(await changedText('copy', parts.copy, { seal: record.copy, hash }));
  return { payload, faults };
}

function payloadFault(text: string, before: string, at: number): Fault {
  const index = firstDifference(text, before) ?? 0;
  const { part } = payloadPartAt(before, index);
  const raw = { part, byte: at + index, stands: excerpt(text, index), written: excerpt(before, index) };
  if (part !== 'document') return { ...raw, place: null };
  const place = documentPlace(before, index);
  const lineOf = (json: string): string | undefined => {
    const line = readJson<Partial<Payload>>(json)?.document?.split('\n')[place.line - 1];
    return line === undefined ? undefined : cited(line.trim());
  };
  const [stands, written] = [lineOf(text), lineOf(before)];
  return { ...raw, place, ...(stands !== undefined && written !== undefined && { stands, written }) };
}

function sealed(record: HandoutRecord, parts: FileTexts['parts'], hash: Hash | null): readonly Promise<boolean>[] {
  const names = ['policy', 'style', 'payload', 'copy', 'program', 'guard'] as const;
  return names.map((part) => isAsSealed(parts[part] ?? '', record[part], hash));
}

function decoded(copy: string | null): string | null {
  try {
    return copy === null ? null : atob(copy);
  } catch {
    return null;
  }
}

function readJson<Value>(text: string | null): Value | null {
  try {
    return text === null ? null : (JSON.parse(text) as Value);
  } catch {
    return null;
  }
}
