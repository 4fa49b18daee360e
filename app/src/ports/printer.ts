export type PrintOptions = {
  /** Stands at the foot of each page with its number. */
  readonly footer?: string;
  readonly signal?: AbortSignal;
};

/** Prints pages of HTML. */
export type Printer = {
  /**
   * A PDF on A4 by the print styles of the HTML. No script of it runs, and nothing is fetched: what it shows has to stand in
   * it. Refuses NO_PRINTER where there is no browser to print with, and PRINT_FAILED where that does not print.
   */
  print(html: string, options?: PrintOptions): Promise<Uint8Array>;
};
