import type { Progress } from './work.ts';

/** How a piece of work ended; `lost` is work whose process died. */
export type JobState = 'running' | 'done' | 'refused' | 'cancelled' | 'lost';

export type JobRecord = {
  readonly id: string;
  readonly operation: string;
  readonly company: string | null;
  readonly actor: string;
  readonly key: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** What was being done last, in words. */
  readonly step: string;
  /** From 0 to 1 where it is known. */
  readonly share: number | null;
  readonly state: JobState;
  /** Code of the refusal that ended it. */
  readonly code: string | null;
};

export type NewJob = Pick<JobRecord, 'id' | 'operation' | 'company' | 'actor' | 'key'>;

/** Running work as its own process holds it. */
export type RunningJob = {
  readonly progress: (progress: Progress) => void;
  readonly end: (outcome: 'done' | 'refused' | 'cancelled', code: string | null) => Promise<void>;
};

/** Work that takes a while, seen from every process on the store. */
export type Jobs = {
  /** Makes work known; `cancel` is called when somebody, in whatever process, cancels it. */
  begin(job: NewJob, cancel: () => void): Promise<RunningJob>;
  /** The newest first. */
  list(limit: number): Promise<readonly JobRecord[]>;
  /** Asks the process that runs a job to cancel it; false when it does not run. */
  cancel(id: string): Promise<boolean>;
};
