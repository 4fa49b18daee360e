/** What a load may hold at most: enough for the bills of the largest companies, too little to fill a disk. */
export type Limits = {
  readonly fileBytes: number;
  /** Of one file after unpacking. */
  readonly unpackedBytes: number;
  /** Above this ratio a file that unpacks to more than `bombBytes` is no bill: CSV packs 5 to 50 times. */
  readonly unpackedRatio: number;
  readonly bombBytes: number;
  readonly files: number;
  readonly columns: number;
  readonly rows: number;
};

const gibibyte = 2 ** 30;

export const defaultLimits: Limits = {
  fileBytes: 64 * gibibyte,
  unpackedBytes: 256 * gibibyte,
  unpackedRatio: 500,
  bombBytes: gibibyte / 4,
  files: 10_000,
  columns: 1_000,
  rows: 500_000_000,
};
