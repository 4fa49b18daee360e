let pending: readonly File[] = [];

/** Keeps files that were dropped on another page until Sources takes them. */
export function leaveFiles(files: readonly File[]): void {
  pending = files;
}

/** Takes what was left: once. */
export function takeFiles(): readonly File[] {
  const files = pending;
  pending = [];
  return files;
}
