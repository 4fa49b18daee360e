import type { Draft } from './draft.ts';

/** Where the draft of a form is kept: a tab has one for each kind, and one for each document that is changed. */
export function draftKey(company: string | undefined, of: string): string {
  return `capwise.document.${company ?? ''}.${of}`;
}

/** What was typed into a form of this tab before; undefined where nothing was kept. */
export function keptDraft(key: string): Draft | undefined {
  const text = sessionStorage.getItem(key);
  return text === null ? undefined : readKept(text);
}

/** Keeps what was typed, so that it survives a reload; undefined forgets it. */
export function keepDraft(key: string, draft: Draft | undefined): void {
  if (draft === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(draft));
}

/** A kept text as a draft; undefined where it is none. */
export function readKept(text: string): Draft | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isDraft(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null || !('fields' in value) || !('rows' in value)) return false;
  const { fields, rows } = value;
  const named = !('id' in value) || typeof value.id === 'string';
  return named && isTyped(fields) && Array.isArray(rows) && rows.every(isTyped);
}

function isTyped(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');
}
