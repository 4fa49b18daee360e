import type { Batch, Posting, PostingSum, RecordedBatch, SourceLine } from '@capwise/domain/books';
import type { PostingFilter, Trace } from '@capwise/contract/operation';
import type { CaseApproval, CaseRecord, NewCase } from './cases.ts';
import type { Jobs } from './jobs.ts';
import type { LoadedFile, LoadWarning, Part, StagedPart } from './lake.ts';

export type CompanyRecord = { readonly name: string; readonly demo: boolean };

/** A load as the store keeps it. `publishedAt` is a moment of the store. */
export type LoadRecord = {
  readonly id: string;
  readonly version: string;
  readonly publishedAt: string;
  readonly files: readonly LoadedFile[];
  readonly warnings: readonly LoadWarning[];
  readonly columns: readonly string[];
  readonly parts: readonly (Part & { readonly live: boolean })[];
};

export type BatchRef = {
  readonly id: string;
  readonly producer: string;
  readonly subject: string;
  readonly period: string;
  readonly revision: number;
  readonly recordedAt: string;
};

export type LineRecord = SourceLine & { readonly id: string; readonly batch: BatchRef };

/** A posting as the store keeps it: `line` is the number in its batch, `lineId` the id of the source line. */
export type PostingRecord = Posting & {
  readonly id: string;
  readonly lineId: string;
  readonly batch: BatchRef;
  readonly what: string;
};

export type Page = { readonly limit: number; readonly offset: number };

/** Sums of postings by month and by values of dimensions, debit +. */
export type DimensionSum = PostingSum & { readonly values: Readonly<Record<string, string | null>> };

export type Verification = {
  readonly batches: number;
  readonly entries: number;
  readonly postings: number;
  readonly broken: (BatchRef & { readonly reason: string }) | null;
};

/** Units of the reporting currency for one unit of another on a day, exact as a decimal text. */
export type RateRecord = { readonly currency: string; readonly day: string; readonly rate: string };

/** What a person wrote about a thing; the latest about each subject. */
export type CommentRecord = {
  readonly subject: string;
  readonly text: string;
  readonly author: string;
  readonly recordedAt: string;
};

/** A figure as it was known at a moment, under a short code. `hash` is that of its trace at the moment, in hexadecimal digits. */
export type ReferenceRecord = {
  readonly code: string;
  readonly hash: string;
  readonly label: string;
  readonly trace: Trace;
  readonly value: string | null;
  readonly unit: string;
  /** The last change that was known; null where there was none. */
  readonly moment: string | null;
  readonly author: string;
  readonly keptAt: string;
};

/** What one command recorded: by which producers, `load` for bills that were published. */
export type Change = {
  readonly moment: string;
  readonly operation: string;
  readonly actor: string;
  readonly producers: readonly string[];
  /** Things of the catalog that it recorded. */
  readonly things: readonly string[];
  /** Nothing of it was there before. */
  readonly isNew: boolean;
};

/** What a filter keeps of one revision, debit +, with the command that recorded it; the operation is empty where none is known. */
export type RevisionSum = {
  readonly batch: BatchRef;
  readonly operation: string;
  readonly actor: string;
  readonly minor: bigint;
};

/**
 * What happened to a finding: the kind and subject of the finding, what happened, its content as JSON, and who did it. Events
 * are told in the order in which they were recorded.
 */
export type FindingEventRecord = {
  readonly kind: string;
  readonly subject: string;
  readonly what: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly actor: string;
  readonly recordedAt: string;
};

/** Reads of one company's books. `asOf` is a moment: without it, what is known now. */
export type CompanyReads = {
  readonly name: string;
  /** The moment of the last committed write; null while there is none. Figures are pinned to it. */
  moment(): Promise<string | null>;
  /** The moment of the last thing that a figure can depend on; null while there is none. */
  lastChange(asOf?: string): Promise<string | null>;
  /** What was recorded after a moment through another, by command, oldest first. */
  changes(after: string | null, through: string): Promise<readonly Change[]>;
  /** Sums by revision of every batch that was recorded in that stretch: its revisions in it, and the one before them. */
  revisionSums(filter: PostingFilter, after: string | null, through: string): Promise<readonly RevisionSum[]>;
  /** The figure of a code; null where none was kept. */
  reference(code: string): Promise<ReferenceRecord | null>;
  /** null while it was never put. */
  setting(key: string, asOf?: string): Promise<unknown>;
  /** Settings of some keys in one question; one that was never put is left out. */
  settings(keys: readonly string[], asOf?: string): Promise<ReadonlyMap<string, unknown>>;
  liveParts(asOf?: string): Promise<readonly Part[]>;
  /** Parts by id, live or not. */
  parts(ids: readonly string[]): Promise<readonly Part[]>;
  loads(asOf?: string): Promise<readonly LoadRecord[]>;
  /** Sums by month × account × kind of the latest revisions. */
  sums(filter: PostingFilter, asOf?: string): Promise<readonly PostingSum[]>;
  /**
   * The same sums, also by dimensions; `measure`, `side` (debit, credit), `day`, `section`, `transactionCurrency`, `producer`
   * and `dimensions` (all of a posting's own, as JSON) count as dimensions.
   */
  sumsBy(filter: PostingFilter, dimensions: readonly string[], asOf?: string): Promise<readonly DimensionSum[]>;
  /** A page of postings, largest amounts first, with the count and the sum (debit +, minor units) of all of them. */
  postings(
    filter: PostingFilter,
    page: Page,
    asOf?: string,
  ): Promise<{ readonly count: number; readonly minor: bigint; readonly postings: readonly PostingRecord[] }>;
  /** A page of entries (all postings of one source line on one day, of the filter's scenario and basis), newest first. */
  entries(
    filter: PostingFilter,
    page: Page,
    asOf?: string,
  ): Promise<{ readonly count: number; readonly entries: readonly (readonly PostingRecord[])[] }>;
  posting(id: string): Promise<PostingRecord | null>;
  line(id: string): Promise<LineRecord | null>;
  /** Source lines of the latest revisions of a producer's batches; `periods`: only of batches of those. */
  lines(producer: string, asOf?: string, periods?: readonly string[]): Promise<readonly LineRecord[]>;
  /** The latest revision of a batch; null where there is none. */
  recorded(producer: string, subject: string, period: string, asOf?: string): Promise<RecordedBatch | null>;
  /** Whether any payment was ever read, in whatever revision. */
  hasSettled(): Promise<boolean>;
  closedThrough(asOf?: string): Promise<string | null>;
  /** Rates by currency and day, the latest recorded of each. */
  rates(asOf?: string): Promise<readonly RateRecord[]>;
  /** Comments whose subject begins with a text; those taken back are left out. */
  comments(prefix: string, asOf?: string): Promise<readonly CommentRecord[]>;
  /** All that happened to findings, oldest first. */
  findingEvents(asOf?: string): Promise<readonly FindingEventRecord[]>;
  /** The books that the rules of findings answered about last, as `markReviewed` was told; null before the first review. */
  reviewedBooks(): Promise<string | null>;
  verify(): Promise<Verification>;
  /** The latest version of each case. */
  cases(asOf?: string): Promise<readonly CaseRecord[]>;
  /** The versions of a case, oldest first; none where it is not kept. */
  caseVersions(name: string, asOf?: string): Promise<readonly CaseRecord[]>;
  /** The text of any version of any case by its hash; null where none is kept. */
  caseDocument(hash: string): Promise<string | null>;
  /** What a version was approved with; null where it is a draft. */
  caseApproval(name: string, version: number): Promise<CaseApproval | null>;
};

