import { fineText } from '@capwise/domain/money';
import type {
  CompanyReads,
  CompanyStore,
  CompanyWrites,
  Extent,
  LoadWarning,
  Part,
  PartKey,
  PurchaseChoice,
  SourceFile,
  StagedLoad,
} from '../ports/index.ts';
import type { Context } from '../handler/index.ts';
import { purchaseChoices } from './purchases.ts';

/** How a source delivers what changes: a month as a whole, or what is to be added to it. */
export type Delivery = 'replace' | 'append';

/** What a caller says of the files. */
export type ImportOptions = {
  readonly source?: string | undefined;
  readonly delivery?: Delivery | undefined;
  readonly quarantine?: boolean | undefined;
  readonly purchases?: PurchaseChoice | undefined;
  /** Headers of other names → columns of FOCUS. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
};

/** A load whose parts say how they are delivered. */
export type DeliveredLoad = {
  readonly staged: StagedLoad;
  /** Everything in the files was appended before. */
  readonly isKnown: boolean;
};

const settingOf = (source: string): string => `delivery:${source}`;

/** Stages files, parts of sources that append beside what is live; a file that was appended before is left out. */
export async function stageDelivery(
  {
    company,
    known,
    files,
  }: { readonly company: string; readonly known: CompanyStore | null; readonly files: readonly SourceFile[] },
  { source, delivery, quarantine = false, headers = {}, purchases }: ImportOptions,
  context: Context,
): Promise<DeliveredLoad> {
  const lake = context.lake(company);
  const { newId } = context.ports;
  const choiceOf = await purchaseChoices(known, purchases);
  const options = {
    quarantine,
    headers,
    ...(source !== undefined && { source }),
    ...(choiceOf && { purchases: choiceOf, live: (await known?.liveParts()) ?? [] }),
  };
  const staged = await lake.stage(newId(), files, options, context);
  try {
    const appending = await appendingSources(staged, known, delivery);
    if (appending.size === 0) return { staged, isKnown: false };
    const before = await liveHashes(known);
    if (![...staged.files.map(({ sha256 }) => sha256), ...(staged.contents ?? [])].some((hash) => before.has(hash)))
      return { staged: withAppended(staged, appending), isKnown: false };
    await lake.discard(staged.load);
    const rest = await lake.stage(newId(), files, { ...options, leaveOut: before }, context);
    if (rest.files.length === 0) return { staged: { ...staged, load: rest.load }, isKnown: true };
    return { staged: withAppended(rest, appending), isKnown: false };
  } catch (error) {
    await lake.discard(staged.load);
    throw error;
  }
}

/** Keeps what the caller said about the sources of a load, for their next files. */
export async function rememberDelivery(
  books: CompanyWrites,
  { parts }: StagedLoad,
  delivery: Delivery | undefined,
): Promise<void> {
  if (delivery === undefined) return;
  for (const source of new Set(parts.map((part) => part.source))) await books.putSetting(settingOf(source), delivery);
}

async function appendingSources(
  { parts }: StagedLoad,
  known: CompanyReads | null,
  asked: Delivery | undefined,
): Promise<ReadonlySet<string>> {
  const sources = [...new Set(parts.map(({ source }) => source))];
  const appending = new Set<string>();
  for (const source of sources) {
    const delivery = asked ?? (await known?.setting(settingOf(source)));
    if (delivery === 'append') appending.add(source);
  }
  return appending;
}

async function liveHashes(known: CompanyReads | null): Promise<ReadonlySet<string>> {
  const loads = (await known?.loads()) ?? [];
  const live = loads.filter(({ parts }) => parts.some((part) => part.live));
  return new Set(live.flatMap(({ files }) => files.map(({ sha256 }) => sha256)));
}

function withAppended(staged: StagedLoad, appending: ReadonlySet<string>): StagedLoad {
  return {
    ...staged,
    parts: staged.parts.map((part) => (appending.has(part.source) ? { ...part, appended: true } : part)),
  };
}

/** What to do with parts that hold nothing but corrections of other months, and would replace a month as a whole. */
export function deliveryProposals({ onlyCorrections, parts }: StagedLoad): readonly string[] {
  const replacing = parts.filter(({ appended }) => !appended);
  return onlyCorrections
    .filter((key) => replacing.some((part) => isSameKey(part, key)))
    .map(
      ({ source, billingAccount, billingPeriod }) =>
        `${source}, account ${billingAccount}, ${billingPeriod}: the files hold only corrections of other months. Where ${source} delivers ` +
        `corrections apart from the rest of a month, import them with --delivery append: they then stand beside the rest of ` +
        `${billingPeriod} instead of replacing it`,
    );
}

/** What is appended to a month that is live, and is more than corrections: a month that comes again would count twice. */
export function appendedBeside({ parts, onlyCorrections }: StagedLoad, live: readonly Part[]): readonly LoadWarning[] {
  const beside = parts.filter(
    (part) =>
      part.appended &&
      !onlyCorrections.some((key) => isSameKey(part, key)) &&
      live.some((other) => isSameKey(part, other)),
  );
  if (beside.length === 0) return [];
  const months = [...new Set(beside.map(({ billingPeriod }) => billingPeriod))].join(', ');
  return [
    {
      code: 'APPENDED_BESIDE',
      message: `rows that are no corrections are appended to what is live of ${months}: where the files hold the month as a whole, import them with --delivery replace`,
      rows: beside.reduce((sum, { rows }) => sum + rows, 0),
      billed: beside.reduce((sum, { billed }) => sum + billed, 0n),
    },
  ];
}

/** What is appended with as many rows and dollars as something that is live of its month: corrections that come again, packed otherwise. */
export function appendedAgain({ parts }: StagedLoad, live: readonly Part[]): readonly LoadWarning[] {
  const again = parts.filter(
    (part) => part.appended && live.some((other) => isSameKey(part, other) && isSameExtent(part, other)),
  );
  if (again.length === 0) return [];
  const names = again.map(
    ({ source, billingAccount, billingPeriod, billed, currency }) =>
      `${source}, account ${billingAccount}, ${billingPeriod}: ${fineText(billed)} ${currency}`,
  );
  return [
    {
      code: 'APPENDED_AGAIN',
      message:
        `what is appended has as many rows and dollars as what is live already, and both are counted: ${names.join('; ')}; where it is ` +
        'the same again, do not import it; where it is in already, import the month as a whole with --delivery replace',
      rows: again.reduce((sum, { rows }) => sum + rows, 0),
      billed: again.reduce((sum, { billed }) => sum + billed, 0n),
    },
  ];
}

function isSameExtent(left: Extent, right: Extent): boolean {
  return left.rows === right.rows && left.billed === right.billed && left.effective === right.effective;
}

function isSameKey(left: PartKey, right: PartKey): boolean {
  return (
    left.source === right.source &&
    left.billingAccount === right.billingAccount &&
    left.billingPeriod === right.billingPeriod &&
    left.currency === right.currency
  );
}
