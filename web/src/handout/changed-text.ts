import { oneChanged, restored, sumsOf, type Seal } from '@capwise/domain/decide';
import { cited, excerpt, type Fault } from './fault.ts';
import type { Hash } from './file-texts.ts';

/** Whether a text is what was sealed; by its sums only where there is no hash. */
export async function isAsSealed(text: string, seal: Seal, hash: Hash | null): Promise<boolean> {
  if (hash) return (await hash(text)) === seal.sha256;
  const { length, sum, weighted } = sumsOf(text);
  return length === seal.length && sum === seal.sum && weighted === seal.weighted;
}

/** What was sealed, where one byte of it was changed; null where that does not give it back. */
export async function givenBack(text: string, seal: Seal, hash: Hash | null): Promise<string | null> {
  const found = oneChanged(text, seal);
  if (!found) return null;
  const before = restored(text, found);
  return (await isAsSealed(before, seal, hash)) ? before : null;
}

/** A text that is not what was sealed, with its byte where it was one. */
export async function changedText(
  part: Fault['part'],
  text: string | null,
  { seal, hash }: { readonly seal: Seal; readonly hash: Hash | null },
): Promise<Fault> {
  const unknown = { part, byte: null, place: null, stands: null, written: null };
  if (text === null) return { ...unknown, stands: 'nothing', written: `${seal.length} bytes` };
  const before = await givenBack(text, seal, hash);
  const found = oneChanged(text, seal);
  if (before !== null && found)
    return {
      ...unknown,
      byte: seal.at + found.index,
      stands: excerpt(text, found.index),
      written: excerpt(before, found.index),
    };
  if (text.length === seal.length) return unknown;
  return { ...unknown, stands: cited(`${text.length} bytes`), written: cited(`${seal.length} bytes`) };
}
