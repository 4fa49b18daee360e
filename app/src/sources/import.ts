import { defaultBillPolicy } from '@capwise/domain/cloud';
import { releaseAccruals } from '../cloud/release-accruals.ts';
import { billPolicyOf, currencyOf, keptCurrency } from '../company/index.ts';
import type { Context, Handler } from '../handler/index.ts';
import type {
  CompanyLake,
  CompanyStore,
  FocusTable,
  LoadRecord,
  LoadWarning,
  Part,
  SourceFile,
  StagedLoad,
} from '../ports/index.ts';
import { columnsGone } from './columns-gone.ts';
import { compareParts, lossesOf } from './compare.ts';
import { recordDatasets, recordInvoiceTotals } from './datasets/record.ts';
import {
  appendedAgain,
  appendedBeside,
  deliveryProposals,
  rememberDelivery,
  stageDelivery,
  type ImportOptions,
} from './delivery.ts';
import { exchangeOf, needsCurrency } from './exchange.ts';
import { withSheets } from './import-sheets.ts';
import { importAnswer, noBills, type ImportAnswer } from './import-answer.ts';
import { notReplaced } from './not-replaced.ts';
import { postParts, type PostedBills } from './post.ts';
import { firstCompany, inPassing } from './first-company.ts';
import { rememberPurchases } from './purchases.ts';
import { sameElsewhere } from './same-elsewhere.ts';
import { settleAgain } from './settle.ts';

/** `sources.import`: a user's own file goes to the named company, else the one in use, but never to the demo. */
export const importBills: Handler<'sources.import'> = async ({ files, sheet, ...options }, context) => {
  const { store } = context.ports;
  const current = await store.current();
  const demo = (await store.companies()).some(({ name, demo: isDemo }) => name === current && isDemo);
  const company = context.named ?? (current === null || demo ? firstCompany : current);
  const answer = await withSheets({ files, sheet }, context, (bills) => importInto(company, bills, context, options));
  if (!context.dryRun && context.named === undefined && current !== company) await store.use(company);
  return answer;
};

/** Loads files into a company: staged and checked first, then published and posted in one transaction, or not at all. */
export async function importInto(
  company: string,
  files: readonly SourceFile[],
  context: Context,
  options: ImportOptions = {},
): Promise<ImportAnswer> {
  const { store } = context.ports;
  const lake = context.lake(company);
  const exists = (await store.companies()).some(({ name }) => name === company);
  const known = exists ? await store.company(company) : null;
  const { bills, tables } = await lake.sortFiles(files, context);
  if (bills.length === 0) return importTables(company, { known, tables, staged: noBills }, context);
  const { staged: found, isKnown } = await stageDelivery({ company, known, files: bills }, options, context);
  let kept = false;
  try {
    if (isKnown) return await importTables(company, { known, tables, staged: found }, context);
    const staged = { ...found, warnings: [...found.warnings, ...(await besideLive(found, known, lake))] };
    if (known && (await isUnchanged(staged, known)))
      return await importTables(company, { known, tables, staged }, context);
    const currency = reportingCurrency(staged, known ? await currencyOf(known) : null);
    if (!known) await checkTables(tables, context);
    if (!known && context.dryRun) return await previewFirst(company, { staged, tables, currency }, context);
    if (!known) await store.create(company, { demo: false });
    const answer = await publish(await store.company(company), { staged, tables, currency, options }, context);
    kept = !context.dryRun;
    return answer;
  } finally {
    if (!kept) await lake.discard(found.load);
  }
}

/** What is to be said of a load by what is live already. */
async function besideLive(
  staged: StagedLoad,
  known: CompanyStore | null,
  lake: CompanyLake,
): Promise<readonly LoadWarning[]> {
  if (!known) return [];
  const live = await known.liveParts();
  return [
    ...(await columnsGone(staged, known)),
    ...sameElsewhere(staged, live),
    ...(await notReplaced(staged, { known, live, lake })),
    ...appendedBeside(staged, live),
    ...appendedAgain(staged, live),
  ];
}

/** Warnings of dollars that count twice, which are said before they do. */
const saidBefore: ReadonlySet<string> = new Set([
  'SAME_BILL_ELSEWHERE',
  'NOT_REPLACED',
  'APPENDED_BESIDE',
  'APPENDED_AGAIN',
]);

type Publication = {
  readonly staged: StagedLoad;
  readonly tables: readonly FocusTable[];
  readonly currency: string;
  readonly options: ImportOptions;
};

