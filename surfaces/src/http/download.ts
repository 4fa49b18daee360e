import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FileTarget } from '@capwise/app';

/** A file on its way out: written by the work, read by the caller, and gone after that. */
export type Download = {
  readonly target: FileTarget;
  /** The file as a stream. It has no name from here on, so that nothing is left of it however the reading ends. */
  readonly open: () => Promise<{ readonly size: number; readonly stream: Readable }>;
  readonly drop: () => Promise<void>;
};

/** A place in a folder for one file. */
export function createDownload(folder: string): Download {
  const place = path.join(folder, `download-${randomUUID()}`);
  const drop = (): Promise<void> => rm(place, { force: true });
  return {
    target: async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return place;
    },
    open: async () => {
      const file = await open(place);
      await drop();
      return { size: (await file.stat()).size, stream: file.createReadStream() };
    },
    drop,
  };
}
