import type { Answer, Input } from '@capwise/contract/registry';
import type { OperationName } from '@capwise/contract';
import type {
  CompanyLake,
  CompanyReads,
  CompanyStore,
  CompanyWrites,
  Handouts,
  Lake,
  Optimizer,
  Printer,
  Store,
  Work,
  Workbooks,
} from '../ports/index.ts';

/** What compose.ts puts together: the ports, and the world that the domain must not reach for itself. */
export type Ports = {
  readonly store: Store;
  readonly lake: Lake;
  readonly workbooks: Workbooks;
  readonly optimizer: Optimizer;
  readonly printer: Printer;
  readonly handouts: Handouts;
  readonly now: () => Temporal.Instant;
  readonly newId: () => string;
};

/** The path that a file of an answer is to be written to, by its name. */
export type FileTarget = (name: string) => Promise<string>;

/** What a handler is handed for one call. */
export type Context = Work & {
  readonly ports: Ports;
  readonly dryRun: boolean;
  /** Who asks, as the caller says. */
  readonly actor: string;
  /** The company named by the caller, if any. */
  readonly named: string | undefined;
  /** The store of the company in use: the named one, else the last used. Refuses NO_COMPANY and UNKNOWN_COMPANY. */
  readonly books: () => Promise<CompanyStore>;
  readonly lake: (company: string) => CompanyLake;
  /** Where the caller writes a file of the answer, by the name of the file; null where it has to stand in the answer. */
  readonly fileTarget: FileTarget | null;
  /** One transaction for the whole command: rolled back in a dry run, remembered under the idempotency key. */
  readonly commit: <Result>(
    company: CompanyStore,
    work: (books: CompanyReads & CompanyWrites) => Promise<Result>,
  ) => Promise<Result>;
  /**
   * What the command has answered under its idempotency key meanwhile; null where it has not, or has no key. Refuses
   * KEY_REUSED.
   */
  readonly remembered: () => Promise<unknown>;
};

export type Handler<Name extends OperationName> = (input: Input<Name>, context: Context) => Promise<Answer<Name>>;
