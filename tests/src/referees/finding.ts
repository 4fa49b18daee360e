/** What a referee found about one thing of ours. */
export type Finding = {
  readonly books: string;
  readonly referee: string;
  readonly check: string;
  readonly result: 'passed' | 'failed' | 'skipped';
  readonly says: string;
};

/** Whether a referee agreed, and its words. */
export type Verdict = { readonly agreed: boolean; readonly says: string };
/** Judges one thing; a referee that breaks has not agreed. */
export async function finding(
  about: Pick<Finding, 'books' | 'referee' | 'check'>,
  work: () => Promise<Verdict>,
): Promise<Finding> {
  try {
    const { agreed, says } = await work();
    return { ...about, result: agreed ? 'passed' : 'failed', says };
  } catch (error) {
    return { ...about, result: 'failed', says: error instanceof Error ? error.message : String(error) };
  }
}

export function skipped(books: string, referee: string, says: string): Finding {
  return { books, referee, check: 'all', result: 'skipped', says };
}
