import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { LoadedFile, LoadWarning, Part, SourceFile, StagedLoad, Work } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import type { Bills } from '../ask/bills.ts';
import { refuseWhenCancelled, type Engine } from '../engine/engine.ts';
import { literals, query } from '../engine/sql.ts';
import { checkLoad, stagesFolder } from '../folder/layout.ts';
import { claim } from '../folder/owner.ts';
import { removeLoad } from '../folder/sweep.ts';
import type { Limits } from '../limits.ts';
import { checkStaged, type StagedRows } from './checks.ts';
import { columnWarnings, versionsOf } from './column-warnings.ts';
import { countOnce, type PurchaseChoices } from './counted-once.ts';
import type { DateReading } from './dates.ts';
import { digest, type Digest } from './digest.ts';
import { expandFiles } from './expand.ts';
import { requireForeignNames, type ForeignNames } from './foreign-names.ts';
import { openInput, type Input } from './input.ts';
import { countLiteralNulls, literalNullWarning } from './literal-nulls.ts';
import { quarantineWarning, setAside } from './quarantine.ts';
import { derivedColumns } from './reading.ts';
import { stageFile, type StagedFile } from './stage-file.ts';
import { writeParts } from './write-parts.ts';

export type StageOptions = {
  readonly engine: Engine;
  /** The company's folder. */
  readonly folder: string;
  readonly load: string;
  readonly source: string | undefined;
  readonly leaveOut: ReadonlySet<string>;
  readonly quarantine: boolean;
  readonly foreign: ForeignNames;
  readonly purchases: PurchaseChoices;
  /** What is live, and how to ask it: a purchase and the usage that it covers come in different loads. */
  readonly bills: Bills;
  readonly live: readonly Part[];
  readonly limits: Limits;
};

/** Reads, checks and writes one load. Leaves nothing behind when it fails or is stopped. */
export async function stage(options: StageOptions, files: readonly SourceFile[], work: Work): Promise<StagedLoad> {
  const stageFolder = join(options.folder, stagesFolder, checkLoad(options.load));
  await claim(stageFolder);
  try {
    const staged = await options.engine.use((connection) =>
      new Stage(options, { connection, stageFolder, work }).run(files),
    );
    refuseWhenCancelled(work.signal);
    return staged;
  } catch (error) {
    await removeLoad(options.folder, options.load);
    throw error;
  }
}

type Surroundings = { readonly connection: DuckDBConnection; readonly stageFolder: string; readonly work: Work };

type FileResult = { readonly staged: StagedFile; readonly reading: DateReading | null };

/** Of the whole work, what is done when all files are read. */
const readingShare = 0.7;

/** One run of a stage: what its steps share. */
class Stage {
  readonly #options: StageOptions;
  readonly #connection: DuckDBConnection;
  readonly #dataFolder: string;
  readonly #work: Work;
  /** Stops the reading as soon as a hash pass finds that a file is no good. */
  readonly #halt = new AbortController();
  readonly #signal: AbortSignal;

  constructor(options: StageOptions, { connection, stageFolder, work }: Surroundings) {
    this.#options = options;
    this.#connection = connection;
    this.#dataFolder = join(stageFolder, 'data');
    this.#work = work;
    this.#signal = AbortSignal.any([work.signal, this.#halt.signal]);
  }

