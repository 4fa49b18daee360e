/** Something that is opened at its first use. */
export type Once<Value> = {
  readonly get: () => Promise<Value>;
  /** What was opened, null where nothing was or it failed: for closing. */
  readonly ifStarted: () => Promise<Value | null>;
};

/** Opens a thing once, however many ask at the same time; an opening that failed is tried again by the next. */
export function once<Value>(open: () => Promise<Value>): Once<Value> {
  let started: Promise<Value> | null = null;
  const get = (): Promise<Value> => {
    started ??= open().catch((error: unknown) => {
      started = null;
      throw error;
    });
    return started;
  };
  return { get, ifStarted: async () => started && (await started.catch(() => null)) };
}
