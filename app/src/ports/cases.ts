/** A version of a case as the store keeps it. Moments are those of the store. */
export type CaseRecord = {
  readonly name: string;
  /** From 1, in the order in which they were saved. */
  readonly version: number;
  /** SHA-256 of the document, in hexadecimal digits. */
  readonly hash: string;
  readonly document: string;
  readonly note: string | null;
  readonly author: string;
  readonly savedAt: string;
  /** null: a draft. */
  readonly approval: Pick<CaseApproval, 'engine' | 'approver' | 'note' | 'approvedAt'> | null;
  /** The latest version of the case that is approved; null where none is. */
  readonly approvedVersion: number | null;
};

/** What is saved: the store numbers it. */
export type NewCase = Pick<CaseRecord, 'name' | 'hash' | 'document'> & { readonly note?: string | null };

/** The figures that a version was approved with: minor units as text. */
export type CaseFigures = {
  readonly currency: string;
  /** Months of the case, which the figures by month follow. */
  readonly months: readonly string[];
  readonly options: readonly {
    readonly id: string;
    readonly name: string;
    readonly npv: string;
    readonly ebitda: readonly string[];
    readonly cash: readonly string[];
  }[];
};

/** A version as it was approved: whole, so that it can be verified from itself. */
export type CaseApproval = {
  readonly name: string;
  readonly version: number;
  /** SHA-256 of the document, in hexadecimal digits. */
  readonly contentHash: string;
  readonly document: string;
  /** Version of the rules that made the figures. */
  readonly engine: number;
  readonly figures: CaseFigures;
  readonly approver: string;
  readonly note: string | null;
  readonly approvedAt: string;
};