  async run(files: readonly SourceFile[]): Promise<StagedLoad> {
    await mkdir(this.#dataFolder, { recursive: true });
    try {
      const inputs = await this.#open(files);
      const digests = this.#digestAll(inputs);
      try {
        const staged = await this.#read(inputs, digests);
        return await this.#finish(staged, await Promise.all(digests));
      } finally {
        this.#halt.abort();
        await Promise.allSettled(digests);
      }
    } finally {
      await rm(this.#dataFolder, { recursive: true, force: true });
    }
  }

  async #open(sources: readonly SourceFile[]): Promise<readonly Input[]> {
    const { limits, foreign } = this.#options;
    const files = await expandFiles(sources, limits);
    const context = { connection: this.#connection, spellings: new Map<string, string>(), limits, foreign };
    const inputs: Input[] = [];
    for (const [ordinal, file] of files.entries()) {
      refuseWhenCancelled(this.#signal);
      const link = join(this.#dataFolder, `given-${ordinal}`);
      await symlink(file.path, link);
      inputs.push(await openInput(context, { file, ordinal, link }));
    }
    requireForeignNames(
      foreign,
      inputs.flatMap(({ headers }) => headers),
    );
    return inputs;
  }

  /** One after the other, beside the reading, which leaves a core free whenever a file is packed. */
  #digestAll(inputs: readonly Input[]): readonly Promise<Digest>[] {
    let before: Promise<unknown> = Promise.resolve();
    return inputs.map((input) => {
      const own = before.then(() => digest(input.file, input.packing, this.#options.limits, this.#signal));
      own.catch((error: unknown) => this.#halt.abort(error));
      before = own;
      return own;
    });
  }

  async #read(inputs: readonly Input[], digests: readonly Promise<Digest>[]): Promise<readonly StagedFile[]> {
    const all = inputs.reduce((sum, { file }) => sum + file.bytes, 0);
    const staged: StagedFile[] = [];
    let reading: DateReading | null = null;
    let bytes = 0;
    let rows = 0;
    for (const [at, input] of inputs.entries()) {
      this.#work.progress({ step: `reading ${input.file.name}`, share: (readingShare * bytes) / all });
      const result: FileResult = await this.#stageFile(inputs, input, reading).catch(async (error: unknown) => {
        await digests[at];
        throw error;
      });
      staged.push(result.staged);
      reading = result.reading;
      bytes += input.file.bytes;
      rows += result.staged.rows;
      if (rows > this.#options.limits.rows) throw tooManyRows(rows, this.#options.limits.rows);
    }
    return staged;
  }

  #stageFile(inputs: readonly Input[], input: Input, reading: DateReading | null): Promise<FileResult> {
    const staging = {
      connection: this.#connection,
      inputs,
      source: this.#options.source,
      signal: this.#signal,
      quarantine: this.#options.quarantine,
      pathOf: (one: Input) => join(this.#dataFolder, `staged-${one.ordinal}.parquet`),
    };
    return stageFile(staging, input, reading);
  }

  async #finish(all: readonly StagedFile[], digests: readonly Digest[]): Promise<StagedLoad> {
    const hashOf = ({ input }: StagedFile): string =>
      input.file.original?.sha256 ?? digests[input.ordinal]?.sha256 ?? '';
    const contentOf = ({ input }: StagedFile): string => digests[input.ordinal]?.content ?? '';
    const { leaveOut } = this.#options;
    const once = all.filter((file, at) => all.findIndex((other) => contentOf(other) === contentOf(file)) === at);
    const files = once.filter((file) => !leaveOut.has(hashOf(file)) && !leaveOut.has(contentOf(file)));
    if (files.length === 0) return this.#nothing();
    this.#work.progress({ step: 'checking the rows', share: readingShare });
    const inputs = files.map(({ input }) => input);
    const { present, columns, written: names, corrections } = await this.#rowsOf(files);
    const { parts, warnings, billedByFile } = await checkStaged(this.#connection, present, this.#signal);
    const lost = warnings.some(({ code }) => code === 'TAGS_UNREAD') ? ['x_capwise_tags'] : [];
    const written = await writeParts(
      {
        engine: this.#options.engine,
        load: this.#options.load,
        folder: this.#options.folder,
        scratch: join(this.#dataFolder, 'gathered.parquet'),
        staged: present.sql,
        columns: [...new Set([...names, ...lost])],
        names: all.map(({ input }) => input.file.name),
        hashes: all.map(hashOf),
        signal: this.#signal,
        onPart: (done, count) =>
          this.#work.progress({ step: `writing part ${done} of ${count}`, share: 0.75 + (0.25 * done) / count }),
      },
      parts,
    );
    await this.#setAside(files);
    return {
      load: this.#options.load,
      version: versionsOf(inputs),
      files: files.map((file) => ({ ...pick(file.input), sha256: hashOf(file), rows: file.rows })),
      contents: files.map(contentOf),
      parts: written,
      warnings: [
        ...columnWarnings(files, billedByFile),
        ...(await this.#literalNulls(inputs, digests)),
        ...repeatedWarning(all, once),
        ...leftOutWarning(once, files),
        ...quarantineWarning(files.flatMap((file) => file.quarantined ?? [])),
        ...corrections,
        ...warnings,
      ],
      columns,
      onlyCorrections: parts.filter(({ rows, corrections }) => rows === corrections),
    };
  }

  /** The rows of files that count, as they count, with the columns of the files and those that are written. */
  async #rowsOf(files: readonly StagedFile[]): Promise<{
    readonly present: StagedRows;
    readonly columns: readonly string[];
    readonly written: readonly string[];
    readonly corrections: readonly LoadWarning[];
  }> {
    const inputs = files.map(({ input }) => input);
    const columns = [...new Set(inputs.flatMap((input) => input.columns.map(({ name }) => name)))];
    const derived = inputs.flatMap((input) => derivedColumns(input.columns, input.version).map(({ name }) => name));
    const kept = files.some(({ quarantined }) => quarantined !== null) ? 'not x_capwise_bad' : 'true';
    const read = {
      sql: query('load/staged', { files: literals(files.map(({ path }) => path)), kept }),
      columns: new Set([...columns, ...derived]),
    };
    const { bills, folder, live: parts, purchases } = this.#options;
    const live = { bills, folder, parts };
    const counted = await countOnce(this.#connection, { ...read, live }, purchases, this.#signal);
    return {
      present: {
        ...read,
        sql: counted.sql,
        files: inputs.map(({ ordinal, version, file }) => ({ ordinal, version, name: file.name })),
      },
      columns,
      written: [...read.columns, ...counted.added],
      corrections: counted.warnings,
    };
  }

  async #setAside(files: readonly StagedFile[]): Promise<void> {
    const { folder, load } = this.#options;
    for (const { input, path, quarantined } of files) {
      if (quarantined) await setAside(this.#connection, input, { staged: path, folder, load });
    }
  }

  /** Every file was left out. */
  #nothing(): StagedLoad {
    const { load } = this.#options;
    return { load, version: '', files: [], parts: [], warnings: [], columns: [], onlyCorrections: [] };
  }

  async #literalNulls(inputs: readonly Input[], digests: readonly Digest[]): Promise<readonly LoadWarning[]> {
    const counts = [];
    for (const input of inputs) {
      if (!digests[input.ordinal]?.literalNull) continue;
      counts.push(await countLiteralNulls(this.#connection, input, this.#signal));
    }
    return literalNullWarning(counts);
  }
}

function pick({ file, shape }: Input): Pick<LoadedFile, 'name' | 'bytes' | 'shape'> {
  return { name: file.name, bytes: file.original?.bytes ?? file.bytes, shape };
}

function repeatedWarning(all: readonly StagedFile[], kept: readonly StagedFile[]): readonly LoadWarning[] {
  const repeated = all.filter((file) => !kept.includes(file));
  if (repeated.length === 0) return [];
  const names = repeated.map(({ input }) => input.file.name).join(', ');
  const rows = repeated.reduce((sum, file) => sum + file.rows, 0);
  return [{ code: 'FILE_REPEATED', message: `the same file came twice and was read once: ${names}`, rows, billed: 0n }];
}

function leftOutWarning(all: readonly StagedFile[], kept: readonly StagedFile[]): readonly LoadWarning[] {
  const left = all.filter((file) => !kept.includes(file));
  if (left.length === 0) return [];
  const names = left.map(({ input }) => input.file.name).join(', ');
  const rows = left.reduce((sum, file) => sum + file.rows, 0);
  const message = `files that were appended before are not appended again: ${names}`;
  return [{ code: 'FILE_APPENDED_BEFORE', message, rows, billed: 0n }];
}

function tooManyRows(rows: number, limit: number): Refusal {
  const remedy = 'import the bill by billing period';
  return new Refusal('FILE_TOO_LARGE', `the files hold ${rows} rows and the limit is ${limit}: ${remedy}`, {
    value: rows,
    limit,
    remedy,
  });
}
