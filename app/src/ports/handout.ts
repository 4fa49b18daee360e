/** The built program of a handout: ASCII texts that stand in its HTML as they are. */
export type HandoutProgram = {
  /** A script that shows the case and calculates it. */
  readonly program: string;
  /** A script that says why the program did not start. */
  readonly guard: string;
  readonly style: string;
};

/** Gives the program that handouts carry. */
export type Handouts = {
  /** Refuses HANDOUT_NOT_BUILT. */
  program(): Promise<HandoutProgram>;
};