/** Writes, all in one transaction that holds the company's write lock. */
export type CompanyWrites = {
  putSetting(key: string, value: unknown): Promise<void>;
  /** Publishes a load: its parts become live and those of the same key before them are superseded. */
  publish(load: Omit<LoadRecord, 'publishedAt' | 'parts'>, parts: readonly StagedPart[]): Promise<readonly Part[]>;
  /**
   * Records a batch as a new revision unless the latest one has the same content. Refuses UNBALANCED and PERIOD_CLOSED; the
   * database refuses them too, from whomever.
   */
  record(batch: Batch): Promise<BatchRef & { readonly changed: boolean }>;
  /** Closes months through the given one; answers how many batches it pins. */
  close(through: string): Promise<number>;
  /** Records rates that differ from what is known; answers how many. */
  putRates(rates: readonly RateRecord[]): Promise<number>;
  /** Writes a comment; an empty text takes back the one before. */
  comment(record: Omit<CommentRecord, 'recordedAt'>): Promise<void>;
  /** Appends a version of a case, unless its latest one has the same text; answers which version that text is. */
  saveCase(record: NewCase): Promise<{ readonly version: number; readonly isNew: boolean }>;
  /** Appends the approval of a version, and answers its moment; one that is approved already is a fault of the caller. */
  approveCase(approval: Omit<CaseApproval, 'approvedAt'>): Promise<string>;
  /** Appends events of findings. */
  recordFindingEvents(events: readonly Omit<FindingEventRecord, 'recordedAt'>[]): Promise<void>;
  /** Marks the books that the rules of findings have answered about, by a text that changes with them. */
  markReviewed(reviewed: string): Promise<void>;
};

export type RememberedAnswer = { readonly inputHash: string; readonly answer: unknown };

/** What a command leaves beside its writes, in the same transaction. */
export type CommandRecord = {
  readonly operation: string;
  readonly inputHash: string;
  readonly actor: string;
  readonly key?: string;
};

export type CompanyStore = CompanyReads & {
  /**
   * Runs `work` in one transaction under the company's write lock. What it answers is remembered under the command's
   * idempotency key, in the same transaction. `keep: false` (a dry run) rolls back at the end.
   */
  write<Result>(
    command: CommandRecord,
    work: (books: CompanyReads & CompanyWrites) => Promise<Result>,
    keep: boolean,
  ): Promise<Result>;
  remembered(key: string): Promise<RememberedAnswer | null>;
  /** Marks the books that the rules of findings found nothing new in; no commit, and nobody is told. */
  markReviewed(reviewed: string): Promise<void>;
  /**
   * Keeps a reference under the first of its codes that is free; answers the one that its content has already. No figure changes
   * by it: it takes no lock, and nobody is told.
   */
  keepReference(
    reference: Omit<ReferenceRecord, 'code' | 'keptAt'> & { readonly codes: readonly string[] },
  ): Promise<ReferenceRecord>;
};

export type Store = {
  companies(): Promise<readonly CompanyRecord[]>;
  /** The company last used; null before the first. */
  current(): Promise<string | null>;
  use(name: string): Promise<void>;
  /** Creates a company's schema unless it exists. */
  create(name: string, options: { readonly demo: boolean }): Promise<void>;
  drop(name: string): Promise<void>;
  /** Refuses UNKNOWN_COMPANY. */
  company(name: string): Promise<CompanyStore>;
  /** Calls back after each commit of another or this process, with the company's name; answers how to stop. */
  watch(listener: (company: string) => void): Promise<() => Promise<void>>;
  /** Takes a lock that dies with this process, for work outside of a transaction; null when another holds it. */
  hold(name: string): Promise<(() => Promise<void>) | null>;
  /** Work that takes a while, of all processes on this store. */
  readonly jobs: Jobs;
  close(): Promise<void>;
};
