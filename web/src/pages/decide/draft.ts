import { useSyncExternalStore } from 'react';

const key = 'capwise.case';
const listeners = new Set<() => void>();
const depth = 200;

let past: readonly string[] = [];
let future: readonly string[] = [];

function textNow(): string | undefined {
  return sessionStorage.getItem(key) ?? undefined;
}

function show(text: string | undefined): void {
  if (text === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, text);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The text of the unsaved case of this tab: what was typed survives a reload. */
export function useDraft(): string | undefined {
  return useSyncExternalStore(subscribe, textNow);
}

/** Begins an unsaved case: nothing of the one before can be taken back. */
export function startDraft(text: string): void {
  past = [];
  future = [];
  show(text);
}

/** Keeps the text of the unsaved case; the one before can be taken back. Undefined forgets all. */
export function keepDraft(text: string | undefined): void {
  const before = textNow();
  if (text === undefined) past = [];
  else if (before !== undefined && before !== text) past = [...past.slice(-depth), before];
  future = [];
  show(text);
}

/** Takes the last change back, or does it again. */
export function stepDraft(direction: 'back' | 'again'): void {
  const now = textNow();
  const text = direction === 'back' ? past.at(-1) : future.at(-1);
  if (now === undefined || text === undefined) return;
  if (direction === 'back') {
    past = past.slice(0, -1);
    future = [...future, now];
  } else {
    future = future.slice(0, -1);
    past = [...past, now];
  }
  show(text);
}

/** Whether there is a change to take back, and one to do again. */
export function useDraftSteps(): { readonly back: boolean; readonly again: boolean } {
  const back = useSyncExternalStore(subscribe, () => past.length > 0);
  const again = useSyncExternalStore(subscribe, () => future.length > 0);
  return { back, again };
}
