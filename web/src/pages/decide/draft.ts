import { useSyncExternalStore } from 'react';

const key = 'capwise.case';
const listeners = new Set<() => void>();

/** The text of the unsaved case of this tab: what was typed survives a reload. */
export function useDraft(): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => sessionStorage.getItem(key) ?? undefined,
  );
}

/** Keeps the text of the unsaved case; undefined forgets it. */
export function keepDraft(text: string | undefined): void {
  if (text === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, text);
  for (const listener of listeners) listener();
}
