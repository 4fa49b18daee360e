import { useSyncExternalStore } from 'react';

let current: string | undefined;
const listeners = new Set<() => void>();

/** Tells the drawer which case file the figures on the page come from; undefined when the page is left. */
export function setCaseDocument(document: string | undefined): void {
  if (document === current) return;
  current = document;
  for (const listener of listeners) listener();
}

/** The case file that figures of a case are opened with. */
export function useCaseDocument(): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
