import { readFile } from 'node:fs/promises';
import type { Call, Invoke } from '@capwise/app';

/** What a caller of the door handed over, with the content of its files as it was at that moment. */
export type Seen = {
  readonly name: string;
  readonly input: unknown;
  readonly call: Call;
  readonly files: readonly string[];
};

export type Echo = {
  readonly invoke: Invoke;
  readonly seen: Seen[];
  /** Runs within each call, before it answers. */
  during: (call: Call) => Promise<void>;
};

/** A door that answers with what it was handed: for tests of what stands before the door. */
export function echoInvoke(): Echo {
  const seen: Seen[] = [];
  const echo: Echo = {
    seen,
    during: async () => {},
    invoke: (async (name: string, input: unknown, call: Call = {}) => {
      const files = await Promise.all(pathsIn(input).map((path) => readFile(path, 'utf8')));
      seen.push({ name, input, call, files });
      await echo.during(call);
      return { name, files };
    }) as Invoke,
  };
  return echo;
}

function pathsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('path' in value && typeof value.path === 'string') return [value.path];
  return Object.values(value).flatMap(pathsIn);
}
