const pending: (() => Promise<unknown>)[] = [];

/** Remembers what a test must undo. */
export function atEnd(undo: () => Promise<unknown>): void {
  pending.push(undo);
}

/** Undoes what a test left, the newest first: each test file runs it after each test. */
export async function cleanUp(): Promise<void> {
  for (const undo of pending.splice(0).reverse()) await undo();
}
