/** How far a piece of work is, for a bar in a terminal or an event stream. */
export type Progress = {
  /** What is being done, in words: `reading october.csv.gz`. */
  readonly step: string;
  /** From 0 to 1 where it is known. */
  readonly share?: number;
  /** Something that the person must hear before the work goes on, such as what a replacement loses. */
  readonly notice?: string;
};

/** What long work is handed: a way to say how far it is, and a signal that ends it. */
export type Work = {
  readonly progress: (progress: Progress) => void;
  readonly signal: AbortSignal;
};
