/** A page of whoever owns a console or a format. */
type Documentation = { readonly title: string; readonly url: string };

/** What to ask for, of whom, and no more than that. Every text is said to the one who owns the source. */
export type RequestPack = {
  readonly title: string;
  /** Who usually owns it, by role: never a person. */
  readonly owner: string;
  /** What is asked for and what for, as a sentence. */
  readonly asks: string;
  /** The least that it takes, by the names that the console or the system has for it. */
  readonly permission: readonly string[];
  readonly steps: readonly string[];
  readonly notNeeded: readonly string[];
  readonly sending: readonly string[];
  readonly documentation: readonly Documentation[];
};