async function publish(
  company: CompanyStore,
  { staged, tables, currency, options }: Publication,
  context: Context,
): Promise<ImportAnswer> {
  const lake = context.lake(company.name);
  return context.commit(company, async (books) => {
    const before = await books.liveParts();
    const changes = compareParts(staged.parts, before);
    const twice = staged.warnings.filter(({ code }) => saidBefore.has(code)).map(({ message }) => message);
    for (const notice of [...lossesOf(changes), ...deliveryProposals(staged), ...twice])
      context.progress({ step: 'replacing', notice });
    context.progress({ step: 'posting' });
    await keptCurrency(books, currency);
    await rememberDelivery(books, staged, options.delivery);
    await rememberPurchases(books, staged, options.purchases);
    const { load: id, version, files, warnings, columns } = staged;
    const published = await books.publish({ id, version, files, warnings, columns }, staged.parts);
    const posted = await postParts(published, {
      before,
      live: await books.liveParts(),
      policy: await billPolicyOf(books),
      exchange: await exchangeOf(books),
      lake,
      recorded: ({ producer, subject, period }) => books.recorded(producer, subject, period),
    });
    for (const batch of posted.changed) await books.record(batch);
    await releaseAccruals(books, published);
    await settleAgain(books, invoicesOf(posted.changed));
    const datasets = await recordDatasets(books, tables, lake);
    await recordInvoiceTotals(books);
    const outcome = context.dryRun ? 'checked' : 'published';
    return importAnswer({ outcome, company: company.name, staged, changes, posted, datasets });
  });
}

type Tables = {
  readonly known: CompanyStore | null;
  readonly tables: readonly FocusTable[];
  /** Bills that are loaded already, if any. */
  readonly staged: StagedLoad;
};

/** Keeps what other datasets say, where no bill is new. */
async function importTables(
  company: string,
  { known, tables, staged }: Tables,
  context: Context,
): Promise<ImportAnswer> {
  const plainParts = plain(staged.parts);
  const answer = { company, staged, changes: compareParts(plainParts, plainParts), posted: null };
  if (tables.length === 0) {
    // What is in place may be what the same command under the same key has just published.
    const before = (await context.remembered()) as ImportAnswer | null;
    return before ?? importAnswer({ ...answer, outcome: 'unchanged', datasets: [] });
  }
  if (!known) await checkTables(tables, context);
  if (!known && context.dryRun) {
    const datasets = tables.map(({ dataset, file, rows }) => ({
      dataset,
      file,
      rows: rows.length,
      changed: rows.length,
    }));
    return importAnswer({ ...answer, outcome: 'checked', datasets });
  }
  const { store } = context.ports;
  if (!known) await store.create(company, { demo: false });
  return context.commit(await store.company(company), async (books) => {
    const datasets = await recordDatasets(books, tables, context.lake(company));
    await recordInvoiceTotals(books);
    const outcome = datasets.every(({ changed }) => changed === 0)
      ? 'unchanged'
      : context.dryRun
        ? 'checked'
        : 'published';
    return importAnswer({ ...answer, outcome, datasets });
  });
}

/** Refuses what other datasets cannot say before there is a company, so that none is left behind. */
async function checkTables(tables: readonly FocusTable[], context: Context): Promise<void> {
  if (tables.length === 0) return;
  await inPassing(context, (company) =>
    context.commit(company, (books) => recordDatasets(books, tables, context.lake(company.name))),
  );
}

function invoicesOf(batches: PostedBills['changed']): ReadonlySet<string> {
  const postings = batches.flatMap((batch) => batch.postings);
  return new Set(postings.flatMap(({ dimensions }) => dimensions.invoice ?? []));
}

/** A dry run before the company exists: everything but the store. */
async function previewFirst(
  company: string,
  { staged, tables, currency }: Omit<Publication, 'options'>,
  context: Context,
): Promise<ImportAnswer> {
  const parts = staged.parts.map(
    (part, index): Part => ({ ...part, id: `${staged.load}-${index}`, load: staged.load }),
  );
  const posted = await postParts(parts, {
    before: [],
    live: parts,
    policy: defaultBillPolicy,
    exchange: { reporting: currency, rates: [] },
    lake: context.lake(company),
    recorded: async () => null,
  });
  const datasets = tables.map(({ dataset, file, rows }) => ({
    dataset,
    file,
    rows: rows.length,
    changed: rows.length,
  }));
  return importAnswer({
    outcome: 'checked',
    company,
    staged,
    changes: compareParts(staged.parts, []),
    posted,
    datasets,
  });
}

/** The currency that the books are kept in: that of the company, else the one of its first bill. Refuses NEEDS_RATE for several. */
function reportingCurrency({ parts }: StagedLoad, functional: string | null): string {
  const found = [...new Set(parts.map(({ currency }) => currency))].sort((a, b) => (a < b ? -1 : 1));
  const [only] = found;
  if (functional !== null) return functional;
  if (only !== undefined && found.length === 1) return only;
  throw needsCurrency(found);
}

/** The same files again: every part is live already and came from a load of exactly these files. */
async function isUnchanged(staged: StagedLoad, company: CompanyStore): Promise<boolean> {
  const hashes = (load: Pick<LoadRecord, 'files'>): string =>
    load.files
      .map(({ sha256 }) => sha256)
      .sort()
      .join();
  const twins = (await company.loads()).filter((load) => hashes(load) === hashes(staged));
  return twins.some(({ parts }) =>
    compareParts(
      plain(staged.parts),
      parts.filter(({ live }) => live),
    ).every(({ change }) => change === 'same'),
  );
}

/** Parts without how they are delivered: what they hold. */
function plain(parts: StagedLoad['parts']): StagedLoad['parts'] {
  return parts.map(({ appended: _, ...part }) => part);
}
