/** The terminal as the command line sees it. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Width of standard output; undefined where it is no terminal. */
  readonly columns: number | undefined;
  /** Standard error is a terminal: progress may be drawn on it. */
  readonly interactive: boolean;
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readInput: () => Promise<string>;
  /** Ends the process after this many milliseconds even if something still runs. */
  readonly leaveWithin: (milliseconds: number) => void;
};

/** The terminal of this process. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', quietWhenClosed);
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    interactive: process.stderr.isTTY === true,
    folder: process.cwd(),
    env: process.env,
    readInput: async () => {
      const pieces: Buffer[] = [];
      for await (const piece of process.stdin) pieces.push(piece as Buffer);
      return Buffer.concat(pieces).toString('utf8');
    },
    leaveWithin: (milliseconds) => void setTimeout(() => process.exit(0), milliseconds).unref(),
  };
}

/** A reader that went away, such as `head`, has had enough: that is no failure. */
function quietWhenClosed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
