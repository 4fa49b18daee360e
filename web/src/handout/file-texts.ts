import type { SealedPart } from '@capwise/domain/decide';

/** The texts of this file as they stand in it; null: the element is gone. */
export type FileTexts = {
  readonly parts: Readonly<Record<SealedPart, string | null>>;
  readonly record: string | null;
  /** SHA-256 of the record. */
  readonly seal: string | null;
};

/** Reads the sealed texts of a document. */
export function fileTexts(document: Document): FileTexts {
  const text = (part: string): string | null => document.getElementById(`handout-${part}`)?.textContent ?? null;
  return {
    parts: {
      policy: document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? null,
      style: text('style'),
      payload: text('payload'),
      copy: text('copy'),
      program: text('program'),
      guard: text('guard'),
    },
    record: text('record'),
    seal: document.getElementById('handout-record')?.dataset['seal'] ?? null,
  };
}

/** SHA-256 in hexadecimal digits. */
export type Hash = (text: string) => Promise<string>;

/** The hash of this browser; null where it gives none to files from disk. */
export function browserHash(): Hash | null {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return null;
  return async (text) => {
    const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };
}
